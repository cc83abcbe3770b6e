# Khung trang
menu-news = Tin tức
menu-themes = Chủ đề
search-label = Tìm tin, chủ đề, số hiệu văn bản
search-button = Tìm

# Trang đầu
home-title = Tin tức { $site }
home-description = Tin tức, chính sách và đối thoại của { $site }: điều gì thay đổi, với ai, từ khi nào và hỏi ở đâu.
latest = Mới nhất
by-day = Xem tin theo ngày
all-of-it = Tất cả tin
all-themes = Mọi chủ đề
nothing-yet = Chưa có tin nào
nothing-yet-hint = Tin đầu tiên sẽ hiện ở đây ngay khi được đăng.

# Tin
not-translated = Tiếng Anh
tool-print = In
tool-copy = Sao chép đường dẫn
tool-copied = Đã sao chép đường dẫn.
tool-copy-failed = Chưa sao chép được. Bạn chép địa chỉ trên thanh trình duyệt.
tool-share = Chia sẻ

# Danh sách
paging = Trang trước và trang sau
newer = Mới hơn
older = Cũ hơn

# Tìm kiếm
search-here = Tìm trong toàn bộ tin, bài

# Cơ quan, địa bàn
unit-kind = Loại
unit-all = Tất cả
unit-name = Tên, kể cả tên cũ
kind-ward = Phường
kind-commune = Xã
filter = Lọc

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

# Dấu niêm phong nhật ký
seals-title = Dấu niêm phong nhật ký
seals-lead = Mọi việc đăng tin, đính chính, gỡ tin và thay đổi quyền của cán bộ đều được ghi vào nhật ký, rồi khóa lại bằng một dấu niêm phong. Trang này công bố dấu cuối cùng của từng ngày để ai cũng giữ lại và đối chiếu được.
seals-what = Dấu niêm phong là gì
seals-what-words = Là 64 ký tự tính ra từ toàn bộ nhật ký, kể từ việc đầu tiên đến việc có số thứ tự ghi trước dấu hai chấm (theo chuẩn SHA-256). Nhật ký giữ cả dấu kiểm của từng bản tin và từng lời đính chính. Nếu có ai lén sửa, xóa hoặc chèn thêm dù chỉ một chữ, dấu tính lại sẽ khác. Từ dấu niêm phong không thể suy ra nội dung nhật ký.
seals-check = Cách kiểm tra
seals-check-keep = Chép lại dòng của một ngày đã qua, hoặc tải cả bảng về, và giữ ở nơi khác.
seals-check-compare = Sau này mở lại trang này: dòng của ngày ấy phải giống từng ký tự. Nếu dòng ấy khác đi hoặc không còn, nhật ký đến ngày đó đã bị thay đổi.
seals-check-ask = Gửi dòng đã giữ cho cơ quan chủ quản hoặc cơ quan thanh tra: chương trình trên máy chủ tính lại toàn bộ nhật ký và cho biết dòng ấy còn đúng hay không.
seals-days = Dấu cuối cùng của từng ngày
seals-today = Hôm nay, còn thay đổi đến hết ngày
seals-none = Chưa có dấu niêm phong nào. Dấu đầu tiên có sau việc đầu tiên khoảng một phút.
seals-download = Tải bảng về:
seals-accepted = Những lần chấp nhận nhật ký khác với dấu đã lưu
seals-accepted-words = Khi máy chủ được khôi phục từ một bản sao lưu cũ hơn, những dấu làm sau bản sao lưu ấy không còn trong nhật ký. Mỗi lần như vậy được ghi lại ở đây.
seals-accepted-entry = Niêm phong tiếp tục từ việc số { $position }.

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
most-read = Đọc nhiều
most-read-as-of = { $days } ngày qua, tính đến { $now }

# Ngoại tuyến
offline-title = Tin đã lưu
offline-words = Những trang bạn đã lưu hoặc đã đọc trên máy này, mở được cả khi không có mạng. Chúng chỉ nằm trên máy của bạn.
offline-saved = Đã lưu
offline-read = Đã đọc gần đây
offline-none = Chưa có trang nào được giữ trên máy này. Khi có mạng, bạn mở một tin và bấm “Lưu để đọc khi mất mạng”.
offline-again = Thử mở trang đầu

## Bàn làm việc: khung, vào và ra
desk-menu-home = Việc hôm nay
desk-menu-people = Người dùng
desk-menu-record = Nhật ký
desk-home = Việc hôm nay
permissions = Bảng quyền

## Tin đã gỡ, tin đăng khẩn
withdrawals = Các tin đã gỡ

## Bàn làm việc: bản thảo
draft-new = Viết bài mới
draft-untitled = Chưa có tiêu đề

## Bàn làm việc: việc hôm nay
home-nothing = Không có việc nào đang chờ bạn.
home-published = Đã đăng hôm nay

