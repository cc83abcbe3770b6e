//! Themes and activities for tests of pure rules.

use uuid::Uuid;

use crate::model::{Activity, Figures, Theme};

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn theme(number: u128, parent: Option<u128>) -> Theme {
    Theme {
        id: id(number),
        campaign: id(1),
        parent: parent.map(id),
        slug: format!("chu-de-{number}"),
        name_vi: String::new(),
        name_en: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
    }
}

pub(crate) fn activity(form: &str, themes: &[u128]) -> Activity {
    Activity {
        id: id(100),
        campaign: id(1),
        number: 1,
        form: form.into(),
        name_vi: "Một việc".into(),
        name_en: String::new(),
        lead: None,
        parent: None,
        partners: Vec::new(),
        partner_words: String::new(),
        themes: themes.iter().map(|number| id(*number)).collect(),
        areas: Vec::new(),
        starts: None,
        due: None,
        every: None,
        due_words: String::new(),
        product: String::new(),
        targets: Figures::default(),
        budget: None,
        cancelled: None,
        source: String::new(),
    }
}

/// Two top themes, 10 and 20; 12 is a part of 11, and 11 is a part of 10.
pub(crate) fn themes() -> Vec<Theme> {
    vec![theme(10, None), theme(11, Some(10)), theme(12, Some(11)), theme(20, None)]
}
