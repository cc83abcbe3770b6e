## Soạn thảo nội dung bài
editor-error-too-large = Nội dung quá dài. Hãy tách thành nhiều bài.
editor-error-unreadable = Không đọc được nội dung gửi lên. Hãy tải lại trang rồi thử lại; bản lưu gần nhất vẫn còn.
editor-error-too-deep = Danh sách hoặc trích dẫn lồng nhau quá sâu. Hãy bớt một cấp.
editor-error-link = Không dùng được liên kết “{ $address }”. Địa chỉ phải bắt đầu bằng https://, http://, mailto:, tel: hoặc dấu /.
editor-error-picture = Có một ảnh bị thiếu tệp hoặc kích thước. Hãy xóa ảnh đó rồi chèn lại.
editor-error-alt = Có ảnh chưa có phần mô tả cho người không nhìn thấy ảnh.

## Rà soát bài viết
lint-no-title = Bài chưa có tiêu đề. Danh sách, trang tìm kiếm và thư đều gọi bài bằng tiêu đề. Hãy viết một câu ngắn nêu điều thay đổi.
lint-no-body = Bài chưa có nội dung. Người đọc mở trang sẽ không thấy gì. Hãy viết nội dung trước khi gửi duyệt.
lint-no-summary = Bài chưa có tóm tắt. Nhiều người chỉ đọc phần này trong danh sách. Hãy viết một, hai câu: điều gì thay đổi, với ai, từ khi nào.
lint-long-title = Tiêu đề dài { $count } ký tự. Quá 120 ký tự thì danh sách và thẻ chia sẻ sẽ cắt mất phần cuối. Hãy rút ngắn, để chi tiết cho phần tóm tắt.
lint-title-full-stop = Tiêu đề kết thúc bằng dấu chấm. Tiêu đề đứng riêng trong danh sách nên không cần dấu chấm. Hãy bỏ dấu ấy.
lint-loose-marks = Dấu trong “{ $quote }” không dính liền với chữ. Tìm kiếm có thể không thấy chữ này và máy có thể đọc sai. Hãy xóa rồi gõ lại, có thể là “{ $instead }”.
lint-look-alike = “{ $quote }” có ký tự chỉ trông giống chữ cái thường dùng. Tìm kiếm không thấy chữ này, trình đọc màn hình đọc sai. Hãy xóa rồi gõ lại “{ $instead }”.
lint-old-encoding = “{ $quote }” gõ bằng bảng mã cũ (TCVN3 hoặc VNI), người đọc không hiểu được. Hãy gõ lại bằng Unicode, có thể là “{ $instead }”.
lint-direction-mark = Cạnh “{ $quote }” có ký tự ẩn đổi chiều chữ. Nó có thể khiến người đọc thấy khác điều đã viết. Hãy xóa đoạn này rồi gõ lại.
lint-invisible = Cạnh “{ $quote }” có ký tự ẩn, thường do chép từ nơi khác. Tìm kiếm có thể không thấy chữ này. Hãy xóa đoạn này rồi gõ lại.
lint-double-space = Có nhiều dấu cách liền nhau ở “{ $quote }”. Hãy bỏ bớt, chỉ để một.
lint-space-before-mark = Có dấu cách thừa trước dấu câu ở “{ $quote }”. Dấu câu có thể bị đẩy xuống đầu dòng sau. Hãy viết liền dấu câu với chữ đứng trước.
lint-mixed-tones = Bài dùng cả hai cách đặt dấu thanh: “{ $quote }” và “{ $instead }”. Người đọc dễ tưởng là hai chữ khác nhau. Hãy chọn một cách cho cả bài, giữ nguyên tên riêng và lời trích.
lint-capital-title = Tiêu đề viết toàn chữ hoa. Chữ hoa đọc chậm hơn, và có máy đọc thành từng chữ cái. Hãy chỉ viết hoa chữ đầu và tên riêng.
lint-capital-line = “{ $quote }” viết toàn chữ hoa. Chữ hoa đọc chậm hơn, và có máy đọc thành từng chữ cái. Hãy chỉ viết hoa chữ đầu và tên riêng; cần nhấn mạnh thì in đậm.
lint-doubled-word = “{ $quote }” lặp từ. Nếu do gõ nhầm, hãy bỏ một lần.
lint-long-sentence = Câu bắt đầu bằng “{ $quote }” có { $count } tiếng. Câu quá 40 tiếng khó theo dõi, nhất là khi nghe. Hãy tách thành hai câu hoặc dùng danh sách.
lint-small-after-stop = Sau dấu chấm ở “{ $quote }” là chữ thường. Người đọc không biết câu đã hết hay chưa. Hãy viết hoa chữ ấy, hoặc đổi dấu chấm.
lint-repeated-sentence = Câu “{ $quote }” xuất hiện hai lần. Có thể sót lại khi chuyển đoạn. Nếu không cố ý, hãy bỏ một câu.
lint-broken-off = Câu dừng giữa chừng ở “{ $quote }”. Người đọc sẽ tưởng trang bị mất chữ. Hãy viết nốt câu, hoặc bỏ phần thừa.
lint-nothing-follows = Sau dấu hai chấm ở “{ $quote }” không có gì. Người đọc sẽ tưởng trang bị thiếu. Hãy viết tiếp, hoặc đổi thành dấu chấm.
lint-no-full-stop = Đoạn kết thúc bằng “{ $quote }” mà không có dấu câu. Người đọc không biết câu đã hết chưa; máy đọc không biết chỗ nghỉ. Hãy thêm dấu câu, hoặc viết nốt.
lint-begins-small = Đoạn bắt đầu bằng chữ thường: “{ $quote }”. Có thể phần đầu câu đã mất khi chép. Hãy kiểm tra, rồi viết hoa chữ đầu.
lint-open-quote = Dấu ngoặc kép ở “{ $quote }” thiếu dấu đi cùng. Người đọc không biết lời trích bắt đầu hay kết thúc ở đâu. Hãy thêm dấu còn thiếu.
lint-open-bracket = Dấu ngoặc ở “{ $quote }” thiếu dấu đi cùng. Hãy thêm dấu còn thiếu, hoặc bỏ dấu này.
lint-empty-heading = Có đề mục không có chữ. Người dùng trình đọc màn hình đi theo đề mục và sẽ gặp chỗ trống. Hãy viết đề mục, hoặc bỏ đi.
lint-first-heading = Đề mục đầu tiên, “{ $quote }”, ở cấp { $count }. Dưới tiêu đề bài phải là cấp 2; nếu không, người đi theo đề mục sẽ tưởng thiếu một phần. Hãy đổi thành cấp 2.
lint-heading-jump = Đề mục “{ $quote }” nhảy xuống cấp { $count }, bỏ qua một cấp. Người đi theo đề mục sẽ tưởng thiếu một phần. Hãy dùng cấp liền sau.
lint-missing-alt = Ảnh chưa có lời mô tả. Người không nhìn thấy ảnh sẽ không biết ảnh nói gì. Hãy viết một câu nêu điều ảnh cho thấy.
lint-alt-is-file-name = Lời mô tả ảnh “{ $quote }” là tên tệp. Máy sẽ đọc nguyên tên ấy cho người không nhìn thấy ảnh. Hãy viết một câu nêu điều ảnh cho thấy.
lint-alt-says-nothing = Lời mô tả ảnh “{ $quote }” không cho biết ảnh có gì. Người không nhìn thấy ảnh vẫn chưa hiểu. Hãy viết một câu nêu điều ảnh cho thấy.
lint-dead-link = Đường dẫn ở “{ $quote }” tới { $instead }, nơi không có trang nào. Người bấm vào sẽ gặp trang báo lỗi. Hãy sửa địa chỉ, hoặc bỏ đường dẫn.
lint-empty-link-words = Chữ của đường dẫn ở “{ $quote }” không nói nó dẫn tới đâu. Người nghe bằng máy chỉ nghe riêng mấy chữ ấy. Hãy đặt đường dẫn vào tên trang hoặc tên văn bản.
lint-bare-address = Chữ của đường dẫn là một địa chỉ: “{ $quote }”. Máy sẽ đọc từng ký tự, màn hình nhỏ bị tràn. Hãy thay bằng tên trang hoặc tên văn bản.
lint-relative-citation = “{ $quote }” chỉ một văn bản hoặc điều khoản mà bài chưa nhắc tới. Câu chép nguyên từ văn bản sẽ mất nghĩa khi đứng ở đây. Hãy ghi rõ số hiệu hoặc tên.
lint-provision-alone = “{ $quote }” không cho biết thuộc văn bản nào. Người đọc không tra được. Hãy ghi thêm tên và số hiệu văn bản.
lint-number-without-year = “{ $quote }” chưa đủ để biết là văn bản nào, vì mỗi năm và mỗi nơi ban hành đều đánh số lại. Hãy ghi đủ số hiệu ít nhất một lần trong bài; số hiệu không có năm thì thêm ngày và nơi ban hành.
lint-future-document = “{ $quote }” mang ngày hoặc năm chưa tới. Người đọc sẽ không tra được văn bản. Hãy kiểm tra lại số hiệu và ngày.
lint-unsourced-number = Số liệu ở “{ $quote }” chưa có nguồn. Người đọc không kiểm tra được con số và không biết nó tính đến ngày nào. Hãy ghi nguồn và ngày, hoặc đặt đường dẫn tới nơi công bố.

