//! A past to import: posts of three years as WordPress exports them (WXR 1.2). The same posts come out each time, so that two
//! runs import the same.

use std::io::{self, Write};
use std::ops::Range;
use std::time::Duration;

/// The days that the posts spread over: 2022, 2023 and 2024, in the city's time.
pub(super) const DAYS: u64 = 365 + 365 + 366;

/// 1 January 2021, from which this file counts, in seconds since 1970.
const EPOCH: u64 = 1_609_459_200;

/// The first day of the posts, from [`EPOCH`].
const FIRST_DAY: u64 = 365;

const DAY: u64 = 86_400;

/// The city is seven hours ahead of UTC, all year.
const AHEAD: u64 = 7 * 3_600;

const SEED: u64 = 98;

/// A body's least length in bytes; the sentence that reaches it is finished.
const BODY: usize = 1_450;

const CATEGORIES: [(&str, &str); 40] = [
    ("giao-duc", "Giáo dục"),
    ("y-te", "Y tế"),
    ("giao-thong", "Giao thông"),
    ("moi-truong", "Môi trường"),
    ("nha-o", "Nhà ở"),
    ("dat-dai", "Đất đai"),
    ("quy-hoach", "Quy hoạch"),
    ("xay-dung", "Xây dựng"),
    ("cap-nuoc", "Cấp nước"),
    ("thoat-nuoc", "Thoát nước"),
    ("chieu-sang", "Chiếu sáng"),
    ("cay-xanh", "Cây xanh"),
    ("van-hoa", "Văn hóa"),
    ("the-thao", "Thể thao"),
    ("du-lich", "Du lịch"),
    ("thu-vien", "Thư viện"),
    ("di-san", "Di sản"),
    ("lao-dong", "Lao động"),
    ("viec-lam", "Việc làm"),
    ("an-sinh-xa-hoi", "An sinh xã hội"),
    ("tre-em", "Trẻ em"),
    ("nguoi-cao-tuoi", "Người cao tuổi"),
    ("nguoi-khuyet-tat", "Người khuyết tật"),
    ("thanh-nien", "Thanh niên"),
    ("phu-nu", "Phụ nữ"),
    ("kinh-te", "Kinh tế"),
    ("dau-tu", "Đầu tư"),
    ("thuong-mai", "Thương mại"),
    ("nong-nghiep", "Nông nghiệp"),
    ("cong-nghiep", "Công nghiệp"),
    ("khoa-hoc", "Khoa học"),
    ("chuyen-doi-so", "Chuyển đổi số"),
    ("cai-cach-hanh-chinh", "Cải cách hành chính"),
    ("tu-phap", "Tư pháp"),
    ("phong-chay-chua-chay", "Phòng cháy, chữa cháy"),
    ("trat-tu-do-thi", "Trật tự đô thị"),
    ("quoc-phong", "Quốc phòng"),
    ("doi-ngoai", "Đối ngoại"),
    ("thong-bao", "Thông báo"),
    ("van-ban-moi", "Văn bản mới"),
];

const SUBJECTS: [&str; 10] = [
    "Ủy ban nhân dân phường",
    "Ủy ban nhân dân xã",
    "Hội đồng nhân dân",
    "Tổ công tác",
    "Ban quản lý dự án",
    "Trung tâm phục vụ hành chính công",
    "Tổ dân phố",
    "Công an phường",
    "Trạm y tế",
    "Ban giám hiệu nhà trường",
];

const VERBS: [&str; 10] = [
    "tiếp nhận",
    "kiểm tra",
    "công khai",
    "cập nhật",
    "rà soát",
    "giải quyết",
    "trả lời",
    "tổng hợp",
    "theo dõi",
    "thảo luận về",
];

const OBJECTS: [&str; 12] = [
    "kiến nghị của người dân",
    "kế hoạch sửa chữa tuyến đường",
    "hồ sơ đăng ký khai sinh",
    "danh sách hộ được hỗ trợ",
    "tiến độ xây dựng trường học",
    "phương án thoát nước mùa mưa",
    "báo cáo thu, chi ngân sách",
    "ý kiến góp ý về quy hoạch",
    "phản ánh về rác thải",
    "đề nghị cấp phép xây dựng",
    "thủ tục hành chính còn chậm",
    "kết quả khám sức khỏe cho trẻ em",
];

const CIRCUMSTANCES: [&str; 10] = [
    "trong tháng này",
    "trước ngày 30",
    "tại buổi đối thoại cuối tuần",
    "theo đúng thời hạn",
    "trên toàn địa bàn",
    "cùng các đơn vị liên quan",
    "tại trụ sở và qua mạng",
    "sau khi lấy ý kiến người dân",
    "trong quý tới",
    "theo quy định hiện hành",
];

const NAMESPACES: &str = "xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:wp=\"http://wordpress.org/export/1.2/\"";

/// Chance that comes out the same each time: SplitMix64 (Steele, Lea and Flood 2014).
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    pub(super) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("less than a usize")
    }

    /// A clause with subject, verb and object, without a full stop.
    fn clause(&mut self) -> String {
        format!("{} {} {}", self.pick(&SUBJECTS), self.pick(&VERBS), self.pick(&OBJECTS))
    }

    fn sentence(&mut self) -> String {
        format!("{} {}.", self.clause(), self.pick(&CIRCUMSTANCES))
    }

    fn body(&mut self) -> String {
        let mut body = String::new();
        while body.len() < BODY {
            let sentences: Vec<String> = (0..3).map(|_| self.sentence()).collect();
            body.push_str("<!-- wp:paragraph -->\n<p>");
            body.push_str(&sentences.join(" "));
            body.push_str("</p>\n<!-- /wp:paragraph -->\n");
        }
        body
    }
}

