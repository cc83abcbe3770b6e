//! The forms in which a law is explained: a given list. Law 14/2012/QH13, article 11, names eight; Decree 49/2024/NĐ-CP names
//! eight kinds of grassroots information; plans name them more closely.

use kit::i18n::Lang;

/// A form in which a law is explained.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// Its stored name; never changes.
    pub key: &'static str,
    /// Its Vietnamese name.
    pub name_vi: &'static str,
    /// Its English name.
    pub name_en: &'static str,
    /// The point of Law 14/2012/QH13, article 11, under which it falls: 1 to 8.
    pub law: u8,
    /// The kind of grassroots information of Decree 49/2024/NĐ-CP that it is, 1 to 8 in the order of [`DECREE`]; 0 for none.
    pub decree: u8,
    /// How texts name it, folded.
    pub phrases: &'static [&'static str],
}

impl Form {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &'static str {
        if lang == Lang::En { self.name_en } else { self.name_vi }
    }
}

/// The form with a stored name.
pub fn form(key: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.key == key)
}

/// The forms of Law 14/2012/QH13, article 11, in our words: Vietnamese and English.
pub const LAW: [(&str, &str); 8] = [
    ("Họp báo, thông cáo báo chí", "Press conferences and press releases"),
    ("Phổ biến trực tiếp, tư vấn, cung cấp tài liệu", "In person, by advice, by handing out documents"),
    (
        "Phương tiện thông tin đại chúng, loa, mạng, pa-nô, niêm yết",
        "Mass media, loudspeakers, internet, posters, notices",
    ),
    ("Thi tìm hiểu pháp luật", "Contests about the law"),
    (
        "Qua xét xử, tiếp dân, trợ giúp pháp lý, hòa giải",
        "In courts, at receptions, by legal aid and mediation",
    ),
    ("Lồng ghép trong văn hóa, câu lạc bộ, tủ sách pháp luật", "Within culture, clubs, law bookshelves"),
    ("Trong nhà trường", "In schools"),
    ("Hình thức khác phù hợp với từng đối tượng", "Other forms that fit an audience"),
];

/// The kinds of grassroots information of Decree 49/2024/NĐ-CP, in our words: Vietnamese and English.
pub const DECREE: [(&str, &str); 8] = [
    ("Đài truyền thanh cấp xã", "Commune loudspeaker stations"),
    ("Bảng tin công cộng", "Public notice boards"),
    ("Bản tin", "Bulletins"),
    ("Tài liệu không kinh doanh", "Non-commercial documents"),
    ("Tuyên truyền viên trực tiếp", "Speakers in person"),
    ("Cổng, trang thông tin điện tử", "Portals and websites"),
    ("Mạng xã hội, ứng dụng nhắn tin", "Social networks and messaging"),
    ("Tin nhắn viễn thông", "Text messages"),
];

const fn form_of(
    key: &'static str,
    [name_vi, name_en]: [&'static str; 2],
    (law, decree): (u8, u8),
    phrases: &'static [&'static str],
) -> Form {
    Form { key, name_vi, name_en, law, decree, phrases }
}

/// The portal, where articles are published.
pub const PORTAL: Form =
    form_of("portal", ["Cổng thông tin điện tử", "Portal"], (3, 6), &["cong thong tin dien tu"]);

