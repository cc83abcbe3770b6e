//! The parts of a DOCX other than its text.

use super::text::typed;
use crate::model::Paper;

pub(super) const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

pub(super) const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

pub(super) const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"#;

/// The header with the page number, at the top centre.
pub(super) const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Centre"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#;

/// The part that holds the title and the language of the file.
pub(super) fn core(paper: &Paper) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>",
        typed(&paper.title),
        paper.lang.code()
    )
}

/// The styles: Times New Roman, 14 points, as Decree 30/2020/ND-CP requires.
pub(super) fn styles(paper: &Paper) -> String {
    let lang = if paper.lang.code() == "vi" { "vi-VN" } else { "en-GB" };
    let mut all = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \
         w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/><w:sz \
         w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"{lang}\"/></w:rPr></w:rPrDefault></w:docDefaults>",
        super::NAMESPACE
    );
    let (centre, left) = ("<w:jc w:val=\"center\"/>", "<w:jc w:val=\"left\"/>");
    let keep = "<w:keepNext/>";
    for (id, name, paragraph, run) in [
        ("Normal", "Normal", "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"276\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>".to_owned(), ""),
        ("Plain", "Plain", format!("<w:spacing w:before=\"0\" w:after=\"0\"/><w:ind w:firstLine=\"0\"/>{left}"), ""),
        ("Centre", "Centre", format!("<w:spacing w:before=\"0\" w:after=\"0\"/><w:ind w:firstLine=\"0\"/>{centre}"), ""),
        ("Title", "Title", format!("{keep}<w:spacing w:before=\"240\" w:after=\"0\"/><w:ind w:firstLine=\"0\"/>{centre}"), "<w:b/>"),
        ("Subtitle", "Subtitle", format!("{keep}<w:spacing w:before=\"0\" w:after=\"240\"/><w:ind w:firstLine=\"0\"/>{centre}"), "<w:b/>"),
        ("Heading1", "heading 1", format!("{keep}<w:spacing w:before=\"180\" w:after=\"60\"/><w:ind w:firstLine=\"567\"/><w:outlineLvl w:val=\"0\"/>"), "<w:b/>"),
        ("Heading2", "heading 2", format!("{keep}<w:spacing w:before=\"120\" w:after=\"60\"/><w:ind w:firstLine=\"567\"/><w:outlineLvl w:val=\"1\"/>"), "<w:b/>"),
        ("Heading3", "heading 3", format!("{keep}<w:spacing w:before=\"120\" w:after=\"60\"/><w:ind w:firstLine=\"567\"/><w:outlineLvl w:val=\"2\"/>"), "<w:b/><w:i/>"),
        ("Note", "Note", format!("<w:spacing w:before=\"60\" w:after=\"60\"/><w:ind w:firstLine=\"0\"/>{left}"), "<w:i/><w:sz w:val=\"22\"/>"),
        ("TableTitle", "Table title", format!("{keep}<w:spacing w:before=\"180\" w:after=\"60\"/><w:ind w:firstLine=\"0\"/>{centre}"), "<w:b/><w:sz w:val=\"26\"/>"),
        ("TableHead", "Table head", format!("<w:spacing w:before=\"40\" w:after=\"40\"/><w:ind w:firstLine=\"0\"/>{centre}"), "<w:b/><w:sz w:val=\"22\"/>"),
        ("TableText", "Table text", format!("<w:spacing w:before=\"40\" w:after=\"40\"/><w:ind w:firstLine=\"0\"/>{left}"), "<w:sz w:val=\"22\"/>"),
        ("TableNumber", "Table number", "<w:spacing w:before=\"40\" w:after=\"40\"/><w:ind w:firstLine=\"0\"/><w:jc w:val=\"right\"/>".to_owned(), "<w:sz w:val=\"22\"/>"),
    ] {
        let default = if id == "Normal" { " w:default=\"1\"" } else { "" };
        let based = if id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
        all.push_str(&format!(
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|edge| format!("<w:{edge} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
        .concat();
    all.push_str(&format!(
        "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>\
         </w:tblPr></w:style></w:styles>"
    ));
    all
}
