//! The one layout of all mails: plain HTML that suits phones and dark screens, and the same content as text.

use std::fmt::Write;

use askama::Template;
use jiff::Timestamp;
use kit::i18n::Lang;

use crate::{NewMail, t};

/// The content of a mail.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// The language.
    pub lang: Lang,
    /// The name of the site that sends it.
    pub site: String,
    /// The heading.
    pub title: String,
    /// Paragraphs below the heading.
    pub paragraphs: Vec<String>,
    /// Lists of things, one list for each kind.
    pub groups: Vec<LetterGroup>,
    /// The button for the one act that the mail asks for: its label and address.
    pub button: Option<(String, String)>,
    /// The lines that say why the person gets this mail, and how to stop it.
    pub foot: Vec<String>,
}

/// A list of things of one kind.
#[derive(Clone, Debug, Default)]
pub struct LetterGroup {
    /// The heading.
    pub title: String,
    /// The things.
    pub items: Vec<LetterItem>,
}

/// A thing, with the address of its page.
#[derive(Clone, Debug, Default)]
pub struct LetterItem {
    /// Its name.
    pub title: String,
    /// The address of its page; may be empty.
    pub href: String,
    /// One line about it; may be empty.
    pub note: String,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Page<'a> {
    letter: &'a Letter,
    automatic: String,
}

impl Letter {
    /// The letter as a mail to an address, with a key that no other mail has.
    ///
    /// # Errors
    /// When the layout fails.
    pub fn mail(&self, key: String, to: String, not_before: Timestamp) -> Result<NewMail, askama::Error> {
        let (lang, subject, text, html) = (self.lang, self.title.clone(), self.text(), self.html()?);
        Ok(NewMail { key, to, lang, subject, text, html, not_before })
    }

    /// The mail as HTML.
    ///
    /// # Errors
    /// When the layout fails.
    pub fn html(&self) -> Result<String, askama::Error> {
        Page { letter: self, automatic: self.automatic() }.render()
    }

    /// The mail as plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        // Writing to a String cannot fail.
        for paragraph in &self.paragraphs {
            let _ = write!(text, "\n{paragraph}\n");
        }
        for group in &self.groups {
            let _ = write!(text, "\n{}\n", group.title);
            for item in &group.items {
                let _ = writeln!(text, "- {}", item.title);
                for more in [&item.note, &item.href].into_iter().filter(|more| !more.is_empty()) {
                    let _ = writeln!(text, "  {more}");
                }
            }
        }
        if let Some((words, href)) = &self.button {
            let _ = write!(text, "\n{words}:\n{href}\n");
        }
        let _ = write!(text, "\n-- \n{}\n{}\n", self.site, self.automatic());
        for line in &self.foot {
            let _ = writeln!(text, "{line}");
        }
        text
    }

    fn automatic(&self) -> String {
        t!(self.lang, "mail-automatic")
    }
}
