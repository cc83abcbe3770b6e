# Khung trang
menu-news = Tin tức
menu-days = Theo ngày
menu-themes = Chủ đề
menu-agencies = Cơ quan
breadcrumb = Đường dẫn

# Trang đầu
all-news = Tất cả tin

# Tin
not-translated = Tiếng Anh
untranslated = Chưa có bản tiếng Việt.
untranslated-hint = Bạn đang đọc bản gốc bằng ngôn ngữ khác.
translation-behind = Bản dịch này theo bản gốc cũ; bản gốc đã có bản { $edition }.
read-original = Đọc bản gốc
earlier-edition = Đây là bản { $edition }, không còn là bản hiện hành.
read-current = Đọc bản hiện hành
current-edition = Đây là bản { $edition }, bản hiện hành.
read-at-article = Xem trang của tin
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

# Số lượt xem, nguồn cấp tin
views = { $count ->
   *[other] { $shown } lượt xem, tính đến { $now }.
}

# Ngoại tuyến
tool-save = Lưu để đọc khi mất mạng
tool-unsave = Bỏ lưu
tool-saved = Đã lưu trên máy này. Xem lại ở mục “Tin đã lưu” cuối trang.
tool-unsaved = Đã bỏ lưu.
tool-save-failed = Chưa lưu được. Máy có thể đã hết chỗ hoặc đang mất mạng.

## Bàn làm việc: khung, vào và ra
desk-menu-drafts = Bản thảo
desk-menu-articles = Tin đã đăng
desk-menu-blocks = Khối dùng chung

## Tin đã gỡ, tin đăng khẩn
withdrawn = Tin này đã được gỡ
withdrawn-reason = Lý do: { $reason }
withdrawals = Các tin đã gỡ
withdrawals-words = Mỗi lần gỡ tin đều được ghi lại ở đây: ngày gỡ, cơ quan phát hành và lý do.
withdrawals-none = Chưa có tin nào bị gỡ.
withdrawals-entry = Tin số { $number }.
withdrawals-instead = Đọc tin thay thế
forced = Đăng khẩn, chưa qua thẩm định.
forced-reason = Lý do: { $reason }

## Bàn làm việc: bản thảo
stage-writing = Đang viết
stage-review = Chờ thẩm định
stage-approved = Đã duyệt
stage-scheduled = Đã hẹn giờ
stage-published = Đã đăng
stage-dropped = Đã bỏ
draft-changed = Người khác vừa lưu bản thảo này. Hãy xem bản mới rồi làm lại.
draft-stage = Bước này không làm được khi bản thảo đang ở trạng thái “{ $stage }”.
draft-own-text = Bài do bạn viết hoặc gửi thì phải có người khác duyệt.
draft-blocked = { $count ->
   *[other] Bài còn { $count } lỗi phải sửa. Xem mục Rà soát.
 }