## Nhật ký
record-title = Nhật ký
record-words = Ai đã làm gì, lúc nào, với việc gì. Nhật ký chỉ ghi thêm, không sửa, không xóa được; tên người lấy từ danh sách hiện nay.
record-sealed = Đã niêm phong { $last } sự kiện, lúc { $at }. Dấu niêm phong: { $hash }
record-unsealed = Chưa có sự kiện nào được niêm phong.
record-person = Người làm
record-anyone = Mọi người
record-group = Loại việc
record-everything = Mọi việc
record-articles = Tin bài
record-drafts = Bản thảo và ảnh
record-people = Người dùng và vai
record-city = Cơ quan, chuyên mục, kế hoạch
record-older = Cũ hơn
record-newest = Mới nhất
record-none = Không có việc nào khớp với điều kiện. Hãy bớt điều kiện rồi lọc lại.
record-system = Hệ thống
record-citizen = Người dân
record-for = thay mặt { $name }
record-other = Việc khác ({ $kind })
record-agencies-only = Bạn xem được việc của những người có vai trong phạm vi của bạn.
record-record-bound = Gắn dấu kiểm vào nội dung đã có từ trước
record-record-accepted = Chấp nhận nhật ký khác với dấu niêm phong đã lưu bên ngoài

## Bàn làm việc: tin đã đăng
desk-forbidden = Bạn không có quyền thực hiện thao tác này
desk-forbidden-words = Vai của bạn không bao gồm thao tác này, hoặc biểu mẫu được gửi từ nơi khác. Bảng quyền cho biết vai nào được làm gì.
desk-not-found-words = Địa chỉ không đúng, nội dung không còn, hoặc thuộc cơ quan ngoài phạm vi của bạn.
desk-gone = Đường dẫn này không còn dùng được
desk-gone-words = Đường dẫn đã hết hạn hoặc đã được dùng. Hãy xin đường dẫn mới ở người đã gửi cho bạn.
desk-way-home = Về bàn làm việc

## Thiết lập thành phố
setup = Thiết lập
setup-words = Nơi đặt những gì cả thành phố dùng chung. Thay đổi hiện trên trang công khai ngay khi lưu.
setup-site = Tên trang và liên hệ
setup-site-unnamed = Chưa đặt tên
setup-agencies = Cơ quan
setup-agencies-count = { $count } cơ quan
setup-categories = Chuyên mục
setup-categories-count = { $count } chuyên mục
setup-plans = Kế hoạch và chủ đề
setup-plans-count = { $plans } kế hoạch, { $themes } chủ đề
setup-people-words = Mời người dùng, giao và thu hồi vai
setup-steps-title = Để đăng được bài đầu tiên
setup-steps-words = Còn thiếu những việc sau. Xong việc nào, việc ấy tự mất khỏi đây.
step-site = Đặt tên trang
step-site-why = Tên thành phố, lời giới thiệu, cách liên hệ.
step-agency = Thêm cơ quan đầu tiên
step-agency-why = Thường là Ủy ban nhân dân; các sở, phường, xã thêm sau cũng được.
step-root = Chọn cơ quan phụ trách trang
step-root-why = Trong phần Tên trang và liên hệ.
step-category = Thêm chuyên mục đầu tiên
step-category-why = Ví dụ: Tin tức.
step-people = Mời người viết và người duyệt
step-people-waiting = { $count ->
   *[other] Đã mời { $count } người, đang chờ nhận lời mời
 }
step-people-waiting-why = Bước này hoàn tất khi có ít nhất một người biên tập và một người thẩm định nhận lời mời.
step-people-why = Cần ít nhất một người biên tập và một người thẩm định: không ai duyệt bài của chính mình.

## Bộ tìm kiếm, cho người quản trị
searching-title = Tình trạng bộ tìm kiếm

## What results that are only near have to do with the words
recovery-refuse = Bác yêu cầu này

## Hẹn giờ của người đã nghỉ, liên kết kiểm chứng
home-held = Chờ xác nhận: người hẹn giờ không còn quyền đăng
home-held-hint = Tài khoản đã đóng hoặc đã hết quyền, nên các tin này không tự đăng. Hãy xem lại, rồi đăng ngay hoặc hẹn giờ lại.

## Cho vào lại: báo cho người liên quan
told-title = Cho vào lại tài khoản
told-look = Xem và duyệt
recovery-refused = Đã bác yêu cầu; liên kết, nếu đã có, không còn dùng được.
record-recovery-refused = Bác yêu cầu cho { $what } vào lại

## Hẹn giờ của người đã nghỉ, liên kết kiểm chứng
record-draft-held = Giữ lại bản thảo đã hẹn giờ: người hẹn không còn quyền đăng
record-draft-facts-ended = Ngừng một liên kết kiểm chứng

## Cho vào lại: báo cho người liên quan
record-on = { $sentence }: { $name }
record-articles-count = { $count ->
   *[other] { $count } tin
}
record-from = Từ ngày
record-to = Đến ngày
import-activities-note = Nhập hoạt động từ tệp { $file }
import-by-command = nhập bằng dòng lệnh

## Đề nghị sửa khối: đối chiếu, trả lại, việc chờ ở trang đầu bàn làm việc
home-block = Khối dùng chung
home-blocks = Đề nghị sửa khối chờ bạn duyệt
home-blocks-hint = Người khác đề nghị. Xem từng chữ thay đổi, rồi duyệt hoặc trả lại.
home-blocks-late = Đề nghị sửa khối chờ duyệt quá hai ngày
home-blocks-returned = Đề nghị sửa khối được trả lại cho bạn

## Tệp của tin đã gỡ
file-gone = Tệp này không còn công khai
file-gone-words = Tin có tệp này đã được gỡ. Lý do có trong danh sách tin đã gỡ.

## Khối dùng chung: rà soát
setup-areas = Địa bàn
setup-areas-count = { $count ->
    [0] Chưa có địa bàn
   *[other] { $count } phường, xã, đặc khu
 }
