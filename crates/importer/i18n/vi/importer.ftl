# Nhập dữ liệu
import-changed = Cập nhật theo bản mới của nguồn.
import-category = Tin tức
import-picture = Hình minh họa: { $title }