draft-no-note = Hãy ghi lý do hoặc nội dung; ô này không được để trống.
draft-no-moment = Hãy chọn ngày và giờ.
draft-past = Giờ đăng phải sau thời điểm hiện tại.
draft-stale = Tin này đã có bản mới hơn bản bạn bắt đầu sửa. Hãy bỏ bản thảo này và đính chính từ bản mới.
draft-no-such-agency = Cơ quan đã chọn không có hoặc đã kết thúc. Hãy chọn lại.
draft-no-such-category = Chuyên mục đã chọn không có. Hãy chọn lại.
draft-no-such-theme = Có chủ đề đã chọn không có trong danh sách. Hãy chọn lại.
draft-no-such-area = Có địa bàn đã chọn không có trong danh sách. Hãy chọn lại.
draft-no-such-picture = Ảnh đã chọn không còn. Hãy thêm lại ảnh.
draft-open = Đã có một bản thảo đang mở cho tin này.
newsroom-no-title = Bài chưa có tiêu đề.
newsroom-long-title = Tiêu đề dài quá 300 ký tự.
newsroom-long-summary = Tóm tắt dài quá 2.000 ký tự.
newsroom-no-body = Bài chưa có nội dung.
newsroom-no-alt = Ảnh đầu bài cần lời mô tả cho người không nhìn thấy ảnh.
newsroom-no-change-note = Đính chính phải nói rõ điều gì thay đổi; lời này sẽ hiện công khai.
newsroom-same-text = Bản mới không khác gì bản đang đăng.
newsroom-translated = Tin đã có bản dịch; hãy cập nhật bản dịch đó.
newsroom-no-article = Không tìm thấy tin này.
newsroom-no-picture = Không tìm thấy ảnh này.
newsroom-withdrawn = Tin này đã được gỡ.
newsroom-no-reason = Hãy nêu lý do; lý do sẽ hiện công khai.
draft-untitled = Chưa có tiêu đề
draft-new = Viết bài mới
draft-start = Bắt đầu viết
draft-agency = Cơ quan phát hành
draft-category = Chuyên mục
draft-stage-label = Trạng thái
draft-stage-open = Đang xử lý
draft-mine = Chỉ bài của tôi
drafts-none = Không có bản thảo nào ở đây.
drafts-older = Bản thảo cũ hơn
draft-saved-by = { $name } lưu lúc { $when }
draft-clash = { $name } đã lưu lúc { $time }, sau khi bạn mở bài
draft-clash-words = Chữ của bạn còn nguyên ở dưới, chưa ghi đè lên bản nào, và trang này không tự lưu nữa. Dưới đây là chỗ khác nhau: phần gạch đi chỉ có ở bản của người kia, phần gạch chân chỉ có ở bản của bạn. Hãy chép vào bài những gì cần giữ rồi bấm Lưu; bản bạn lưu sẽ thay cho bản của người kia.
draft-write = Viết bản thảo
draft-read = Xem bản thảo
draft-title = Tiêu đề
draft-summary = Tóm tắt
draft-summary-hint = Một, hai câu nói điều gì đổi, với ai, từ khi nào. Hiện trong danh sách tin và khi chia sẻ.
draft-picture = Ảnh đầu bài
draft-author = Tác giả
draft-source = Nguồn
draft-themes = Chủ đề của kế hoạch
draft-change-note = Điều thay đổi
draft-change-note-hint = Hiện công khai cùng bản mới, ví dụ: “Sửa ngày hết hạn nộp hồ sơ thành 30/6.”
draft-save = Lưu
draft-submit = Lưu và gửi thẩm định
draft-preview = Xem như người đọc
draft-preview-words = Đây là bản thảo, chưa công khai.
draft-back = Về bản thảo
draft-bring-hint = Hãy bấm Lưu trước khi thêm ảnh hoặc tệp, để không mất phần vừa viết.
draft-other-steps = Việc khác
draft-force = Đăng khẩn, không qua thẩm định
draft-force-hint = Lý do bạn ghi sẽ hiện công khai cùng bài và nằm trong lịch sử bài mãi mãi.
draft-force-send = Đăng khẩn
draft-drop = Bỏ bản thảo
draft-drop-hint = Bản thảo đã bỏ vẫn xem lại được nhưng không sửa tiếp được.
draft-see-public = Xem trang công khai
draft-goes-out = Sẽ đăng lúc { $when }
draft-actions = Bước tiếp theo
draft-approve = Duyệt
draft-publish = Đăng ngay
draft-date = Ngày đăng
draft-time = Giờ đăng
draft-schedule = Hẹn giờ đăng
draft-unschedule = Bỏ hẹn giờ
draft-send-back = Trả lại
draft-send-back-note = Cần sửa gì?
draft-take-back = Lấy lại để sửa
draft-corrects = Đính chính tin số { $number }
draft-translates = Bản dịch của tin số { $number }
draft-others = Cũng đang mở bài này:
draft-beside = Rà soát, góp ý và các bước
draft-said-saved = Đã lưu.
draft-said-submitted = Đã gửi thẩm định.
draft-said-returned = Đã trả lại cho người viết.
draft-said-taken-back = Đã lấy lại để sửa.
draft-said-approved = Đã duyệt.
draft-said-scheduled = Đã hẹn giờ.
draft-said-unscheduled = Đã bỏ hẹn giờ.
draft-said-published = Đã đăng.
draft-said-commented = Đã ghi góp ý.
draft-said-settled = Đã đánh dấu xong.
draft-said-picture = Đã cập nhật ảnh.
draft-said-file = Đã thêm tệp.
draft-said-dropped = Đã bỏ bản thảo.
lint-title = Rà soát
lint-errors = { $count ->
   *[other] { $count } lỗi phải sửa trước khi gửi; còn lại là gợi ý.
 }
