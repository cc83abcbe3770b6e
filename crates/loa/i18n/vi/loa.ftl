# Khung trang
skip-to-main = Đến nội dung chính
menu = Danh mục
menu-label = Danh mục chính
menu-news = Tin tức
menu-days = Theo ngày
menu-themes = Chủ đề
menu-agencies = Cơ quan
other-language = English
search-label = Tìm tin theo tiêu đề
search-example = Ví dụ: nghi quyet 98
search-button = Tìm
demo-label = Về bản trình diễn
breadcrumb = Đường dẫn
footer-owner = Cơ quan chủ quản
footer-about = Về trang này
footer-introduction = Giới thiệu
footer-accessibility = Khả năng tiếp cận
footer-find = Tìm nhanh
colophon = { $site }. Vận hành bằng Loa, phần mềm mã nguồn mở. Trang không dùng cookie, không theo dõi người đọc.

# Trang đầu
home-title = Tin tức { $site }
home-description = Tin tức, chính sách và đối thoại của { $site }: điều gì thay đổi, với ai, từ khi nào và hỏi ở đâu.
latest = Mới nhất
by-day = Xem tin theo ngày
by-agency = Xem theo cơ quan
all-of-it = Tất cả tin
all-news = Tất cả tin
all-themes = Mọi chủ đề
nothing-yet = Chưa có tin nào
nothing-yet-hint = Tin đầu tiên sẽ hiện ở đây ngay khi được đăng.

# Tin
not-translated = Tiếng Anh
untranslated = Chưa có bản tiếng Việt.
untranslated-hint = Bạn đang đọc bản gốc bằng ngôn ngữ khác.
translation-behind = Bản dịch này theo bản gốc cũ; bản gốc đã có bản { $edition }.
read-original = Đọc bản gốc
earlier-edition = Đây là bản { $edition }, không còn là bản hiện hành.
read-current = Đọc bản hiện hành
author = Tác giả: { $name }
source = Nguồn: { $name }
edition-corrected = Bản { $edition }, sửa ngày { $day }
corrected-at = Đã sửa lúc { $moment }:
printed-from = Bản điện tử: { $address }
tool-print = In
tool-copy = Sao chép đường dẫn
tool-copied = Đã sao chép đường dẫn.
tool-copy-failed = Chưa sao chép được. Bạn chép địa chỉ trên thanh trình duyệt.
tool-share = Chia sẻ
attachments = Tệp đính kèm
themes-of-this = Chủ đề của tin này
editions-id = cac-ban
editions = Các bản của tin này
edition = Bản { $number }
first-edition = Bản đăng đầu tiên.
reading-this = Bản đang đọc
newer-and-older = Tin mới hơn và cũ hơn trong { $category }
newer-article = Tin mới hơn
older-article = Tin đã đưa
related = Tin liên quan
same-theme = Cùng chủ đề

# Danh sách
list-empty = Chưa có tin trong mục này
categories = Chuyên mục
categories-and-themes = Chuyên mục và chủ đề
themes-below = Chủ đề nhỏ hơn
themes-about = Mỗi chủ đề gom các tin về cùng một nội dung trọng tâm của kế hoạch.
plan-number = Kế hoạch số { $number }.
no-themes = Chưa có chủ đề nào
paging = Trang trước và trang sau
newer = Mới hơn
older = Cũ hơn

# Theo ngày
day-title = Tin ngày { $day }
day-empty = Không có tin trong ngày này.
day-count = { $count ->
   *[other] { $shown } tin, mới nhất ở trên.
}
articles = { $count ->
   *[other] { $count } tin
}
days-around = Ngày trước và ngày sau
newer-day = Ngày sau có tin
older-day = Ngày trước có tin
months-around = Tháng trước và tháng sau
calendar = Lịch
monday = Thứ Hai
monday-short = T2
tuesday = Thứ Ba
tuesday-short = T3
wednesday = Thứ Tư
wednesday-short = T4
thursday = Thứ Năm
thursday-short = T5
friday = Thứ Sáu
friday-short = T6
saturday = Thứ Bảy
saturday-short = T7
sunday = Chủ nhật
sunday-short = CN

