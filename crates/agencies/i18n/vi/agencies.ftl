# Cơ quan, địa bàn
filter = Lọc

## Bàn làm việc: khung, vào và ra
whole-city = toàn Thành phố

## Bàn làm việc: việc hôm nay
choose = Chọn…
leave-as-is = Thôi, giữ nguyên

## Địa bàn của tin
## Thiết lập thành phố
setup = Thiết lập
setup-wrong = Chưa lưu được
setup-save = Lưu
setup-add = Thêm
setup-public = Xem trên trang công khai
setup-slug = Địa chỉ trên trang
setup-slug-hint = Để trống thì lấy theo tên tiếng Việt: không dấu, các chữ nối bằng gạch ngang. Sau khi thêm, địa chỉ không đổi nữa.
setup-name-en = Tên tiếng Anh
setup-site = Tên trang và liên hệ
setup-site-words = Tên, lời giới thiệu và cách liên hệ hiện trên mọi trang. Mục tiếng Anh để trống thì bản tiếng Anh dùng chữ tiếng Việt.
setup-site-name-vi = Tên thành phố
setup-site-name-en = Tên thành phố bằng tiếng Anh
setup-site-name-hint = Ví dụ: Thành phố Hồ Chí Minh
setup-tagline-vi = Trang này là gì
setup-tagline-en = Trang này là gì, bằng tiếng Anh
setup-tagline-hint = Một dòng dưới tên, ví dụ: Cổng thông tin và đối thoại
setup-contact-vi = Liên hệ
setup-contact-en = Liên hệ, bằng tiếng Anh
setup-contact-hint = Nơi tiếp dân, số điện thoại, thư điện tử của cơ quan phụ trách trang. Hiện ở chân trang.
setup-site-root = Cơ quan phụ trách trang
setup-site-root-hint = Thường là Ủy ban nhân dân. Danh sách gồm các cơ quan đã thêm.
setup-site-no-root = Chưa chọn
setup-agencies = Cơ quan
setup-agencies-words = Mọi bài đều nêu cơ quan ban hành. Cơ quan ngừng hoạt động không bị xóa: bài đã đăng vẫn mang tên cơ quan ấy.
setup-agencies-own = Bạn sửa được lời giới thiệu các cơ quan trong phạm vi của mình. Thêm cơ quan và ghi ngày ngừng hoạt động là việc của người có vai Quản trị toàn thành phố.
setup-agencies-find = Tìm theo tên
setup-agencies-count = { $count } cơ quan
setup-agency-new = Thêm cơ quan
setup-agency-name-vi = Tên đầy đủ
setup-agency-name-hint = Đúng như trong quyết định thành lập, ví dụ: Sở Y tế Thành phố Hồ Chí Minh
setup-short = Tên gọn
setup-short-hint = Hiện trong các danh sách tin, ví dụ: Sở Y tế. Để trống thì dùng tên đầy đủ.
setup-agency-about-vi = Người dân đến đây về việc gì
setup-agency-about-en = Người dân đến đây về việc gì, bằng tiếng Anh
setup-agency-about-hint = Một hai câu dễ hiểu, ví dụ: Khám chữa bệnh, bảo hiểm y tế, phòng dịch, an toàn thực phẩm.
setup-agency-kind = Loại cơ quan
setup-agency-parent = Cơ quan cấp trên
setup-agency-parent-hint = Vai giao ở cơ quan cấp trên có hiệu lực cả ở cơ quan này.
setup-agency-no-parent = Không có
setup-agency-area = Địa bàn quản lý
setup-agency-no-area = Không gắn với một địa bàn
setup-agency-below = Thuộc { $name }
setup-agency-ended = Ngừng hoạt động từ { $day }
setup-agency-ends = Sẽ ngừng hoạt động từ { $day }
setup-agency-stays = Địa chỉ trên trang giữ nguyên. Cơ quan vẫn tìm được theo tên cũ.
setup-kind-national = Cơ quan trung ương
setup-kind-party = Cấp ủy Đảng
setup-kind-council = Hội đồng nhân dân
setup-kind-committee = Ủy ban nhân dân
setup-kind-department = Sở, ban, ngành
setup-kind-front = Mặt trận Tổ quốc
setup-kind-mass = Đoàn thể chính trị - xã hội
setup-kind-press = Báo chí, cổng thông tin
setup-kind-service = Đơn vị sự nghiệp, dịch vụ công
setup-end = Ngừng hoạt động
setup-end-words = Từ ngày này cơ quan không còn để chọn khi viết bài. Bài đã đăng, bản thảo và địa chỉ trang vẫn giữ; việc đang làm dở cần giao lại cho cơ quan khác.
setup-end-day = Ngày đầu tiên không còn hoạt động
setup-end-day-hint = Ví dụ cơ quan làm việc đến hết 30/6 thì ghi 01/7.
setup-end-button = Ghi ngày ngừng hoạt động
setup-end-change = Sửa ngày ngừng hoạt động
setup-end-reopen = Bỏ ngày này: cơ quan vẫn hoạt động
setup-heirs = Cơ quan kế tục
setup-heir = Cơ quan kế tục
setup-heir-note = Ghi chú
setup-heir-note-hint = Vì sao, trong một câu; hiện trên trang công khai. Có thể để trống.
setup-heir-add = Thêm cơ quan kế tục
setup-heir-line = Kế tục: { $name }, từ { $day }.

