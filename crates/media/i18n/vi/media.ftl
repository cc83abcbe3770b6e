## Tải ảnh và tệp lên
upload-picture-large = Ảnh nặng quá { $megabytes } MB. Hãy thu nhỏ ảnh rồi tải lên lại.
upload-picture-pixels = Ảnh có { $width } × { $height } điểm ảnh, quá { $megapixels } triệu điểm ảnh. Hãy thu nhỏ ảnh rồi tải lên lại.
upload-picture-svg = Không nhận hình vẽ SVG, vì tệp này có thể chứa mã chạy trên máy người đọc. Hãy xuất hình ra PNG rồi tải lên lại.
upload-picture-phone = Không nhận ảnh HEIC và AVIF. Hãy lưu ảnh thành JPEG rồi tải lên lại; trên iPhone, chọn Cài đặt, Camera, Định dạng, Tương thích nhất.
upload-picture-unknown = Tệp này không phải ảnh JPEG, PNG, WebP hay GIF, dù tên tệp ghi thế nào.
upload-picture-damaged = Ảnh bị hỏng hoặc chưa tải lên đủ. Hãy mở ảnh trên máy để kiểm tra rồi tải lên lại.
upload-file-large = Tệp nặng quá { $megabytes } MB. Hãy giảm dung lượng rồi tải lên lại.
upload-file-empty = Tệp không có nội dung.
upload-file-unknown = Không nhận loại tệp này. Nhận PDF, DOCX, XLSX, PPTX, ODT, ODS, TXT, CSV, JPEG, PNG, MP3 và MP4.
upload-file-old = Không nhận tệp Office đời cũ (DOC, XLS, PPT) hoặc tệp có mật khẩu. Hãy lưu thành DOCX, XLSX, PPTX hoặc PDF, không đặt mật khẩu.
upload-file-macros = Tệp có macro, tức là mã có thể chạy trên máy người đọc. Hãy lưu lại không kèm macro.
upload-file-bomb = Tệp khi giải nén lớn hơn bình thường rất nhiều nên không được nhận.
upload-file-markup = Tệp mang tên văn bản nhưng chứa mã trang web hoặc hình vẽ nên không được nhận.
upload-file-encoding = Văn bản không ở dạng mã UTF-8. Hãy lưu lại với mã UTF-8.
upload-file-damaged = Tệp bị hỏng hoặc chưa tải lên đủ. Hãy mở tệp trên máy để kiểm tra rồi tải lên lại.

## Nhập tin: nói rõ trước công chúng
upload-busy = Máy chủ đang bận xử lý ảnh khác. Hãy thử lại sau một phút.