# Tìm kiếm
search-whole = Tìm trên trang
search-here = Tìm trong tiêu đề tin
search-title = Tìm kiếm
search-title-of = Tìm “{ $query }”
search-count = { $count ->
   *[other] { $shown } tin có tiêu đề khớp với “{ $query }”, mới nhất ở trên.
}
search-many = Hơn { $count } tin khớp với “{ $query }”; dưới đây là những tin mới nhất.
search-none = Không có tin nào khớp với “{ $query }”
search-hint-fewer = Thử ít chữ hơn. Gõ không dấu cũng được.
search-hint-titles = Hiện nay trang tìm theo tiêu đề, chưa tìm trong nội dung bài.
search-about = Gõ vài chữ trong tiêu đề, có dấu hay không dấu đều được.

# Cơ quan, địa bàn
agencies-about = Ai phụ trách việc gì, ở đâu, và đã nói gì với người dân.
agencies-city = Cấp Thành phố
units = Phường, xã, đặc khu
unit-kind = Loại
unit-all = Tất cả
unit-name = Tên, kể cả tên cũ
unit-code = Mã đơn vị
unit-area = Diện tích
kind-city = Thành phố
kind-district = Quận, huyện
kind-ward = Phường
kind-commune = Xã
kind-township = Thị trấn
kind-special-zone = Đặc khu
filter = Lọc
units-count = { $count ->
   *[other] { $shown } đơn vị
}
ended-units = Đơn vị cũ có tên này và đơn vị tiếp nhận hiện nay:
ended-on = Đã kết thúc hoạt động từ { $day }.
continued-by = Nay là:
old-items-stay = Tin cũ vẫn ghi tên như lúc đăng.
since = Hoạt động từ
formed-from = Được hình thành từ
a-part = một phần
until = đến trước ngày { $day }
news-of-agency = Tin đã đăng
no-news-of-agency = Cơ quan này chưa đăng tin nào trên trang.
map = Bản đồ
map-title = Vị trí { $name } giữa các đơn vị chung quanh
map-caption = { $name } và các đơn vị chung quanh. Ranh giới đã đơn giản hóa, dữ liệu tháng 8 năm 2026.

# Giới thiệu
about-title = Giới thiệu
about-lead = Trang thông tin và đối thoại của { $site }: mỗi tin nói một lần, ghi rõ cơ quan ban hành, ngày giờ và mọi lần sửa.
about-editions = Cách chúng tôi sửa tin
about-editions-words = Mỗi lần sửa là một bản mới có số thứ tự, kèm lời ghi công khai đã sửa gì. Các bản cũ vẫn đọc được ở cuối bài.
about-privacy = Quyền riêng tư
about-privacy-words = Trang không dùng cookie, không tải gì từ bên thứ ba và không theo dõi ai đọc gì.
about-counts = Số lượt xem được đếm thế nào
about-counts-words = Mỗi lần một bài được mở là một lượt xem; mỗi lần trang được mở từ nơi khác là một lượt truy cập. Đó không phải là số người: chúng tôi không nhận ra ai, nên một người đọc hai lần là hai lượt. Các chương trình tự động được bỏ ra theo tên chúng tự khai. Khi máy chủ dừng đột ngột, vài giây đếm cuối có thể mất.
about-access-id = tiep-can
about-access = Khả năng tiếp cận
about-access-words = Chúng tôi hướng tới mức AA của hướng dẫn WCAG 2.2. Nếu có chỗ nào khó đọc hoặc khó dùng, xin báo cho cơ quan chủ quản.
about-access-keyboard = Mọi chức năng dùng được bằng bàn phím; phím Tab đầu tiên đưa bạn đến nội dung chính.
about-access-script = Trang đọc được khi tắt JavaScript và trên điện thoại cũ.
about-access-zoom = Chữ phóng to đến 400 % mà không phải cuộn ngang; có chế độ nền tối và tương phản cao theo máy của bạn.

