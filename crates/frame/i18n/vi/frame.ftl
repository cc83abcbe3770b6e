# Khung trang
skip-to-main = Đến nội dung chính
menu = Danh mục
menu-label = Danh mục chính
menu-days = Theo ngày
menu-agencies = Cơ quan
other-language = English
search-label = Tìm tin, chủ đề, số hiệu văn bản
search-example = Ví dụ: nghi quyet 98
search-button = Tìm
demo-label = Về bản trình diễn
footer-owner = Cơ quan chủ quản
footer-about = Về trang này
footer-introduction = Giới thiệu
footer-accessibility = Khả năng tiếp cận
footer-find = Tìm nhanh
colophon = { $site }. Vận hành bằng Loa, phần mềm mã nguồn mở. Trang không dùng cookie, không theo dõi người đọc.

# Trang đầu
all-news = Tất cả tin

# Danh sách
paging = Trang trước và trang sau
newer = Mới hơn
older = Cũ hơn

# Tìm kiếm
search-whole = Tìm trên trang

# Giới thiệu
about-access-id = tiep-can

# Dấu niêm phong nhật ký
seals-title = Dấu niêm phong nhật ký

# Lỗi
not-found = Không có trang này
bad-input = Không đọc được yêu cầu này
bad-input-words = Địa chỉ hoặc nội dung gửi lên không đúng dạng. Bạn thử mở lại từ trang trước.
too-large = Nội dung gửi lên quá lớn
too-large-words = Bạn rút ngắn hoặc chia nhỏ rồi gửi lại.
kept-label = Trang được lưu lại
kept-words = Trang này được lưu lúc { $moment }; hiện chưa lấy được nội dung mới hơn.

# Số lượt xem, nguồn cấp tin
follow-feed = Theo dõi bằng RSS

# Ngoại tuyến
offline-title = Tin đã lưu

## Bàn làm việc: khung, vào và ra
desk = Bàn làm việc
desk-menu-label = Các phần của bàn làm việc
desk-home = Việc hôm nay
desk-to-site = Xem trang công khai
sign-out = Đăng xuất
desk-session-ended = Phiên làm việc đã hết
desk-session-ended-words = Những gì bạn vừa gửi chưa được lưu, nhưng còn nguyên ở trang này.
desk-session-ended-sign-in = Đăng nhập lại trong thẻ mới.
desk-session-ended-return = Quay lại thẻ này và gửi lại.
desk-session-ended-send = Gửi lại
desk-session-ended-nothing = Yêu cầu này không mang theo nội dung nào. Hãy đăng nhập rồi làm lại thao tác.
permissions = Bảng quyền

## Bàn làm việc: việc hôm nay
leave-as-is = Thôi, giữ nguyên

## Bàn làm việc: tin đã đăng
desk-forbidden = Bạn không có quyền thực hiện thao tác này
desk-forbidden-words = Vai của bạn không bao gồm thao tác này, hoặc biểu mẫu được gửi từ nơi khác. Bảng quyền cho biết vai nào được làm gì.
desk-not-found-words = Địa chỉ không đúng, nội dung không còn, hoặc thuộc cơ quan ngoài phạm vi của bạn.
desk-gone = Đường dẫn này không còn dùng được
desk-gone-words = Đường dẫn đã hết hạn hoặc đã được dùng. Hãy xin đường dẫn mới ở người đã gửi cho bạn.

## Địa bàn của tin
setup-wrong = Chưa lưu được
setup-public = Xem trên trang công khai
setup-city-only = Chỉ người có vai Quản trị của toàn thành phố thay đổi được phần này.
setup-changed = Người khác vừa sửa phần này trong lúc bạn đang viết. Hãy đối chiếu với nội dung hiện nay ở từng mục rồi lưu lại.
setup-now = Hiện nay: { $what }
setup-now-empty = Hiện nay: để trống
setup-missing = Hãy điền mục “{ $label }”.
setup-long = Mục “{ $label }” dài quá { $most } ký tự.
setup-unknown = Hãy chọn lại mục “{ $label }”.
setup-early = Ngày kết thúc phải sau ngày bắt đầu.
setup-future = Ngày này chưa tới.
setup-no-link = Liên kết phải bắt đầu bằng https:// hoặc http://.
setup-outside = Ngày này phải nằm trong thời gian của kế hoạch: từ { $first } đến { $last }.
setup-no-number = Mục “{ $label }” phải là số nguyên, từ 0 trở lên.
setup-foreign = Mục “{ $label }” có nội dung thuộc kế hoạch khác. Hãy chọn lại.
setup-address-wrong = Địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: { $proposal }
setup-address-none = Hãy đặt địa chỉ bằng chữ thường không dấu, chữ số và dấu gạch nối.
setup-address-taken = Địa chỉ này đã dùng cho “{ $other }”. Hãy chọn địa chỉ khác.
setup-said-added = Đã thêm.
setup-said-saved = Đã lưu.
setup-said-ended = Đã ghi ngày ngừng hoạt động.
setup-said-reopened = Đã bỏ ngày ngừng hoạt động.
setup-said-heir = Đã ghi cơ quan kế tục.
setup-said-moved = Đã đổi thứ tự.
setup-heir-had = “{ $other }” đã được ghi là cơ quan kế tục.
setup-heir-itself = Một cơ quan không thể kế tục chính mình.

## Vị trí của cơ quan
setup-said-placed = Đã lưu vị trí của cơ quan.
setup-parent-below = Cơ quan cấp trên không thể là chính cơ quan này hoặc một cơ quan thuộc nó.
setup-parent-gain = Bạn đang giữ vai ở cơ quan cấp trên này nên khi chuyển sẽ tự có thêm quyền ở đây. Việc này cần một quản trị viên khác làm.

## Cơ quan kế tục: bỏ ra, và vì sao không ghi được
setup-said-heir-removed = Đã bỏ cơ quan kế tục.
setup-heir-ended = “{ $other }” ngừng hoạt động từ { $day }. Hãy chọn một cơ quan còn hoạt động sau ngày đó hoặc sửa lại ngày.
setup-heir-ring = “{ $other }” đã được cơ quan này kế tục, trực tiếp hoặc qua cơ quan khác, nên không thể kế tục ngược lại.
setup-end-root = Cơ quan này đang phụ trách trang nên chưa thể ngừng hoạt động. Trước hết hãy chọn cơ quan phụ trách khác ở Thiết lập, mục “Tên trang và liên hệ”.
setup-end-heir = Cơ quan này kế tục “{ $other }” từ { $day } nên phải ngừng hoạt động sau ngày đó. Nếu ghi nhầm, hãy bỏ tên cơ quan này ở trang của “{ $other }”.

## Khối dùng chung: rà soát
setup-said-areas = Đã thêm các địa bàn.

## Permissions
permission-read-desk = Xem bàn làm việc, bản thảo và tin đã đăng
permission-read-record = Xem nhật ký

## Nhật ký: việc đã làm, thành câu
record-nameless = (không rõ tên)
record-on = { $sentence }: { $name }