## Vị trí của cơ quan
setup-place = Vị trí trong bộ máy
setup-place-words = Sửa khi cơ quan được sắp xếp lại hoặc lần trước nhập nhầm. Vai giao ở cấp trên cũ hết hiệu lực ở đây, vai giao ở cấp trên mới bắt đầu có hiệu lực. Bài đã đăng giữ nguyên; bài chưa ghi địa bàn sẽ được tìm theo địa bàn mới.
setup-place-button = Lưu vị trí

## Cơ quan kế tục: bỏ ra, và vì sao không ghi được
setup-heir-remove = Bỏ

## Khối dùng chung: rà soát
setup-areas = Địa bàn
setup-areas-count = { $count ->
    [0] Chưa có địa bàn
   *[other] { $count } phường, xã, đặc khu
 }
setup-areas-present = Thành phố có { $count }. Bảng đầu tiên đã được thêm nên ở đây không thêm bảng khác.
setup-areas-none = Chưa có địa bàn nào. Người quản trị toàn thành phố thêm được.
setup-areas-words = Người dân tìm tin và cơ quan theo phường, xã, đặc khu nơi mình ở. Hãy dán bảng các đơn vị; mỗi đơn vị sẽ có một trang và một Ủy ban nhân dân. Người dân gõ tên cũ cũng tìm được đơn vị mới.
setup-areas-agency-first = Hãy thêm Ủy ban nhân dân Thành phố ở mục Cơ quan trước.
setup-areas-table = Bảng đơn vị
setup-areas-table-hint = Chép từ bảng tính rồi dán vào đây, mỗi đơn vị một dòng, sáu cột: mã, loại (phường, xã, đặc khu), tên, tên tiếng Anh, diện tích (km²), lập từ những đơn vị nào. Để trống tên tiếng Anh thì lấy tên tiếng Việt không dấu; để trống cột cuối nếu đơn vị giữ nguyên.
setup-areas-sample = 26734	phường	Phường Sài Gòn	Sai Gon Ward	3,04	Phường Bến Nghé, Phường Đa Kao (Quận 1)
setup-areas-day = Có hiệu lực từ ngày
setup-areas-day-hint = Các đơn vị cũ ngừng hoạt động từ ngày này.
setup-areas-parent = Các Ủy ban nhân dân ấy trực thuộc
setup-areas-see = Xem trước
setup-areas-look-title = Bảng này sẽ thêm
setup-areas-look = { $total } đơn vị: { $wards } phường, { $communes } xã, { $zones } đặc khu.
setup-areas-look-former = { $count } đơn vị cũ, ngừng hoạt động từ { $day }.
setup-areas-look-committees = { $count } Ủy ban nhân dân, mỗi đơn vị một Ủy ban.
setup-areas-all = Xem từng đơn vị
setup-areas-add = Thêm { $count } đơn vị
setup-areas-nothing = Hãy dán bảng đơn vị vào ô.
setup-areas-no-day = Hãy chọn ngày có hiệu lực.
setup-areas-no-parent = Hãy chọn cơ quan cấp trên.
setup-areas-wrong = { $count ->
   *[other] Có { $count } dòng cần sửa. Chưa thêm gì cả.
 }
setup-areas-line = Dòng { $line }: { $why }
setup-areas-columns = cần năm hoặc sáu cột, đúng thứ tự đã nêu.
setup-areas-no-code = thiếu mã.
setup-areas-no-name = thiếu tên.
setup-areas-kind = loại phải là phường, xã hoặc đặc khu.
setup-areas-km2 = diện tích phải là một số, ví dụ 15,68.
setup-areas-same-code = trùng mã với dòng { $line }.
setup-areas-same-name = trùng tên với dòng { $line }.
setup-areas-too-many = bảng có quá nhiều dòng.
setup-areas-there = Người khác vừa thêm địa bàn. Chưa thêm gì từ bảng này.
setup-areas-taken = Đã có cơ quan “{ $name }” ở địa chỉ mà một đơn vị cần dùng. Chưa thêm gì cả.
setup-areas-names = Có tên quá dài hoặc không dùng được. Chưa thêm gì cả.

## Địa bàn của tin
area-ended = { $name } (đến hết { $day })
area-ended-within = { $name } ({ $within }, đến hết { $day })

## Permissions
permission-arrange = Thiết lập cơ quan, chuyên mục, tên trang

## Nhật ký: việc đã làm, thành câu
record-site-named = Đặt tên trang
record-agency-added = Thêm cơ quan { $what }
record-agency-ended = Ghi cơ quan { $what } ngừng hoạt động
record-agency-succeeded = Ghi đơn vị kế tục của { $what }
record-areas-loaded = Nạp danh mục địa bàn
record-agency-edited = Sửa tên hoặc lời giới thiệu cơ quan { $what }
record-agency-reopened = Bỏ ngày ngừng hoạt động của cơ quan { $what }
record-agency-placed = Đổi loại, cấp trên hoặc địa bàn của cơ quan { $what }
record-agency-unsucceeded = Bỏ một đơn vị kế tục của { $what }