lint-warnings = Chỉ có gợi ý, không chặn việc gửi.
lint-error = Phải sửa
lint-warning = Nên xem
place-title = Tiêu đề
place-summary = Tóm tắt
place-picture = Ảnh đầu bài
place-body = Nội dung
place-block = Đoạn { $number }
comments-title = Góp ý
comments-none = Chưa có góp ý.
comment-quote = Đoạn được góp ý
comment-quote-hint = Để trống nếu góp ý cho cả bài. Bôi đen một đoạn trong bài thì ô này tự điền.
comment-words = Góp ý
comment-send = Gửi góp ý
comment-settle = Đánh dấu đã xong
comment-settled = { $name } đánh dấu xong lúc { $when }
facts-title = Kiểm chứng
facts-ask = Nhờ người ngoài kiểm chứng
facts-hint = Hệ thống tạo một đường dẫn dùng được 14 ngày, không cần tài khoản. Câu hỏi và câu trả lời được lưu cùng bản thảo.
facts-expert = Người được hỏi
facts-question = Cần kiểm chứng điều gì?
facts-send = Tạo đường dẫn
facts-none = Chưa nhờ ai kiểm chứng.
facts-link-words = Hãy gửi đường dẫn này cho { $name }. Đường dẫn chỉ hiện một lần và dùng được đến { $until }.
facts-link = Đường dẫn
facts-verdict = Thông tin trong bài
facts-answer = Nói rõ hơn (bắt buộc nếu có chỗ sai hoặc chưa chắc)
facts-answer-send = Gửi trả lời
facts-until = Đường dẫn dùng được đến { $until }.
facts-thanks = Cảm ơn ông, bà. Câu trả lời đã được lưu.
facts-no-verdict = Hãy chọn một trong ba ý.
verdict-right = Đúng
verdict-wrong = Có chỗ sai
verdict-unsure = Chưa đủ căn cứ để nói
verdict-none = Chưa trả lời; đường dẫn dùng được đến { $until }
verdict-at = { $verdict }, trả lời lúc { $when }.
steps-title = Các bước
step-started = Bắt đầu viết
step-submitted = Gửi thẩm định
step-returned = Trả lại
step-taken-back = Lấy lại để sửa
step-approved = Duyệt
step-scheduled = Hẹn giờ
step-unscheduled = Bỏ hẹn giờ
step-published = Đăng
step-forced = Đăng khẩn
step-dropped = Bỏ bản thảo
changes-title = Xem thay đổi
changes-since = Xem thay đổi từ bước này
changes-since-step = So với lúc { $when }.
changes-since-edition = So với bản { $number } đang đăng.
changes-busy = Hệ thống đang bận so sánh các bài khác nên chưa chỉ ra được thay đổi. Mời bạn tải lại trang sau ít phút.
changes-count = { $added ->
   *[other] Thêm { $added } từ
 }, bớt { $removed } từ.
picture-alt = Mô tả ảnh
picture-alt-hint = Nói điều ảnh cho thấy, cho người không nhìn thấy ảnh.
picture-caption = Chú thích
picture-remove = Bỏ ảnh này
picture-choose = Tệp ảnh
picture-send = Đặt làm ảnh đầu bài
picture-focus-hint = Khi ảnh được cắt cho thẻ tin hoặc mạng xã hội, điểm này luôn còn. Bấm vào ảnh để chọn, hoặc ghi phần trăm tính từ mép trái và mép trên.
picture-focus-x = Từ trái (%)
picture-focus-y = Từ trên (%)
picture-focus-send = Đặt điểm giữ
file-choose = Tệp
file-send = Thêm tệp
file-remove = Bỏ { $name }
cite-unknown = Không nhận ra văn bản nào trong đoạn này. Hãy ghi loại và số hiệu, ví dụ “Điều 4 Nghị quyết số 98/2023/QH15”.
autosave-saving = Đang lưu…
autosave-saved = Đã tự lưu lúc
autosave-failed = Chưa lưu được; sẽ thử lại. Chữ của bạn còn giữ trên máy này.
autosave-ended = Phiên làm việc đã hết. Hãy bấm Lưu: trang hiện ra giữ nguyên chữ của bạn và dẫn tới chỗ đăng nhập lại.
autosave-found = Máy này còn giữ phần bạn viết chưa kịp lưu.
autosave-restore = Lấy lại phần đó
autosave-forget = Bỏ phần đó

## Bàn làm việc: việc hôm nay
choose = Chọn…
link-copy = Chép liên kết
link-copied = Đã chép

