//! The text of a DOCX: escaped, in paragraphs and runs.

use quick_xml::escape::escape;

use crate::clean::clean;

/// The formatting of a run, where it differs from the style of its paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    size: u32,
    bold: bool,
    italic: bool,
    underlined: bool,
}

impl Look {
    pub(super) const PLAIN: Self = Self { size: 0, bold: false, italic: false, underlined: false };

    /// A look of a size, in half points.
    pub(super) fn size(size: u32) -> Self {
        Self { size, ..Self::PLAIN }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    pub(super) fn underlined(self) -> Self {
        Self { underlined: true, ..self }
    }

    fn properties(self) -> String {
        let mut all = String::new();
        if self.bold {
            all.push_str("<w:b/>");
        }
        if self.italic {
            all.push_str("<w:i/>");
        }
        if self.size > 0 {
            all.push_str(&format!("<w:sz w:val=\"{}\"/>", self.size));
        }
        if self.underlined {
            all.push_str("<w:u w:val=\"single\"/>");
        }
        if all.is_empty() { all } else { format!("<w:rPr>{all}</w:rPr>") }
    }
}

/// A text of people, escaped for XML.
pub(super) fn typed(words: &str) -> String {
    escape(clean(words).as_str()).into_owned()
}

/// A text as a run; line ends stay line ends.
pub(super) fn runs(words: &str, look: Look) -> String {
    if words.is_empty() {
        return String::new();
    }
    let text = typed(words).replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:r>{}<w:t xml:space=\"preserve\">{text}</w:t></w:r>", look.properties())
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}
