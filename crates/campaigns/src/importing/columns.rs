//! The columns of a table of activities, and the Vietnamese and English heads by which they are recognised.

use kit::i18n::Lang;
use strum::{EnumIter, IntoEnumIterator};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter)]
pub enum Column {
    /// The name in Vietnamese.
    NameVi,
    /// The name in English.
    NameEn,
    /// The form.
    Form,
    /// The agency that leads.
    Lead,
    /// The partner agencies.
    Partners,
    /// The themes.
    Themes,
    /// The areas.
    Areas,
    /// The first day.
    Starts,
    /// The last day.
    Due,
    /// The recurrence.
    Every,
    /// The product.
    Product,
    /// The target number of things.
    Things,
    /// The target number of attendances.
    Audience,
    /// The target number of copies.
    Copies,
    /// The target number of airings.
    Airings,
    /// The budget, in Vietnamese dong.
    Budget,
    /// The number of the parent activity.
    Parent,
}

impl Column {
    /// The head of the column in a template, in Vietnamese and English, and the heads that are recognised, folded.
    fn heads(self) -> ([&'static str; 2], &'static [&'static str]) {
        match self {
            Self::NameVi => (
                ["Nội dung hoạt động", "Activity"],
                &[
                    "noi dung hoat dong",
                    "hoat dong",
                    "noi dung",
                    "nhiem vu",
                    "ten hoat dong",
                    "activity",
                    "name",
                    "task",
                ],
            ),
            Self::NameEn => (
                ["Nội dung tiếng Anh", "Activity in English"],
                &["noi dung tieng anh", "tieng anh", "activity in english", "name in english", "english"],
            ),
            Self::Form => (["Hình thức", "Form"], &["hinh thuc", "form"]),
            Self::Lead => (
                ["Cơ quan chủ trì", "Lead agency"],
                &["co quan chu tri", "chu tri", "don vi chu tri", "lead agency", "lead"],
            ),
            Self::Partners => (
                ["Cơ quan phối hợp", "Partner agencies"],
                &["co quan phoi hop", "phoi hop", "don vi phoi hop", "partner agencies", "partners"],
            ),
            Self::Themes => (["Chủ đề", "Themes"], &["chu de", "noi dung trong tam", "themes", "theme"]),
            Self::Areas => (["Địa bàn", "Areas"], &["dia ban", "areas", "area"]),
            Self::Starts => (
                ["Ngày bắt đầu", "First day"],
                &["ngay bat dau", "bat dau", "tu ngay", "first day", "start", "starts"],
            ),
            Self::Due => (
                ["Thời hạn", "Due"],
                &["thoi han", "han", "den ngay", "ngay ket thuc", "han hoan thanh", "due", "end", "last day"],
            ),
            Self::Every => (["Lặp lại", "Recurs"], &["lap lai", "chu ky", "recurs", "recurrence", "every"]),
            Self::Product => (["Sản phẩm", "Product"], &["san pham", "ket qua", "product"]),
            Self::Things => (["Số việc", "Things"], &["so viec", "so luong", "things"]),
            Self::Audience => (
                ["Số lượt người dự", "Attendances"],
                &["so luot nguoi du", "luot nguoi", "so luot nguoi", "attendances", "audience"],
            ),
            Self::Copies => (["Số bản phát ra", "Copies"], &["so ban phat ra", "so ban", "copies"]),
            Self::Airings => (["Số lượt phát", "Airings"], &["so luot phat", "luot phat", "airings"]),
            Self::Budget => (
                ["Kinh phí (đồng)", "Budget (dong)"],
                &["kinh phi (dong)", "kinh phi", "budget (dong)", "budget"],
            ),
            Self::Parent => (
                ["Thuộc hoạt động số", "Part of number"],
                &["thuoc hoat dong so", "thuoc hoat dong", "part of number", "part of"],
            ),
        }
    }

    /// The head of the column in a template.
    pub fn name(self, lang: Lang) -> &'static str {
        self.heads().0[usize::from(lang == Lang::En)]
    }

    /// All columns.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// The column of a field of an activity; none for fields whose errors name no column.
    pub fn of_field(field: &str) -> Option<Self> {
        Some(match field {
            "name_vi" => Self::NameVi,
            "name_en" => Self::NameEn,
            "form" => Self::Form,
            "lead" => Self::Lead,
            "starts" => Self::Starts,
            "due" => Self::Due,
            "product" => Self::Product,
            "things" => Self::Things,
            "audience" => Self::Audience,
            "copies" => Self::Copies,
            "airings" => Self::Airings,
            "budget" => Self::Budget,
            _ => return None,
        })
    }

    /// The column with this head; none for an unknown head.
    pub fn of(head: &str) -> Option<Self> {
        let head = viet::fold(head).to_lowercase();
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::iter().find(|column| column.heads().1.contains(&head.as_str()))
    }
}

/// Whether a row contains the heads of a table: the Vietnamese name and at least one more column.
pub(super) fn are_heads(line: &[String]) -> bool {
    let columns: Vec<Column> = line.iter().filter_map(|head| Column::of(head)).collect();
    columns.contains(&Column::NameVi) && columns.len() >= 2
}

/// A template for a table, as a CSV file that Excel opens: the heads and one example row.
pub fn sample(lang: Lang, example: &[(Column, &str)]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}"));
    let columns: Vec<Column> = Column::iter().collect();
    let heads = columns.iter().map(|column| column.name(lang));
    let cell = |column: &Column| example.iter().find(|(of, _)| of == column).map_or("", |(_, text)| text);
    // Writing to memory does not fail.
    let _ = writer.write_record(heads);
    let _ = writer.write_record(columns.iter().map(cell));
    writer.into_inner().unwrap_or_default()
}