## Bàn làm việc: tin đã đăng
lang-vi = tiếng Việt
lang-en = tiếng Anh
articles-words = Tiêu đề hoặc số tin
articles-category = Chuyên mục
articles-agency = Cơ quan
articles-agencies-mine = Cơ quan bạn phụ trách
articles-agencies-others = Cơ quan khác
articles-translation = Bản dịch
articles-standing = Tình trạng
articles-any = Tất cả
articles-filter = Lọc
articles-filter-clear = Bỏ lọc
articles-filter-missing = Chưa có bản dịch
articles-filter-behind = Bản dịch chậm hơn bản gốc
articles-filter-up-to-date = Bản dịch đủ và mới
articles-filter-shown = Đang đăng
articles-filter-withdrawn = Đã gỡ
articles-filter-forced = Đăng khẩn, chưa qua thẩm định
articles-none = Không có tin nào khớp với bộ lọc.
articles-number = Tin số { $number }
articles-editions = { $count } bản
articles-translation-up-to-date = Bản { $lang }: theo kịp bản gốc
articles-translation-behind = Bản { $lang }: chậm { $count } bản
articles-translation-missing = Chưa có bản { $lang }
articles-open-draft = Mở bản thảo { $lang }
articles-withdrawn-on = Đã gỡ ngày { $day }
articles-forced = Đăng khẩn
articles-choose = Chọn tin số { $number }
articles-choose-all = Chọn tất cả tin khớp bộ lọc, kể cả ở trang sau (nhiều nhất 500)
articles-together = Chuyển chuyên mục, gắn chủ đề, địa bàn…
articles-pages = Trang của danh sách
articles-newer = Tin mới hơn
articles-older = Tin cũ hơn
articles-back = Tin đã đăng
articles-themes = Chủ đề:
articles-follows = dịch theo bản { $number } của bản gốc
articles-correct = Đính chính
articles-correct-in = Đính chính bản { $lang }
articles-translate = Dịch sang { $lang }
articles-translate-again = Cập nhật bản { $lang }
articles-public = Xem trang công khai
articles-withdraw = Gỡ tin
articles-editions-in = Các bản { $lang }
articles-compare-from = So sánh
articles-compare-to = với
articles-compare = Xem khác biệt
articles-comparison = So sánh hai bản
articles-comparison-of = So sánh bản { $from } với bản { $to }
articles-is-withdrawn = Tin này đã được gỡ khỏi trang
articles-leads-to = Địa chỉ của tin dẫn đến tin thay thế
articles-said-withdrawn = Đã gỡ tin khỏi trang.
articles-said-address = Đã thêm địa chỉ cũ. Ai mở địa chỉ đó sẽ được đưa đến tin này.
articles-said-address-removed = Đã bỏ địa chỉ cũ.
articles-old-addresses = Địa chỉ cũ dẫn đến tin này
articles-old-none = Chưa có địa chỉ cũ nào.
articles-old-remove = Bỏ
articles-old-add = Thêm một địa chỉ cũ
articles-old-hint = Phần sau tên miền, bắt đầu bằng dấu gạch chéo, ví dụ /2019/05/thong-bao.html.
articles-old-button = Thêm địa chỉ
articles-old-not-ours = Hãy nhập một đường dẫn của trang này, bắt đầu bằng dấu gạch chéo và không có dấu cách.
articles-old-live = Địa chỉ này đang có một trang. Chỉ thêm được địa chỉ không còn trang nào.
articles-old-taken = Địa chỉ này đang dẫn đến tin số { $number }. Hãy bỏ ở tin đó trước.
articles-withdraw-words = Tin được gỡ không còn trong danh sách, tìm kiếm và nguồn cấp tin. Ai mở địa chỉ của tin sẽ thấy lý do và ngày gỡ, hoặc được đưa đến tin thay thế. Lý do được giữ công khai ở trang “Các tin đã gỡ”.
articles-withdraw-reason = Lý do gỡ, đăng công khai
articles-withdraw-reason-hint = Viết cho người đọc: điều gì sai hoặc không còn đúng. Không nhắc lại nội dung sai, không nêu dữ liệu cá nhân.
articles-withdraw-target = Tin thay thế (không bắt buộc)
articles-withdraw-target-hint = Số hoặc địa chỉ của tin mà người đọc được đưa đến.
articles-withdraw-preview = Xem trước khi gỡ
articles-withdraw-check = Người đọc sẽ thấy gì
articles-withdraw-lists = Tin biến mất khỏi mọi danh sách, tìm kiếm và nguồn cấp tin.
articles-withdraw-page = Tại địa chỉ của tin:
articles-withdraw-led = Địa chỉ của tin dẫn đến tin “{ $title }”.
articles-withdraw-for-ever = Việc gỡ được ghi vào nhật ký và không hoàn tác được.
articles-withdraw-button = Gỡ tin này
articles-withdraw-no-reason = Hãy nêu lý do gỡ tin.
articles-withdraw-no-target = Không tìm thấy tin thay thế, hoặc tin đó đã được gỡ. Hãy nhập số hoặc địa chỉ của một tin khác đang đăng.
articles-cancel = Thôi, không làm
bulk-title = Các tin đã chọn
bulk-acts = Việc hàng loạt gần đây
bulk-acts-none = Chưa có việc hàng loạt nào.
bulk-none-chosen = Chưa chọn tin nào. Hãy quay lại danh sách và đánh dấu các tin cần làm.
bulk-words = Việc chọn dưới đây áp dụng cho { $count } tin, thay đổi ngay trên trang công khai, và hoàn tác được trong 30 ngày.
bulk-move-to = Chuyển sang chuyên mục
bulk-move = Chuyển
bulk-theme = Chủ đề
bulk-add = Gắn chủ đề
bulk-remove = Bỏ chủ đề
bulk-moved = Chuyển { $count } tin sang chuyên mục { $target }
bulk-added = Gắn chủ đề { $target } cho { $count } tin
bulk-removed = Bỏ chủ đề { $target } ở { $count } tin
bulk-undo = Hoàn tác
bulk-undo-until = Hoàn tác được đến { $moment }. Tin đã được người khác thay đổi sau đó sẽ giữ nguyên.
bulk-undone-at = Đã hoàn tác lúc { $moment }.
bulk-restored = Đã trở lại như trước.
bulk-left = Giữ nguyên, vì đã được thay đổi sau đó.
bulk-became = thành
bulk-no-theme = không có chủ đề
bulk-not-yours = Không làm gì cả: bạn không phụ trách các tin số { $numbers }.
bulk-no-articles = Không làm gì cả: không có các tin số { $numbers }.
bulk-too-many = Mỗi lần làm được nhiều nhất 500 tin.
bulk-no-target = Chuyên mục, chủ đề hoặc địa bàn này không còn.
bulk-nothing = Không có gì để thay đổi: các tin đã chọn đều như vậy rồi.
bulk-too-late = Đã quá 30 ngày, không hoàn tác được nữa.
bulk-undone-before = Việc này đã được hoàn tác trước đó.
blocks-words = Một khối được viết một lần và hiện trong nhiều tin, ví dụ số điện thoại tiếp dân hoặc giờ làm việc. Sửa khối thì mọi tin có khối đổi theo ngay.
blocks-none = Chưa có khối dùng chung nào.
blocks-hosts = { $count ->
    [0] chưa dùng trong tin nào
   *[other] dùng trong { $count } tin
}
blocks-add = Thêm khối
blocks-name = Tên khối
blocks-name-hint = Tên hiện ở các tin có khối khi khối được sửa.
blocks-agency = Cơ quan chịu trách nhiệm
blocks-add-button = Thêm khối
blocks-save = Lưu khối
blocks-saved = Đã lưu. Các tin có khối này đã đổi theo.
blocks-present = Người khác đã viết
blocks-where = Các tin có khối này
blocks-nowhere = Chưa có tin nào dùng khối này.
blocks-remove = Bỏ khối
blocks-editions = Các bản của khối
blocks-no-name = Hãy đặt tên cho khối, nhiều nhất 120 ký tự.
blocks-empty = Khối chưa có nội dung.
blocks-nested = Khối không thể chứa một khối khác.
blocks-changed = Người khác vừa sửa khối này. Nội dung bạn viết còn nguyên bên dưới; hãy đối chiếu rồi lưu lại.
blocks-used = Chưa bỏ được: còn { $count } tin hoặc bản thảo dùng khối này.
## Bàn làm việc: lời chỉ đường
picture-add = Thêm ảnh
picture-replace = Thay ảnh khác
picture-choose-hint = JPEG, PNG, WebP hoặc GIF, tối đa 20 MB.
picture-focus = Điểm giữ lại khi cắt ảnh
file-add = Thêm tệp
file-choose-hint = PDF, Word, Excel, PowerPoint, ODF, văn bản, ảnh, âm thanh hoặc video, tối đa 50 MB (ảnh tối đa 20 MB).
next-review = Một người có vai Thẩm định hoặc Điều phối, không phải người viết, sẽ duyệt hoặc trả lại bài này.
next-approved = Bài đã duyệt nhưng chưa công khai. Người có quyền đăng có thể đăng ngay hoặc hẹn giờ.
next-scheduled = Đến giờ, hệ thống tự đăng. Muốn sửa, hãy lấy lại bài; sau đó bài phải được duyệt lại.
next-dropped = Bản thảo này đã bỏ, chỉ có thể xem lại.
line-published = Bản mới của tin đã đăng

