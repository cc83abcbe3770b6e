# Tin
edition = Bản { $number }

## Bàn làm việc: khung, vào và ra
desk-menu-imports = Nhập tin

## Tin đã gỡ, tin đăng khẩn
forced-reason = Lý do: { $reason }

## Bàn làm việc: việc hôm nay
choose = Chọn…

## Bàn làm việc: tin đã đăng
articles-pages = Trang của danh sách
imports-words = Đưa tin đã đăng ở nơi khác vào đây: trang đã lưu, tệp xuất của WordPress, nguồn cấp tin. Nhập lại không tạo tin trùng: tin đã có và thay đổi sẽ có bản mới, địa chỉ cũ dẫn đến tin mới.
imports-kind = Loại nguồn
imports-kind-page = Một trang (HTML hoặc văn bản)
imports-kind-wxr = Tệp xuất của WordPress (WXR)
imports-kind-feed = Nguồn cấp tin (RSS, Atom, JSON Feed)
imports-agency = Cơ quan phát hành
imports-file = Tệp
imports-file-hint = Nhiều nhất 20 MB. Ảnh trong bài được lấy từ trang gốc.
imports-address = hoặc địa chỉ
imports-address-hint = Bắt đầu bằng https:// hoặc http://. Chỉ đọc được trang công khai trên mạng.
imports-button = Nhập
imports-latest = Các lần nhập gần đây
imports-none = Chưa nhập lần nào.
imports-nothing = Không có tin nào trong nguồn này.
imports-no-source = Hãy chọn một tệp hoặc nhập một địa chỉ.
imports-waiting = Đang chờ
imports-running = Đang nhập
imports-done = Đã xong
imports-stopped = Đã dừng
imports-stopped-words = Tin đã nhập trước khi dừng vẫn giữ nguyên. Bấm “Nhập tiếp” hoặc nhập lại nguồn này để làm tiếp phần còn thiếu.
imports-stop = Dừng nhập
imports-resume = Nhập tiếp
imports-category = Chuyên mục thay thế
imports-category-hint = Dùng cho tin không ghi chuyên mục, hoặc ghi chuyên mục ở đây chưa có.
imports-category-made = Không chọn: thêm chuyên mục theo nguồn
imports-category-none = Không chọn: không nhận những tin ấy
imports-failed = Không nhập được
imports-refused = Không nhận
imports-noted = Cần xem lại
imports-skipped = Bỏ qua
imports-changed = Có bản mới
imports-added = Thêm mới
imports-same = Không đổi
imports-more = Xem tiếp
imports-why-category = Ở đây chưa có chuyên mục “{ $name }”. Hãy nhập lại và chọn chuyên mục thay thế, hoặc nhờ người quản trị thêm chuyên mục này trước.
imports-why-denied = Bạn không được phép thay đổi tin này, vì tin thuộc cơ quan khác.
imports-why-officer = Người đặt lệnh nhập không còn quyền nhập tin cho cơ quan này.
imports-why-withdrawn = Tin này đã được gỡ khỏi trang.
imports-why-no-body = Không tìm thấy nội dung dưới tiêu đề.
imports-why-large = Lớn hơn 20 MB.
imports-why-empty = Tệp rỗng.
imports-why-nested = Trang có các phần tử lồng nhau quá sâu, không phải trang do người soạn.
imports-why-zip = Đây là tệp nén. Hãy giải nén rồi gửi từng tệp bên trong.
imports-why-encoding = Không phải văn bản UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.
imports-why-legacy = Văn bản dùng bảng mã cũ { $name }. Hãy chuyển sang Unicode rồi gửi lại.
imports-why-no-article = Không tìm thấy bài: cần có tiêu đề và ngày ở gần tiêu đề.
imports-why-no-date = Không tìm thấy ngày ở gần tiêu đề.
imports-why-no-title = Tin không có tiêu đề.
imports-why-date-form = Ngày ghi trong nguồn là “{ $date }”, viết theo cách chưa đọc được.
imports-why-date-impossible = Ngày ghi trong nguồn là “{ $date }”. Không có ngày giờ này trên lịch.
imports-why-date-ambiguous = Ngày ghi trong nguồn là “{ $date }”, có thể hiểu theo hai cách nên không nhận.
imports-why-date-zone = Ngày ghi trong nguồn là “{ $date }”, theo múi giờ chưa biết nên không nhận.
imports-why-repeated = Nguồn có tin này hai lần, nội dung khác nhau. Tin đọc trước là tin số { $number }.
imports-why-ambiguous = Không xác định được đây là tin nào trong các tin số { $numbers }.
imports-why-password = Ở nguồn, tin này có mật khẩu, không công khai.
imports-why-draft = Ở nguồn, tin này là bản nháp, chưa công khai.
imports-why-state = Ở nguồn, tin này có trạng thái “{ $state }”, không công khai.
imports-why-type = Đây không phải tin, bài: nguồn xếp vào loại “{ $kind }”.
imports-why-full = Ổ đĩa của máy chủ đã đầy nên không lưu được nữa.
imports-why-read-only = Máy chủ không ghi được vào nơi lưu dữ liệu.
imports-why-away = Máy chủ không liên lạc được với nơi lưu dữ liệu.
imports-halted-at = Việc nhập dừng ở tin “{ $title }”; tin này chưa được lưu.
imports-go-on = Những tin đã lưu vẫn giữ nguyên. Khi máy chủ ghi được trở lại, hãy bấm “Nhập tiếp”; không tin nào bị nhập hai lần.
imports-why-kind = Tệp không đúng loại đã chọn.
imports-why-broken = Tệp bị hỏng. Chi tiết: { $detail }
imports-why-not-public = Chỉ đọc được trang công khai trên mạng, ở địa chỉ bắt đầu bằng https:// hoặc http://.
imports-why-status = Trang trả lời mã { $status }, không đọc được.
imports-why-redirects = Trang dẫn đi vòng quá nhiều lần.
imports-why-slow = Trang không trả lời trong 30 giây.
imports-why-network = Không kết nối được đến trang này.
imports-why-gone = Tệp đã gửi không còn. Hãy gửi lại.
imports-why-not-read = Không đọc (ghi chú kỹ thuật): { $detail }
imports-why-other = Chi tiết kỹ thuật: { $detail }

## Cho vào lại: báo cho người liên quan
## Bàn làm việc: gặp lần đầu
agency-missing = Hãy chọn cơ quan.
imports-reason = Lý do nhập
imports-reason-hint = Tin nhập vào được đăng ngay, không qua thẩm định. Lý do này hiện công khai ở từng tin.
imports-no-reason = Hãy ghi lý do nhập, không quá 500 ký tự.
imports-why-future = Tin ghi ngày { $day }, là ngày chưa đến.

# Nhập dữ liệu
import-changed = Cập nhật theo bản mới của nguồn.
import-category = Tin tức
import-picture = Hình minh họa: { $title }

## Nhật ký: việc đã làm, thành câu
record-import-stopped = Dừng một lần nhập tin
record-import-resumed = Cho nhập tiếp một lần nhập tin
record-import-ordered = Nhập tin từ nơi khác
