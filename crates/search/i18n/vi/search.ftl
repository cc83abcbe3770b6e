# Khung trang
menu-themes = Chủ đề
search-label = Tìm tin, chủ đề, số hiệu văn bản
search-button = Tìm

# Trang đầu
by-day = Xem tin theo ngày
by-agency = Xem theo cơ quan

# Tin
not-translated = Tiếng Anh

# Tìm kiếm
search-here = Tìm trong toàn bộ tin, bài
search-title = Tìm kiếm
search-title-of = Tìm “{ $query }”
search-none = Không tìm thấy “{ $query }”
search-hint-fewer = Thử ít chữ hơn, hoặc chữ khác cùng nghĩa.
search-about = Gõ vài chữ như khi hỏi một người quen, có dấu hay không dấu đều được. Muốn tìm đúng cả cụm, đặt trong ngoặc kép. Số hiệu gõ thế nào cũng được: “98/2023/QH15”, “nq 98”.

# Cơ quan, địa bàn
filter = Lọc

## Bàn làm việc: việc hôm nay
leave-as-is = Thôi, giữ nguyên

## Nhật ký
record-system = Hệ thống

## Từ đồng nghĩa trong tìm kiếm
desk-menu-aliases = Từ đồng nghĩa
aliases-title = Từ đồng nghĩa trong tìm kiếm
aliases-words = Các cách viết trong một nhóm được tìm như nhau: gõ “UBND” cũng thấy bài viết “Ủy ban nhân dân”, và ngược lại.
aliases-none = Chưa có nhóm nào. Người dân hiện chỉ tìm thấy bài có đúng từ mà họ gõ.
aliases-count = { $count } nhóm
aliases-found = { $shown } trong { $count } nhóm có “{ $q }”
aliases-filter = Tìm trong danh sách
aliases-filter-clear = Xem tất cả
aliases-city-only = Danh sách này dùng chung cho cả thành phố, nên chỉ người có vai Điều phối của thành phố sửa được.
aliases-add = Thêm nhóm
aliases-field = Các cách viết cùng nghĩa
aliases-field-hint = Mỗi dòng một cách viết, từ 2 đến 20 cách, mỗi cách không quá 80 ký tự. Viết đủ dấu; không cần thêm cách viết không dấu hay chữ hoa.
aliases-field-many = Thêm nhiều nhóm một lúc: mỗi dòng một nhóm, dùng dấu = giữa các cách viết, ví dụ: UBND = Ủy ban nhân dân.
aliases-add-button = Thêm
aliases-added = Đã thêm: { $words }.
aliases-added-many = Đã thêm { $count } nhóm.
aliases-saved = Đã lưu: { $words }.
aliases-removed = Đã bỏ nhóm: { $words }.
aliases-restored = Đã lấy lại nhóm: { $words }.
aliases-undo = Hoàn tác
aliases-one = Nhóm “{ $word }”
aliases-last = Sửa lần cuối: { $moment }, { $by }
aliases-save = Lưu
aliases-present = Người khác vừa lưu
aliases-remove-title = Bỏ nhóm
aliases-remove-words = Các cách viết này sẽ không còn được tìm như nhau. Nhóm đã bỏ vẫn nằm ở cuối danh sách và có thể lấy lại.
aliases-remove = Bỏ nhóm này
aliases-is-removed = Nhóm này đã bỏ, không còn dùng khi tìm kiếm.
aliases-restore = Lấy lại nhóm này
aliases-removed-lately = Nhóm đã bỏ gần đây ({ $count })
aliases-wrong = Chưa lưu được
aliases-few = Cần ít nhất hai cách viết khác nhau.
aliases-many = Quá { $most } cách viết. Hãy bớt đi hoặc tách thành nhiều nhóm.
aliases-long = “{ $word }” dài hơn { $most } ký tự.
aliases-blank = “{ $word }” không có chữ cái hay chữ số nào nên không tìm được.
aliases-hidden = “{ $word }” có ký tự không nhìn thấy. Hãy gõ lại thay vì dán.
aliases-sign = “{ $word }” có dấu =. Hãy viết mỗi cách viết trên một dòng.
aliases-same = “{ $one }” và “{ $two }” đã được tìm như nhau vì chỉ khác dấu hoặc chữ hoa. Hãy bỏ một cách.
aliases-taken = “{ $word }” đã có trong nhóm khác: { $group }.
aliases-line-wrong = Dòng { $number }: { $why }
aliases-lines-more = Còn { $count } dòng khác cũng chưa đúng.
aliases-full = Danh sách chứa được nhiều nhất { $most } nhóm.
aliases-changed = Người khác vừa sửa nhóm này. Hãy đối chiếu với nội dung hiện nay rồi làm lại.
aliases-gone = Người khác vừa bỏ nhóm này. Những gì bạn viết vẫn còn đây; bấm Thêm nếu muốn lập thành nhóm mới.