## Drafts that could not go out
step-hindered = Không đăng được đúng giờ, trả về để xem lại
hindered-lint = Khi đến giờ đăng, bài có lỗi phải sửa. Xem mục Rà soát, sửa rồi gửi thẩm định lại.
hindered-other = Bài không còn đủ điều kiện để đăng. Hãy xem mục Rà soát, sửa rồi gửi thẩm định lại.

## Ảnh của cơ quan khác
picture-focus-others = Ảnh này của cơ quan khác hoặc dùng chung cho toàn thành phố nên ở đây không đổi được điểm giữ lại khi cắt ảnh.

## Địa bàn của tin
area-whole-city = toàn thành phố
areas-of-this = Địa bàn:
articles-areas = Địa bàn:
draft-areas = Địa bàn:
draft-areas-hint = Chọn những nơi mà tin này thật sự nói đến. Không chọn nơi nào thì tin là của toàn thành phố.
draft-areas-find = Lọc theo tên, có dấu hay không dấu
draft-areas-found = Số địa bàn khớp:
draft-areas-lost = Không có địa bàn nào tên như vậy.
draft-areas-all = Các địa bàn
bulk-area = Địa bàn
bulk-area-add = Gắn địa bàn
bulk-area-remove = Bỏ địa bàn
bulk-area-added = Gắn địa bàn { $target } cho { $count } tin
bulk-area-removed = Bỏ địa bàn { $target } ở { $count } tin
news-about-area = Tin về địa bàn này
news-about-area-all = Tất cả tin về { $name }
## Thiết lập thành phố
setup = Thiết lập
setup-save = Lưu
setup-add = Thêm
setup-city-only = Chỉ người có vai Quản trị của toàn thành phố thay đổi được phần này.
setup-address-stays = Địa chỉ trên trang giữ nguyên, để các liên kết cũ vẫn dùng được.
setup-slug = Địa chỉ trên trang
setup-slug-hint = Để trống thì lấy theo tên tiếng Việt: không dấu, các chữ nối bằng gạch ngang. Sau khi thêm, địa chỉ không đổi nữa.
setup-name-vi = Tên tiếng Việt
setup-name-en = Tên tiếng Anh
setup-categories = Chuyên mục
setup-categories-words = Mỗi bài nằm trong một chuyên mục. Thứ tự dưới đây là thứ tự trên trang.
setup-categories-none = Chưa có chuyên mục nào.
setup-category-new = Thêm chuyên mục
setup-category-about-vi = Có gì trong chuyên mục này
setup-category-about-en = Có gì trong chuyên mục này, bằng tiếng Anh
setup-up = Lên
setup-down = Xuống
feature = Đặt làm tin chính
feature-end = Thôi làm tin chính
feature-is = Tin chính
feature-said = Bài này nay đứng đầu trang chủ, thay bài trước đó.
feature-said-ended = Bài này thôi đứng đầu trang chủ; bài mới nhất lên thay.