/// Writes one export with the posts of these numbers, of `total` that spread evenly over the three years.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(out: &mut impl Write, posts: Range<usize>, total: usize) -> io::Result<()> {
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>
<rss version=\"2.0\" {NAMESPACES}>
<channel>
<title>Tin thành phố</title>
<link>https://tin.example</link>
<description>Tin đã đăng</description>
<language>vi</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://tin.example</wp:base_site_url>
<wp:base_blog_url>https://tin.example</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[bientap]]></wp:author_login>\
         <wp:author_display_name><![CDATA[Ban biên tập]]></wp:author_display_name></wp:author>
"
    )?;
    for (number, (slug, name)) in CATEGORIES.iter().enumerate() {
        writeln!(
            out,
            "<wp:category><wp:term_id>{}</wp:term_id><wp:category_nicename><![CDATA[{slug}]]></wp:category_nicename>\
             <wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>",
            number + 1
        )?;
    }
    for number in posts {
        post(out, number, total)?;
    }
    out.write_all(b"</channel>\n</rss>\n")
}

fn post(out: &mut impl Write, number: usize, total: usize) -> io::Result<()> {
    // Each post has a chance of its own, so that it is the same in any file.
    let mut chance = Chance(SEED ^ ((number as u64) << 16));
    let second = FIRST_DAY * DAY + DAYS * DAY * number as u64 / total as u64;
    let utc = second - AHEAD;
    let (slug, category) = CATEGORIES[chance.below(CATEGORIES.len())];
    let title = chance.clause();
    let summary = chance.sentence();
    let id = number + 1;
    write!(
        out,
        "<item>
<title><![CDATA[{title}]]></title>
<link>https://tin.example/tin/{id}/</link>
<pubDate>{} +0000</pubDate>
<dc:creator><![CDATA[bientap]]></dc:creator>
<guid isPermaLink=\"false\">https://tin.example/?p={id}</guid>
<description></description>
<content:encoded><![CDATA[{}]]></content:encoded>
<excerpt:encoded><![CDATA[{summary}]]></excerpt:encoded>
<wp:post_id>{id}</wp:post_id>
<wp:post_date><![CDATA[{}]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{}]]></wp:post_date_gmt>
<wp:post_modified><![CDATA[{}]]></wp:post_modified>
<wp:post_modified_gmt><![CDATA[{}]]></wp:post_modified_gmt>
<wp:comment_status><![CDATA[closed]]></wp:comment_status>
<wp:ping_status><![CDATA[closed]]></wp:ping_status>
<wp:post_name><![CDATA[tin-{id}]]></wp:post_name>
<wp:status><![CDATA[publish]]></wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type><![CDATA[post]]></wp:post_type>
<wp:post_password></wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
<category domain=\"category\" nicename=\"{slug}\"><![CDATA[{category}]]></category>
</item>
",
        mail_date(utc),
        chance.body(),
        sql_date(second),
        sql_date(utc),
        sql_date(second),
        sql_date(utc)
    )
}

/// Paragraphs of at least so many bytes together, the same ones each time for a seed.
pub(super) fn paragraphs(seed: u64, bytes: usize) -> Vec<String> {
    let mut chance = Chance(SEED ^ (seed << 16));
    let mut paragraphs: Vec<String> = Vec::new();
    while paragraphs.iter().map(String::len).sum::<usize>() < bytes {
        let sentences: Vec<String> = (0..3).map(|_| chance.sentence()).collect();
        paragraphs.push(sentences.join(" "));
    }
    paragraphs
}

/// The moment at this share of the way from the newest post's day back to the oldest, in milliseconds since 1970.
pub(super) fn millisecond(depth: f64) -> u64 {
    let back = Duration::from_secs(DAYS * DAY).mul_f64(depth).as_secs();
    (EPOCH + (FIRST_DAY + DAYS) * DAY - AHEAD - back) * 1_000
}

/// Year, month and day of one of the [`DAYS`], counted from 0.
pub(super) fn date(day: u64) -> (u64, u64, u64) {
    civil(FIRST_DAY + day)
}

/// The Gregorian date so many days after 1 January 2021; right until 2099.
fn civil(mut day: u64) -> (u64, u64, u64) {
    let mut year = 2021;
    loop {
        let leap = u64::from(year % 4 == 0);
        if day < 365 + leap {
            let months = [31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1..).zip(months) {
                if day < length {
                    return (year, month, day + 1);
                }
                day -= length;
            }
        }
        day -= 365 + leap;
        year += 1;
    }
}

fn time(second: u64) -> String {
    let second = second % DAY;
    format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

fn sql_date(second: u64) -> String {
    let (year, month, day) = civil(second / DAY);
    format!("{year}-{month:02}-{day:02} {}", time(second))
}

/// As in mail (RFC 5322, 3.3), without the zone.
fn mail_date(second: u64) -> String {
    // 1 January 2021 was a Friday.
    const WEEK: [&str; 7] = ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, month, day) = civil(second / DAY);
    let index = |number: u64| usize::try_from(number).expect("a weekday or a month");
    let (weekday, month) = (WEEK[index(second / DAY % 7)], MONTHS[index(month - 1)]);
    format!("{weekday}, {day:02} {month} {year} {}", time(second))
}