## Kết quả tìm kiếm
search-count = { $count ->
    [0] Không có kết quả
   *[other] { $shown } kết quả
}
search-count-titles = { $count ->
    [0] Không có tiêu đề nào khớp
   *[other] { $shown } tiêu đề khớp
}
search-best = Phù hợp nhất
search-newest = Mới nhất
search-meant = Có phải bạn muốn tìm:
search-instead = Không tìm thấy kết quả cho “{ $query }”. Dưới đây là kết quả cho
search-literally = Tìm đúng như đã gõ
search-loose = Ít bài có đủ mọi chữ bạn gõ; dưới đây có cả những bài chỉ có phần lớn các chữ ấy. Dưới mỗi bài ghi rõ chữ nào thiếu.
search-cut = Câu tìm quá dài nên trang chỉ dùng phần đầu: “{ $words }”.
search-unready = Bộ tìm kiếm đang được dựng lại nên tạm thời chỉ tìm trong tiêu đề. Vài phút nữa mời bạn thử lại.
search-unready-percent = Bộ tìm kiếm đang được dựng lại (xong { $percent }%) nên tạm thời chỉ tìm trong tiêu đề. Lát nữa mời bạn thử lại.
search-chosen = Đang thu hẹp theo
search-without = (bỏ)
search-narrow = Thu hẹp kết quả
search-by-kind = Loại
search-by-category = Chuyên mục
search-by-theme = Chủ đề
search-by-agency = Cơ quan
search-by-area = Địa bàn
search-by-year = Năm đăng
search-pages = Trang có tên như vậy
search-turn = Các trang kết quả
search-before = Trang trước
search-after = Trang sau
search-page = Trang { $page } trên { $pages }
search-why-code = Có nhắc: { $code }
search-why-called = Trong bài viết là “{ $words }”
search-why-lacks = Không có { $words }
search-headlines = Có thể bạn đang tìm một trong các bài này:
search-hint-narrow = Bỏ bớt điều kiện thu hẹp ở trên.
search-hint-number = Với văn bản, thử gõ số hiệu, ví dụ “98/2023/QH15”.

## Địa bàn của tin
search-none-chosen = Chưa có tin nào như vậy
search-unready-chosen = Bộ tìm kiếm đang được dựng lại nên chưa liệt kê được. Vài phút nữa mời bạn thử lại.
## Khi bộ tìm kiếm chưa trả lời được
search-unready-failing = Bộ tìm kiếm đang gặp trục trặc nên tạm thời chỉ tìm trong tiêu đề.
search-titles-newest = Tin mới đứng trước.
search-titles-area = Tạm thời chưa thu hẹp theo địa bàn được, nên dưới đây có cả kết quả của các địa bàn khác.
search-busy = Đang có nhiều người tìm kiếm cùng lúc. Mời bạn thử lại sau giây lát.
search-again = Tìm lại

## Bộ tìm kiếm, cho người quản trị
searching-title = Tình trạng bộ tìm kiếm
searching-words = Mỗi máy chủ giữ một bộ tìm kiếm riêng, lập từ các bài trên trang và tự theo kịp mọi thay đổi. Dưới đây là tình trạng trên máy chủ đang trả lời bạn.
searching-answers = Tình trạng
searching-ready = Sẵn sàng.
searching-again = Sẵn sàng; bản mới đang được dựng, xong { $percent }%.
searching-stale = Vẫn trả lời nhưng chưa ghi được thay đổi mới. Xem nhật ký của máy chủ để biết lý do.
searching-making = Đang được dựng, xong { $percent }%. Trong lúc chờ, trang chỉ tìm trong tiêu đề.
searching-begins = Đang được dựng. Trong lúc chờ, trang chỉ tìm trong tiêu đề.
searching-failing = Không dựng được; hệ thống vẫn thử lại. Xem nhật ký của máy chủ để biết lý do. Trong lúc chờ, trang chỉ tìm trong tiêu đề.
searching-texts = Số văn bản tìm được
searching-behind = So với nhật ký
searching-behind-count = { $count ->
    [0] Đã cập nhật đến sự kiện mới nhất trong nhật ký.
   *[other] Còn { $shown } sự kiện chưa xem.
}
searching-anew = Dựng lại bộ tìm kiếm
searching-anew-hint = Chỉ cần khi kết quả tìm kiếm có vẻ sai hoặc thiếu. Mọi máy chủ dựng lại từ đầu; bộ cũ vẫn trả lời cho đến khi bộ mới xong.
searching-asked = Đã yêu cầu dựng lại bộ tìm kiếm.

## What results that are only near have to do with the words
search-strange = Không bài nào viết { $words } với dấu như vậy. Dưới đây là những bài có chữ chỉ khác dấu.
search-near-one = Không bài nào bằng tiếng Việt có đúng “{ $word }”. Dưới đây là những bài gần nhất: chữ khác dấu, dạng khác của chữ, hoặc bài bằng tiếng Anh.
search-near = { $count ->
    [0] Không bài nào có đúng các chữ này, đúng dấu và đi liền nhau. Dưới đây là những bài gần nhất.
   *[other] { $shown } bài có đúng các chữ này; các bài còn lại gần đúng: khác dấu, các chữ đứng xa nhau, hoặc bài bằng tiếng khác.
}

## Nhật ký: việc đã làm, thành câu
record-alias-added = Thêm nhóm từ đồng nghĩa { $what }
record-alias-changed = Sửa nhóm từ đồng nghĩa { $what }
record-alias-removed = Bỏ nhóm từ đồng nghĩa { $what }
record-alias-restored = Lấy lại nhóm từ đồng nghĩa { $what }
record-alias-many-added = Thêm { $what } nhóm từ đồng nghĩa một lúc
record-index-asked = Yêu cầu dựng lại bộ tìm kiếm
