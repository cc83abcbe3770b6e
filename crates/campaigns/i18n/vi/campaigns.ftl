## Bàn làm việc: việc hôm nay
choose = Chọn…

## Địa bàn của tin
## Thiết lập thành phố
setup = Thiết lập
setup-save = Lưu
setup-add = Thêm
setup-plans-city-only = Chỉ người có vai Điều phối của toàn thành phố thay đổi được phần này.
setup-address-stays = Địa chỉ trên trang giữ nguyên, để các liên kết cũ vẫn dùng được.
setup-slug = Địa chỉ trên trang
setup-slug-hint = Để trống thì lấy theo tên tiếng Việt: không dấu, các chữ nối bằng gạch ngang. Sau khi thêm, địa chỉ không đổi nữa.
setup-name-vi = Tên tiếng Việt
setup-name-en = Tên tiếng Anh
setup-plans = Kế hoạch và chủ đề
setup-plans-words = Kế hoạch tuyên truyền và các nội dung trọng tâm của nó. Bài gắn với chủ đề nào cũng được tính cho các chủ đề bên trên.
setup-plans-none = Chưa có kế hoạch nào.
setup-plan-new = Thêm kế hoạch
setup-plan-words = Ghi đúng như trong văn bản ban hành. Cơ quan ban hành và địa chỉ không đổi được sau khi thêm.
setup-plan-number = Số hiệu
setup-plan-number-hint = Ví dụ: 1330/KH-UBND
setup-plan-name-vi = Tên kế hoạch
setup-plan-about-vi = Kế hoạch này để làm gì
setup-plan-about-en = Kế hoạch này để làm gì, bằng tiếng Anh
setup-plan-issuer = Cơ quan ban hành
setup-plan-starts = Ngày bắt đầu
setup-plan-ends = Ngày kết thúc
setup-themes-none = Kế hoạch này chưa có chủ đề nào.
setup-theme-new = Thêm chủ đề
setup-theme-below = Thêm chủ đề con
setup-theme-of = Chủ đề của kế hoạch “{ $plan }”.
setup-theme-parent = Nằm trong chủ đề
setup-theme-top = Không, là chủ đề lớn
setup-theme-about-vi = Chủ đề này nói về gì
setup-theme-about-en = Chủ đề này nói về gì, bằng tiếng Anh

## Permissions
permission-plan = Thiết lập kế hoạch và chủ đề

## Nhật ký: việc đã làm, thành câu
record-campaign-added = Lập kế hoạch { $what }
record-theme-added = Thêm chủ đề { $what }
record-campaign-edited = Sửa kế hoạch { $what }
record-theme-edited = Sửa chủ đề { $what }