## Hẹn giờ của người đã nghỉ, liên kết kiểm chứng
step-held = Giữ lại, chờ xác nhận
held-why = Người hẹn giờ không còn quyền đăng, nên tin được giữ lại. Hãy đăng ngay hoặc hẹn giờ lại để xác nhận.
draft-own-reviewer = Bạn chưa duyệt được bản thảo này: quyền thẩm định của bạn do người viết hoặc người gửi giao trong 30 ngày qua. Hãy nhờ một người thẩm định khác.
facts-end = Ngừng liên kết
verdict-ended = Chưa trả lời; liên kết đã ngừng
draft-said-facts-ended = Đã ngừng liên kết kiểm chứng.

## Cho vào lại: báo cho người liên quan
## Bàn làm việc: gặp lần đầu
agency-missing = Hãy chọn cơ quan.
draft-became = Đã thành tin số { $number }
clash-stopped = { $name } đã lưu bài này lúc { $time }, sau khi bạn mở. Chữ của bạn còn nguyên trong trang nhưng chưa lưu, và việc tự lưu đã dừng.
clash-keep = Giữ bản của tôi làm bản mới nhất
clash-take = Lấy bản của người kia
clash-see = Xem chỗ khác nhau
lint-untouched = Bài được rà soát khi bạn bắt đầu viết.
lint-nothing = Không có gì phải sửa.
lint-first = { $count ->
   *[other] Bài đã lưu nhưng chưa gửi: có { $count } điều nên xem lại
}
lint-anyway = Gửi thẩm định dù vậy
comments-open = { $count ->
   *[other] Còn { $count } góp ý chưa xong
}
comment-show = Đến đoạn này trong bài
draft-returned-by = { $name } trả lại bài này lúc { $when }
draft-own-words = Bạn đã viết hoặc sửa bài này nên người khác phải duyệt.
draft-own-sent = Bạn đã gửi bài này đi thẩm định nên người khác phải duyệt.
draft-hands-off = Nếu bạn sửa bài này thì người khác phải duyệt. Muốn tự mình duyệt, hãy góp ý hoặc trả lại thay vì sửa.
draft-two-ways-back = “Trả lại”: người viết sửa theo điều bạn ghi, sau đó bạn vẫn duyệt được. “Lấy lại để sửa”: bạn tự sửa, và khi đó người khác phải duyệt.
next-yours = Bạn có thể duyệt hoặc trả lại bài này.
articles-sift = Bộ lọc khác
articles-filter-everything = Tất cả, kể cả tin đã gỡ
facts-from = Kính gửi { $name }. { $agency } nhờ ông, bà xem giúp bài dưới đây trước khi đăng và trả lời câu hỏi sau.
facts-sender = Người gửi: { $name }, { $when }
## Nhập tin: nói rõ trước công chúng
imported = Nhập ngày { $day } từ { $source }, chưa qua thẩm định trên hệ thống. Lý do: { $reason }

## Khối dùng chung: sửa có duyệt và nói rõ trước công chúng
block-changed = Khối “{ $name }” trong bài được sửa ngày { $day }: { $note }
block-forced = Sửa khẩn, chưa qua thẩm định. Lý do: { $reason }
blocks-no-note = Hãy ghi cho công chúng biết khối đổi những gì.
blocks-no-reason = Hãy ghi lý do.
blocks-waiting = Một đề nghị sửa khác đang chờ duyệt. Đề nghị đó phải được duyệt, trả lại hoặc bỏ trước.
blocks-no-proposal = Đề nghị này không còn nữa: đã được duyệt, trả lại, bỏ hoặc thay.
blocks-own-words = Người khác duyệt đề nghị của bạn.
blocks-proposed = Đã gửi đề nghị. Người khác duyệt thì các tin mới đổi.
blocks-dropped = Đã bỏ đề nghị sửa.
blocks-waits = Đề nghị sửa đang chờ duyệt
blocks-note = Ghi chú cho công chúng
blocks-note-hint = Khối đổi những gì. Câu này hiện ở mọi tin có khối, ví dụ: Đổi giờ tiếp dân sang buổi sáng.
blocks-note-said = Công chúng đọc: { $note }
blocks-propose = Đề nghị sửa
blocks-approve = Duyệt và đổi ngay
blocks-drop = Bỏ đề nghị
blocks-force = Sửa khẩn, không chờ duyệt
blocks-force-reason = Lý do, hiện công khai
blocks-force-button = Sửa khẩn

