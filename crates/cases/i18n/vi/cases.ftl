## Quyền
permission-moderate = Mở phiên hỏi đáp; sàng lọc, gộp, xếp và kết thúc câu hỏi
permission-answer = Soạn câu trả lời của cơ quan
permission-approve-answer = Duyệt câu trả lời do người khác soạn

## Hạn
deadline-kind-case = Câu hỏi cần trả lời bằng văn bản
deadline-case = Trả lời câu hỏi số { $number }

## Trạng thái, quy tắc, người thực hiện
case-state-received = Chờ sàng lọc
case-state-open = Chờ trả lời
case-state-answered = Đã trả lời
case-state-merged = Đã gộp
case-state-transferred = Đã chuyển
case-state-refused = Không tiếp nhận
case-state-withdrawn = Người hỏi đã rút
case-rule-off-topic = Ngoài chủ đề của phiên
case-rule-privacy = Nói về đời tư của người khác
case-rule-insult = Xúc phạm người khác
case-rule-advertising = Quảng cáo
case-rule-complaint = Là khiếu nại hoặc tố cáo, phải gửi theo Luật Khiếu nại, Luật Tố cáo
case-rule-secret = Có nội dung thuộc bí mật nhà nước
case-rule-unclear = Không rõ hỏi điều gì
case-by-asker = Người hỏi
case-by-moderator = Người điều hành
case-by-agency = Cơ quan trả lời
case-by-program = Hệ thống
case-source-web = Gửi trên trang
case-source-telephone = Qua điện thoại
case-source-paper = Trên giấy
case-verdict-settled = Đã giải đáp
case-verdict-unsettled = Chưa giải đáp

## Các bước
case-step-received = Đã nhận câu hỏi.
case-step-published = Đã sàng lọc và công khai câu hỏi.
case-step-masked = Đã sàng lọc và công khai câu hỏi, có che thông tin cá nhân.
case-step-merged = Đã gộp vào câu hỏi số { $number } vì cùng nội dung; người hỏi nhận thông báo theo câu hỏi đó.
case-step-joined = Câu hỏi số { $number } cùng nội dung được gộp vào đây.
case-step-routed = Đã giao { $agency } trả lời.
case-step-transferred = Đã chuyển đến { $to }
case-step-refused = Không tiếp nhận. Lý do theo quy tắc: { $rule }.
case-step-due = { $agency } phải trả lời bằng văn bản, chậm nhất ngày { $day }.
case-step-answered = { $agency } đã trả lời.
case-step-reopened = Người hỏi đề nghị trả lời lại.
case-step-withdrawn = Người hỏi đã rút câu hỏi.
case-answer-live = Trả lời tại phiên, ghi lại lúc { $at }
case-answer-written = Trả lời bằng văn bản lúc { $at }

## Tra cứu
lookup-title = Tra cứu câu hỏi
lookup-about = Nhập mã biên nhận để biết câu hỏi của bạn đang ở bước nào.
lookup-code = Mã biên nhận
lookup-code-hint = Gồm 9 chữ và số, ví dụ: ABC-DEF-GHJ. Không phân biệt chữ hoa, chữ thường.
lookup-find = Tra cứu
lookup-no-code = Mã này chưa đúng: mã gồm 9 chữ và số, không có số 0, số 1 và các chữ O, I, L. Hãy kiểm tra lại từng ký tự.
lookup-none = Không có câu hỏi nào mang mã này. Hãy kiểm tra lại từng ký tự.
lookup-often = Có quá nhiều lượt tra cứu từ mạng này. Hãy thử lại sau ít phút.

## Trang riêng của người hỏi
own-title = Câu hỏi { $receipt }
own-said-new = Đã nhận câu hỏi của bạn.
own-said-judged = Đã ghi nhận đánh giá của bạn. Cảm ơn bạn.
own-said-reopened = Đã ghi nhận. Cơ quan sẽ trả lời lại bằng văn bản.
own-said-withdrawn = Đã rút câu hỏi và xóa thông tin của bạn.
own-changed = Câu hỏi vừa có thay đổi. Hãy xem nội dung hiện nay bên dưới rồi thử lại.
own-keep = Hãy giữ lại
own-receipt = Mã biên nhận
own-link = Trang riêng của bạn
own-keep-words = Dùng mã để tra cứu, đọc được qua điện thoại. Chỉ trang riêng mới cho đánh giá, hỏi lại hoặc rút câu hỏi: hãy lưu địa chỉ này và đừng gửi cho người khác. Hệ thống không giữ địa chỉ này: mất thì không lấy lại được.
own-words = Bạn đã hỏi
own-due = Hạn trả lời bằng văn bản: { $day }.
own-mailed = Có thông báo qua thư điện tử khi câu hỏi có thay đổi.
own-not-mailed = Bạn không để lại thư điện tử; hãy mở lại trang này để theo dõi.
own-answer = Câu trả lời
own-verdict = Câu trả lời này đã giải đáp câu hỏi của bạn chưa?
own-reopen-words = Bạn còn cần được giải đáp điều gì?
own-reopen-hint = Lời này chỉ người điều hành và cơ quan trả lời đọc.
own-reopen = Đề nghị trả lời lại
own-way = Quá trình giải quyết
own-public = Xem trang công khai
own-withdraw-title = Rút câu hỏi
own-withdraw-words = Câu hỏi chưa trả lời thì rút được. Nội dung, tên và địa chỉ thư của bạn sẽ bị xóa; số thứ tự và các bước đã qua vẫn còn.
own-withdraw = Rút câu hỏi

## Thư
letter-title = Câu hỏi { $receipt } có thay đổi
letter-happened = Câu hỏi { $receipt } của bạn: { $what }
letter-reason = Lý do: { $reason }
letter-own-link = Để đánh giá câu trả lời, hỏi lại hoặc rút câu hỏi, hãy mở trang riêng mà bạn đã lưu khi gửi.
letter-receipt-title = Đã nhận câu hỏi { $receipt }
letter-receipt = Chúng tôi đã nhận câu hỏi của bạn. Mã biên nhận: { $receipt }. Dùng mã này để tra cứu, kể cả qua điện thoại.
letter-receipt-link = Trang riêng dưới đây cho phép đánh giá câu trả lời, hỏi lại hoặc rút câu hỏi. Ai có địa chỉ này đều làm được, vì vậy đừng chuyển tiếp thư này.
letter-receipt-open = Mở trang riêng của bạn
letter-open = Xem trên trang
letter-why = Bạn nhận thư này vì đã để lại địa chỉ khi đặt câu hỏi.

## Nhật ký
record-case = câu hỏi số { $number }
record-case-received = Nhận { $what }
record-case-published = Sàng lọc và công khai { $what }
record-case-refused = Không tiếp nhận { $what }
record-case-transferred = Chuyển { $what } đến nơi khác
record-case-merged = Gộp { $what } vào câu hỏi khác
record-case-routed = Giao cơ quan trả lời { $what }
record-case-due = Đặt hạn trả lời bằng văn bản cho { $what }
record-case-answer-drafted = Soạn câu trả lời cho { $what }
record-case-answered = Trả lời { $what }
record-case-judged = Người hỏi đánh giá câu trả lời của { $what }
record-case-reopened = Người hỏi đề nghị trả lời lại { $what }
record-case-withdrawn = Người hỏi rút { $what }