# Lỗi
error-number = Lỗi { $number }
not-found = Không có trang này
not-found-words = Địa chỉ có thể bị gõ nhầm, hoặc trang đã chuyển đi nơi khác.
gone = Trang này đã được gỡ
gone-words = Cơ quan đăng đã rút trang này. Lý do có trong lịch sử công khai.
bad-input = Không đọc được yêu cầu này
bad-input-words = Địa chỉ hoặc nội dung gửi lên không đúng dạng. Bạn thử mở lại từ trang trước.
forbidden = Yêu cầu này không được nhận
forbidden-words = Biểu mẫu phải được gửi từ chính trang này. Bạn mở lại trang rồi gửi lần nữa.
method = Địa chỉ này không nhận cách gửi đó
method-words = Bạn mở lại trang trước rồi thử lại.
too-large = Nội dung gửi lên quá lớn
too-large-words = Bạn rút ngắn hoặc chia nhỏ rồi gửi lại.
too-many = Quá nhiều yêu cầu cùng lúc
too-many-words = Bạn chờ vài giây rồi thử lại.
timeout = Trang trả lời quá lâu
timeout-words = Máy chủ đang bận. Bạn thử lại sau vài giây.
away = Hệ thống tạm gián đoạn
away-words = Máy chủ chưa lấy được dữ liệu. Trang sẽ mở lại khi kết nối trở lại, thường trong ít phút.
internal = Có lỗi ở phía chúng tôi
internal-words = Lỗi đã được ghi lại. Bạn có thể thử lại hoặc đi tiếp từ các trang dưới đây.
error-id = Mã để báo lỗi: { $id }
perhaps = Có thể bạn tìm
reload = Tải lại trang
ways-on = Bạn có thể đi tiếp từ đây:
way-home = trang đầu
way-days = tin theo ngày
way-agencies = các cơ quan

# Nhập dữ liệu
import-changed = Cập nhật theo bản mới của nguồn.
import-category = Tin tức
import-picture = Hình minh họa: { $title }

# Kiểu dáng
patterns-title = Kiểu dáng
form-question-missing = Bạn chưa viết câu hỏi
form-question-short = Câu hỏi cần ít nhất 10 ký tự
form-mail-wrong = Thư điện tử cần có ký tự @, ví dụ ten@vidu.vn
patterns-about = Mọi mẫu dùng trên trang, với mọi trạng thái. Chữ và số trong các mẫu chỉ để minh họa, trừ những tin đang có trên trang.
patterns-contents = Các mẫu trên trang này
patterns-colours = Màu
patterns-contrast = Độ tương phản, tính từ mã màu
patterns-contrast-pair = Màu / nền
patterns-contrast-light = Nền sáng
patterns-contrast-dark = Nền tối
patterns-contrast-least = Ít nhất
patterns-type = Chữ
patterns-type-hint = Dấu chồng không được chạm dòng trên, ở mọi cỡ chữ.
patterns-buttons = Nút
patterns-badges = Nhãn trạng thái
patterns-notices = Lời báo
patterns-form = Biểu mẫu
patterns-form-hint = Bạn có thể gửi thử, kể cả gửi sai. Không có gì được lưu lại.
patterns-question = Câu hỏi của bạn
patterns-question-hint = Bắt buộc, ít nhất 10 ký tự.
patterns-name = Họ và tên
patterns-name-hint = Không bắt buộc.
patterns-mail = Thư điện tử
patterns-mail-hint = Không bắt buộc. Để nhận câu trả lời.
patterns-topic = Lĩnh vực
patterns-topic-none = Chưa chọn
patterns-topic-housing = Đất đai, nhà ở
patterns-topic-traffic = Giao thông
patterns-topic-papers = Giấy tờ, thủ tục
patterns-shown = Hiện tên thế nào
patterns-shown-no = Không hiện tên
patterns-shown-yes = Hiện họ và tên
patterns-follow = Báo cho tôi khi có câu trả lời
patterns-send = Gửi
patterns-sent = Đã gửi.
patterns-sent-hint = Mọi ô đều hợp lệ. Đây là biểu mẫu để thử nên không có gì được lưu lại.
patterns-error = Lỗi
patterns-errors = { $count ->
   *[other] Có { $count } chỗ cần sửa
}
patterns-fields = Ô nhập có lỗi
patterns-search = Ô tìm và bộ lọc
patterns-waiting = Trống, đang tải, tiến độ
patterns-facts = Số liệu, thông tin, khung kêu gọi
patterns-table = Bảng
patterns-news = Tin
patterns-news-lead = Tin chính
patterns-news-grid = Trong lưới
patterns-news-list = Trong danh sách
patterns-news-found = Trong kết quả tìm
patterns-timeline = Dòng thời gian và lịch
patterns-tags = Thẻ chủ đề, đường dẫn, phân trang
patterns-article = Bài đọc
patterns-tree = Cây cơ quan và bản đồ
patterns-failure = Trang báo lỗi