## Vị trí của cơ quan
blocks-back = Đề nghị của bạn được trả lại
blocks-go-on = Sửa tiếp đề nghị này
blocks-put-away = Bỏ, không đề nghị nữa
blocks-put-away-done = Đã bỏ đề nghị được trả lại.
blocks-returned = Đã trả lại. Người đề nghị thấy lý do ở trang đầu bàn làm việc.
blocks-return = Trả lại người đề nghị
blocks-return-reason = Lý do, cho người đề nghị
blocks-return-button = Trả lại
blocks-not-own = Đây là đề nghị của người khác: hãy trả lại và ghi lý do.
blocks-stale = Khối đã được sửa sau khi đề nghị này gửi đi, nên không duyệt được nữa. Người đề nghị cần xem lại rồi gửi lại.
blocks-renamed = Khối đổi tên thành “{ $name }”.
blocks-compared = So với nội dung đang dùng
blocks-whole = Đọc toàn bộ nội dung đề nghị
blocks-would-change = { $count ->
   *[other] { $count } tin đang đăng sẽ đổi
}
blocks-more = Và { $count } tin khác.

## Nhiều địa chỉ cũ cùng lúc
redirects-title = Dẫn nhiều địa chỉ cũ
redirects-field = Danh sách địa chỉ
redirects-hint = Mỗi dòng một địa chỉ cũ, rồi đến địa chỉ mới hoặc số của tin, cách nhau bằng dấu cách, dấu tab hoặc dấu phẩy. Có thể dán từ bảng tính. Mỗi lần nhiều nhất 1.000 dòng. Xem trước chưa thay đổi gì.
redirects-example = Ví dụ:
redirects-look = Xem trước
redirects-do = Dẫn { $count } địa chỉ đến tin
redirects-do-hint = Có hiệu lực ngay trên trang công khai, hoàn tác được trong 30 ngày. Dòng chưa làm được sẽ được giữ lại để sửa.
redirects-faults = Chưa làm được ({ $count })
redirects-ready = Sẽ được dẫn ({ $count })
redirects-passed = Bỏ qua ({ $count })
redirects-line = Dòng { $line }
redirects-leads = Dẫn đến tin số { $number }: { $title }
redirects-already = Địa chỉ này đã dẫn đến tin số { $number } rồi.
redirects-repeats = Trùng với dòng { $line }.
redirects-contradicts = Dòng { $line } dẫn địa chỉ này đến tin khác. Hãy giữ lại một dòng.
redirects-header = Dòng tiêu đề.
redirects-columns = Cần đúng hai cột: địa chỉ cũ, rồi địa chỉ mới hoặc số của tin.
redirects-no-article = Cột sau phải là số của tin hoặc địa chỉ của một tin trên trang này.
redirects-unknown = Không có tin số { $number }.
redirects-withdrawn = Tin số { $number } đã được gỡ.
redirects-not-yours = Bạn không phụ trách tin số { $number }.
redirects-nothing = Hãy dán ít nhất một dòng.
redirects-too-many = Mỗi lần làm được nhiều nhất 1.000 dòng. Hãy chia thành nhiều lần.
redirects-changed = Chưa làm gì cả: có thay đổi từ lúc bạn xem trước. Hãy xem lại rồi làm.
redirects-led = Đã dẫn { $count } địa chỉ.
redirects-act = Xem và hoàn tác
redirects-left = Các dòng dưới đây chưa làm được, hãy sửa rồi xem trước lại.
bulk-led = Dẫn { $count } địa chỉ cũ đến tin
bulk-led-until = Hoàn tác được đến { $moment }. Địa chỉ đã được thay đổi sau đó sẽ giữ nguyên.
bulk-led-restored = Không còn dẫn đến tin này.

## Khối dùng chung: rà soát
blocks-wrong = Chưa lưu được khối: còn { $count } lỗi phải sửa, ghi bên dưới nội dung.

## Soạn thảo nội dung bài
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
editor-reuse = Khối dùng chung
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
editor-reuse-label = Khối dùng chung
editor-reuse-unknown = Khối không còn
editor-paste-without-pictures = Đã dán. Có {"{n}"} ảnh không đi theo; hãy chèn từng ảnh bằng nút “Chèn ảnh”.

## Bàn làm việc: gặp lần đầu
editor-reuse-none = Chưa có khối dùng chung nào. Khối là đoạn viết một lần, hiện trong nhiều tin, ví dụ số điện thoại tiếp dân.
editor-reuse-make = Mở trang khối dùng chung

## Tìm kiếm
search-articles = Tin, bài
search-article = Tin, bài

## Permissions
permission-write = Viết bản thảo, thêm ảnh và tệp, nhờ kiểm chứng
permission-review = Góp ý, trả lại, duyệt bản thảo
permission-publish = Đăng, hẹn giờ, đính chính bài đã duyệt
permission-force-publish = Đăng khẩn bài chưa duyệt, nêu lý do công khai
permission-withdraw = Gỡ bài, nêu lý do công khai
permission-organise = Chuyển chuyên mục, gắn chủ đề và địa bàn, đổi địa chỉ, nhập tin, sửa từ đồng nghĩa
permission-share-blocks = Sửa khối dùng chung

