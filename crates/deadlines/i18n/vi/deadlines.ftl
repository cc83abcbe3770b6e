## Lịch làm việc
desk-menu-calendar = Lịch làm việc
permission-keep-calendar = Sửa lịch làm việc và quy tắc nhắc hạn
work-calendar-title = Lịch làm việc
calendar-words = Hạn của mỗi việc được tính theo ngày làm việc: trừ thứ Bảy, Chủ nhật và các ngày nghỉ dưới đây. Mỗi lần sửa là một bản mới của lịch, có thể quay lại bản trước.
calendar-given = Lịch chưa có ngày nghỉ nào. Hệ thống có sẵn các ngày nghỉ lễ, Tết và ngày hoán đổi của năm 2024, 2025, 2026 theo điều 112 Bộ luật Lao động và thông báo của Chính phủ.
calendar-given-take = Dùng các ngày có sẵn
calendar-given-done = Đã đưa các ngày có sẵn vào lịch.
calendar-years = Các năm
calendar-year = Năm { $year }
calendar-none = Chưa ghi ngày nghỉ nào cho năm này.
calendar-off = Ngày nghỉ
calendar-worked = Ngày làm bù
calendar-worked-hint = Ngày làm bù (một ngày cuối tuần phải đi làm)
calendar-remove = Bỏ
calendar-add = Thêm một ngày
calendar-day = Ngày
calendar-kind = Loại ngày
calendar-name-vi = Tên ngày
calendar-name-en = Tên tiếng Anh (không bắt buộc)
calendar-add-button = Thêm vào lịch
calendar-city-only = Chỉ người điều phối hoặc quản trị của toàn Thành phố sửa được.
calendar-changes = Các bản của lịch
calendar-version = Bản { $number }, { $at }, { $by }
calendar-restore = Quay lại bản { $number }
calendar-added = Đã thêm ngày vào lịch.
calendar-removed = Đã bỏ ngày khỏi lịch.
calendar-restored = Lịch đã trở lại như bản trước.
calendar-wrong = Chưa lưu được lịch
calendar-no-day = Hãy chọn một ngày.
calendar-no-name = Hãy ghi tên của ngày, chẳng hạn Quốc khánh.
calendar-taken = Ngày này đã có trong lịch. Nếu cần sửa, hãy bỏ ngày cũ trước.
calendar-plain = Ngày này vốn là ngày làm việc, không cần ghi làm bù.
calendar-changed = Người khác vừa sửa lịch. Trang này đã hiện bản mới nhất; hãy xem lại rồi gửi lần nữa.
calendar-gone = Ngày này không còn trong lịch.

## Quy tắc nhắc hạn
rules-title = Quy tắc nhắc hạn
rules-words = Người điều phối của cơ quan chủ trì được nhắc hai lần trước hạn. Nếu quá hạn mà việc chưa xong, người điều phối của cơ quan cấp trên được báo. Mọi con số tính theo ngày làm việc.
rules-first = Nhắc lần một trước hạn (số ngày làm việc)
rules-second = Nhắc lần hai trước hạn (số ngày làm việc)
rules-escalation = Báo cơ quan cấp trên sau hạn (số ngày làm việc)
rules-save = Lưu quy tắc
rules-saved = Đã lưu quy tắc. Những lời nhắc đã gửi không gửi lại.
rules-none = Chưa có loại việc nào có hạn.
rules-wrong = Chưa lưu được quy tắc
rules-changed = Người khác vừa sửa quy tắc này. Hãy mở lại trang để xem quy tắc mới.
rules-number = Hãy ghi một số từ { $least } đến { $most }.
rules-order = Lần nhắc thứ hai phải gần hạn hơn lần thứ nhất.

## Việc có hạn
deadlines-escalated = Việc quá hạn của cơ quan cấp dưới
deadlines-escalated-hint = Cơ quan chủ trì chưa hoàn thành đúng hạn. Hãy đôn đốc hoặc điều chỉnh kế hoạch.
deadlines-late = Việc quá hạn
deadlines-is-late = Quá hạn
deadlines-is-due = Sắp đến hạn
deadlines-late-hint = Hãy hoàn thành hoặc cập nhật kết quả.
deadlines-due = Việc sắp đến hạn
deadlines-due-hint = Hãy hoàn thành trước hạn.
deadlines-today = Hạn { $day }, là hôm nay
deadlines-left = Hạn { $day }, còn { $count } ngày làm việc
deadlines-over = Hạn { $day }, đã quá { $count } ngày làm việc
record-calendar-changed = Sửa lịch làm việc
record-deadline-rule-changed = Sửa quy tắc nhắc hạn
record-deadline-escalated = Báo cơ quan cấp trên về việc quá hạn

## Thư tổng hợp
digest-title = { $count } việc sắp đến hạn
digest-title-late = { $count } việc cần xem, trong đó { $late } việc quá hạn
digest-words = Dưới đây là những việc mới đến lượt nhắc. Danh sách đầy đủ có ở bàn làm việc.
digest-more = Thư chỉ nêu một số việc; các việc khác có ở bàn làm việc.
digest-open = Mở bàn làm việc
digest-off = Bạn nhận thư này vì bạn là người điều phối. Để ngừng nhận, mở trang tài khoản của bạn: { $href }