# Số lượt xem, nguồn cấp tin
visits = { $count } lượt truy cập từ ngày { $since }, tính đến { $now }.
views = { $count ->
   *[other] { $shown } lượt xem, tính đến { $now }.
}
most-read = Đọc nhiều
most-read-as-of = { $days } ngày qua, tính đến { $now }
follow-feed = Theo dõi bằng RSS

# Ngoại tuyến
offline-title = Tin đã lưu
offline-words = Những trang bạn đã lưu hoặc đã đọc trên máy này, mở được cả khi không có mạng. Chúng chỉ nằm trên máy của bạn.
offline-saved = Đã lưu
offline-read = Đã đọc gần đây
offline-none = Chưa có trang nào được giữ trên máy này. Khi có mạng, bạn mở một tin và bấm “Lưu để đọc khi mất mạng”.
offline-again = Thử mở trang đầu
tool-save = Lưu để đọc khi mất mạng
tool-unsave = Bỏ lưu
tool-saved = Đã lưu trên máy này. Xem lại ở mục “Tin đã lưu” cuối trang.
tool-unsaved = Đã bỏ lưu.
tool-save-failed = Chưa lưu được. Máy có thể đã hết chỗ hoặc đang mất mạng.

## Soạn thảo nội dung bài
editor-error-too-large = Nội dung quá dài. Hãy tách thành nhiều bài.
editor-error-unreadable = Không đọc được nội dung gửi lên. Hãy tải lại trang rồi thử lại; bản lưu gần nhất vẫn còn.
editor-error-too-deep = Danh sách hoặc trích dẫn lồng nhau quá sâu. Hãy bớt một cấp.
editor-error-link = Không dùng được liên kết “{ $address }”. Địa chỉ phải bắt đầu bằng https://, http://, mailto:, tel: hoặc dấu /.
editor-error-picture = Có một ảnh bị thiếu tệp hoặc kích thước. Hãy xóa ảnh đó rồi chèn lại.
editor-error-alt = Có ảnh chưa có phần mô tả cho người không nhìn thấy ảnh.
editor-label = Nội dung bài
editor-markdown = Viết bằng Markdown: ## là đề mục, **đậm**, *nghiêng*, - là gạch đầu dòng, > là trích dẫn, [chữ](địa chỉ) là liên kết, [chữ](<trich-dan:Điều 4 Nghị quyết số 98/2023/QH15>) là căn cứ pháp luật.
editor-placeholder = Viết hoặc dán nội dung vào đây
editor-help = Alt+F10: lên thanh công cụ. Tab trong danh sách hoặc bảng: lùi vào một cấp hoặc sang ô kế tiếp; bấm Esc rồi Tab để ra khỏi ô soạn thảo. Enter trên ảnh: sửa mô tả.
editor-toolbar = Công cụ soạn thảo
editor-undo = Hoàn tác
editor-redo = Làm lại
editor-paragraph = Đoạn văn thường
editor-h2 = H2: đề mục lớn
editor-h3 = H3: đề mục vừa
editor-h4 = H4: đề mục nhỏ
editor-strong = Chữ đậm
editor-emphasis = Chữ nghiêng
editor-link = Liên kết
editor-cite = Căn cứ pháp luật
editor-bullets = Danh sách gạch đầu dòng
editor-numbers = Danh sách đánh số
editor-quote = Trích dẫn
editor-rule = Đường kẻ ngang
editor-picture = Chèn ảnh
editor-table = Chèn bảng
editor-reuse = Khối dùng lại
editor-row-before = Thêm hàng phía trên
editor-row-after = Thêm hàng phía dưới
editor-column-before = Thêm cột bên trái
editor-column-after = Thêm cột bên phải
editor-delete-row = Xóa hàng
editor-delete-column = Xóa cột
editor-delete-table = Xóa bảng
editor-insert = Chèn
editor-save = Lưu
editor-cancel = Hủy
editor-required = Hãy điền ô này.
editor-failed = Chưa làm được. Hãy kiểm tra kết nối mạng rồi thử lại.
editor-link-address = Địa chỉ liên kết
editor-link-hint = Ví dụ: https://hochiminhcity.gov.vn, mailto:hopthu@coquan.vn, tel:1022, hoặc /tin/… cho trang này.
editor-link-wrong = Địa chỉ chưa đúng. Địa chỉ phải bắt đầu bằng https://, http://, mailto:, tel: hoặc dấu /.
editor-link-words = Chữ hiển thị
editor-unlink = Bỏ liên kết
editor-cite-words = Điều khoản, văn bản
editor-cite-hint = Ghi đủ điểm, khoản, điều và số hiệu, ví dụ: khoản 1 Điều 4 Nghị quyết số 98/2023/QH15.
editor-cited = Đã gắn căn cứ: {"{reference}"}.
editor-uncite = Bỏ căn cứ
editor-file = Tệp ảnh
editor-file-hint = JPEG, PNG, WebP hoặc GIF, tối đa 20 MB. Thông tin ẩn trong ảnh (vị trí, thiết bị) sẽ được xóa.
editor-file-missing = Hãy chọn một tệp ảnh.
editor-alt = Mô tả ảnh
editor-alt-hint = Bắt buộc. Tả điều ảnh cho thấy bằng một, hai câu, để người không nhìn thấy ảnh cũng hiểu. Nếu ảnh có chữ quan trọng, hãy ghi lại chữ đó.
editor-alt-missing = Hãy mô tả ảnh cho người không nhìn thấy.
editor-caption = Chú thích (không bắt buộc)
editor-caption-hint = Hiện dưới ảnh: nơi chụp, ngày chụp, người chụp.
editor-picture-change = Sửa mô tả ảnh
editor-picture-inserted = Đã chèn ảnh.
editor-columns = Số cột
editor-rows = Số hàng
editor-rows-hint = Tính cả hàng tên cột; hàng đầu luôn là tên cột.
editor-table-inserted = Đã chèn bảng {"{rows}"} hàng, {"{columns}"} cột.
editor-reuse-which = Chọn khối
editor-reuse-hint = Nội dung của khối được viết ở một nơi; khi khối được sửa, mọi bài dùng khối đều theo bản mới.
editor-reuse-label = Khối dùng lại
editor-reuse-unknown = Khối không còn
editor-paste-without-pictures = Đã dán. Có {"{n}"} ảnh không đi theo; hãy chèn từng ảnh bằng nút “Chèn ảnh”.