## Nhật ký: việc đã làm, thành câu
record-category-added = Thêm chuyên mục { $what }
record-picture-added = Thêm một ảnh
record-picture-focused = Chọn tiêu điểm của một ảnh
record-article-published = Đăng tin { $what }
record-article-corrected = Đính chính tin { $what }
record-article-translated = Đăng bản dịch của tin { $what }
record-article-featured = Đưa tin { $what } lên đầu trang
record-article-withdrawn = Gỡ tin { $what }
record-article-moved = Chuyển chuyên mục tin { $what }
record-article-retagged = Đổi chủ đề tin { $what }
record-article-address-added = Thêm địa chỉ cũ dẫn đến tin { $what }
record-article-address-removed = Bỏ địa chỉ cũ dẫn đến tin { $what }
record-articles-organised = Sắp xếp nhiều tin cùng lúc
record-articles-organised-undone = Hoàn tác việc sắp xếp nhiều tin
record-redirects-added = Thêm { $what } dẫn đến tin
record-draft-started = Bắt đầu một bản thảo
record-draft-submitted = Gửi bản thảo thẩm định
record-draft-taken-back = Rút bản thảo về để viết tiếp
record-draft-dropped = Bỏ một bản thảo
record-draft-returned = Trả lại bản thảo
record-draft-approved = Duyệt bản thảo
record-draft-commented = Góp ý vào bản thảo
record-draft-comment-settled = Xử lý xong một góp ý
record-draft-scheduled = Hẹn giờ đăng bản thảo
record-draft-unscheduled = Bỏ hẹn giờ đăng bản thảo
record-draft-published = Đăng bản thảo
record-draft-forced = Đăng khẩn bản thảo chưa duyệt
record-draft-facts-asked = Nhờ kiểm chứng bản thảo
record-draft-facts-answered = Trả lời kiểm chứng bản thảo
record-draft-hindered = Bản thảo đã hẹn giờ không đăng được, trả lại người viết
record-block-added = Thêm một khối dùng chung
record-block-edited = Sửa một khối dùng chung
record-block-removed = Bỏ một khối dùng chung
record-article-relocated = Đổi địa bàn của tin { $what }
record-category-edited = Sửa chuyên mục { $what }
record-category-moved = Đổi thứ tự chuyên mục { $what }
record-article-unfeatured = Thôi để tin { $what } ở đầu trang
record-draft-held = Giữ lại bản thảo đã hẹn giờ: người hẹn không còn quyền đăng
record-draft-facts-ended = Ngừng một liên kết kiểm chứng
record-articles-count = { $count ->
   *[other] { $count } tin
}
record-block-proposed = Đề nghị sửa một khối dùng chung
record-block-dropped = Bỏ một đề nghị sửa khối dùng chung
record-block-returned = Trả lại một đề nghị sửa khối dùng chung
record-redirects-undone = Hoàn tác việc dẫn { $what } đến tin
record-addresses-count = { $count } địa chỉ cũ
## The desk's home: what waits
home-held = Chờ xác nhận: người hẹn giờ không còn quyền đăng
home-held-hint = Tài khoản đã đóng hoặc đã hết quyền, nên các tin này không tự đăng. Hãy xem lại, rồi đăng ngay hoặc hẹn giờ lại.
home-stuck = Đã đến giờ mà chưa đăng được
home-stuck-hint = Hệ thống đang thử lại. Nếu mục này còn sau vài phút, hãy báo người quản trị máy chủ.
home-review-late = Chờ thẩm định quá hai ngày
home-review-late-hint = Người viết đang chờ. Hãy duyệt hoặc trả lại.
home-blocks-late = Đề nghị sửa khối chờ duyệt quá hai ngày
home-returned = Được trả lại cho bạn
home-returned-hint = Sửa theo ghi chú rồi gửi lại.
home-blocks-returned = Đề nghị sửa khối được trả lại cho bạn
home-review = Chờ bạn thẩm định
home-review-hint = Bài của người khác trong phạm vi của bạn.
home-blocks = Đề nghị sửa khối chờ bạn duyệt
home-blocks-hint = Người khác đề nghị. Xem từng chữ thay đổi, rồi duyệt hoặc trả lại.
home-approved = Đã duyệt, chờ đăng
home-approved-hint = Đăng ngay hoặc hẹn giờ.
home-today = Sẽ đăng hôm nay
home-today-hint = Tự đăng đúng giờ, không cần ai mở máy.
home-sent = Bạn đã gửi, đang chờ thẩm định
home-sent-hint = Bạn chưa phải làm gì. Nếu bài bị trả lại, bài sẽ hiện ở trang này.
home-writing = Bạn đang viết
home-writing-hint = Bài chưa gửi thẩm định.
home-block = Khối dùng chung
record-block-put-away = Bỏ một đề nghị sửa khối dùng chung được trả lại