## So sánh hai bản
diff-added = thêm
diff-removed = bớt
diff-skipped = { $count ->
   *[other] { $count } phần giữ nguyên, không hiện ở đây.
}
diff-file-changed = Đã thay tệp
diff-role-changed = Trước đây là: { $before }
diff-title = Tiêu đề
diff-summary = Tóm tắt
diff-picture = Lời mô tả ảnh đầu bài
diff-caption = Chú thích ảnh
diff-attachment = Tệp đính kèm
diff-author = Tác giả
diff-source = Nguồn
diff-paragraph = Đoạn văn
diff-heading = Đề mục cấp { $level }
diff-item = Mục trong danh sách
diff-item-ordered = Mục đánh số
diff-quoted = Lời trích
diff-row = Hàng của bảng
diff-body-picture = Lời mô tả ảnh trong bài
diff-rule = Đường ngăn

## Bàn làm việc: bản thảo
diff-reused = Khối dùng chung

## Ký tự như đã gõ
typed-loose-marks = Dấu gõ rời khỏi chữ (Unicode tổ hợp) đã được ghép liền vào chữ (Unicode dựng sẵn). Nội dung không đổi.
typed-eth = Chữ Ð, ð của ngôn ngữ khác đã được thay bằng Đ, đ của tiếng Việt. Nội dung không đổi.
typed-hidden = Ký tự ẩn, thường do chép từ nơi khác, đã được bỏ. Chữ nhìn thấy không đổi.
typed-old-encoding = Có chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI), người đọc không hiểu được. Chữ ấy được giữ nguyên như đã gõ; hãy gõ lại bằng Unicode. Mục Rà soát chỉ rõ từng chỗ.

## Rà soát: cơ quan phát hành đã ngừng hoạt động
lint-ended-agency = Cơ quan phát hành “{ $quote }” đã ngừng hoạt động từ { $day }. Hãy soạn bài này dưới tên cơ quan khác.
lint-ended-agency-heirs = Cơ quan phát hành “{ $quote }” đã ngừng hoạt động từ { $day }. Hãy soạn bài này dưới tên cơ quan kế tục: { $instead }.