/// Every form, in the order in which a matrix shows them.
pub const FORMS: &[Form] = &[
    form_of(
        "press_conference",
        ["Họp báo, thông cáo báo chí", "Press conferences, releases"],
        (1, 0),
        &["hop bao", "thong cao bao chi"],
    ),
    form_of("print", ["Báo in", "Newspapers"], (3, 0), &["bao in"]),
    form_of("radio", ["Báo nói", "Radio"], (3, 0), &["bao noi", "dai phat thanh"]),
    form_of("television", ["Báo hình", "Television"], (3, 0), &["bao hinh", "truyen hinh"]),
    form_of("online_press", ["Báo điện tử", "Online newspapers"], (3, 0), &["bao dien tu"]),
    PORTAL,
    form_of(
        "websites",
        ["Trang thông tin điện tử của cơ quan", "Websites of agencies"],
        (3, 6),
        &["trang thong tin dien tu", "cac trang thong tin dien tu", "trang web", "website"],
    ),
    form_of(
        "platforms",
        ["Nền tảng công nghệ", "Digital platforms"],
        (3, 7),
        &["nen tang cong nghe", "nen tang so"],
    ),
    form_of("social", ["Mạng xã hội", "Social networks"], (3, 7), &["mang xa hoi"]),
    form_of("graphics", ["Đồ họa", "Graphics"], (3, 7), &["do hoa", "infographic"]),
    form_of(
        "clips",
        ["Đoạn phim ngắn", "Short clips"],
        (3, 7),
        &["doan phim ngan", "video clip", "video ngan", "clip ngan"],
    ),
    form_of(
        "livestream",
        ["Chương trình phát trực tiếp", "Live broadcasts"],
        (3, 7),
        &["chuong trinh phat truc tiep", "phat truc tiep", "livestream"],
    ),
    form_of(
        "apps",
        ["Ứng dụng", "Apps"],
        (3, 7),
        &["ung dung chuc nang", "cac ung dung", "ung dung di dong"],
    ),
    form_of("messages", ["Tin nhắn", "Text messages"], (3, 8), &["tin nhan"]),
    form_of(
        "forum",
        ["Diễn đàn Dân hỏi - Chính quyền trả lời", "Forum: people ask, the authorities answer"],
        (2, 0),
        &["dan hoi - chinh quyen tra loi", "dan hoi, chinh quyen tra loi", "doi thoai"],
    ),
    form_of(
        "district_loudspeakers",
        ["Truyền thanh cấp huyện", "District loudspeakers"],
        (3, 0),
        &["truyen thanh cap huyen"],
    ),
    form_of(
        "loudspeakers",
        ["Truyền thanh cấp xã", "Commune loudspeakers"],
        (3, 1),
        &[
            "truyen thanh cap xa",
            "truyen thanh cap huyen, cap xa",
            "loa truyen thanh",
            "dai truyen thanh",
            "truyen thanh co so",
        ],
    ),
    form_of(
        "boards",
        ["Bảng tin công cộng", "Public notice boards"],
        (3, 2),
        &["bang tin cong cong", "bang tin"],
    ),
    form_of(
        "posters",
        ["Pa-nô, áp phích, băng rôn", "Posters and banners"],
        (3, 0),
        &["pa-no", "pano", "ap phich", "ap-phich", "bang ron", "co dong truc quan", "tranh co dong"],
    ),
    form_of(
        "cultural_points",
        ["Tụ điểm sinh hoạt văn hóa", "Places of cultural life"],
        (6, 0),
        &["tu diem sinh hoat van hoa"],
    ),
    form_of(
        "community_points",
        ["Sinh hoạt cộng đồng", "Community gatherings"],
        (6, 0),
        &["sinh hoat cong dong", "sinh hoat khu pho", "sinh hoat to dan pho"],
    ),
    form_of("bulletins", ["Bản tin", "Bulletins"], (2, 3), &["ban tin"]),
    form_of(
        "documents",
        ["Tài liệu không kinh doanh", "Non-commercial documents"],
        (2, 4),
        &["tai lieu khong kinh doanh", "tai lieu tuyen truyen", "to roi", "to gap", "so tay"],
    ),
    form_of("bookshelves", ["Tủ sách pháp luật", "Law bookshelves"], (6, 0), &["tu sach phap luat"]),
    form_of(
        "e_bookshelf",
        ["Tủ sách điện tử", "Electronic law bookshelf"],
        (6, 7),
        &["tu sach dien tu", "tu sach phap luat dien tu"],
    ),
    form_of(
        "post_offices",
        ["Điểm bưu điện - văn hóa xã", "Commune post offices"],
        (6, 0),
        &["diem buu dien - van hoa xa", "buu dien - van hoa xa", "buu dien van hoa xa"],
    ),
    form_of(
        "mobile",
        ["Tuyên truyền lưu động", "Mobile outreach"],
        (3, 0),
        &["tuyen truyen luu dong", "thong tin, tuyen truyen luu dong", "luu dong"],
    ),
    form_of("conferences", ["Hội nghị", "Conferences"], (2, 0), &["hoi nghi"]),
    form_of(
        "agency_conferences",
        ["Hội nghị quán triệt của cơ quan", "Conferences of agencies for their officials"],
        (2, 0),
        &["hoi nghi do cac so", "hoi nghi do cac co quan", "hoi nghi quan triet"],
    ),
    form_of("seminars", ["Hội thảo, tọa đàm", "Seminars"], (2, 0), &["hoi thao", "toa dam"]),
    form_of("contests", ["Cuộc thi tìm hiểu", "Contests"], (4, 0), &["cuoc thi", "hoi thi", "thi tim hieu"]),
    form_of(
        "training",
        ["Tập huấn chuyên đề", "Thematic training"],
        (2, 0),
        &["tap huan chuyen de", "tap huan"],
    ),
    form_of(
        "rapporteurs",
        ["Báo cáo viên", "Rapporteurs"],
        (2, 5),
        &["doi ngu bao cao vien", "bao cao vien"],
    ),
    form_of(
        "rapporteur_training",
        ["Bồi dưỡng báo cáo viên", "Training of rapporteurs"],
        (2, 0),
        &["boi duong nghiep vu cong tac bao cao vien", "boi duong nghiep vu"],
    ),
    form_of("oral", ["Tuyên truyền miệng", "Oral information"], (2, 5), &["tuyen truyen mieng"]),
    form_of(
        "advice",
        ["Tiếp dân, tư vấn, trợ giúp pháp lý, hòa giải", "Receptions, advice, legal aid, mediation"],
        (5, 0),
        &["tro giup phap ly", "hoa giai", "tiep cong dan", "tu van phap luat"],
    ),
    form_of(
        "clubs",
        ["Câu lạc bộ, văn nghệ", "Clubs, performances"],
        (6, 0),
        &["cau lac bo", "van nghe", "san khau hoa"],
    ),
    form_of(
        "schools",
        ["Trong nhà trường", "In schools"],
        (7, 0),
        &["nha truong", "truong hoc", "ngoai khoa", "hoc sinh, sinh vien"],
    ),
    form_of("other", ["Hình thức khác", "Other forms"], (8, 0), &[]),
];
