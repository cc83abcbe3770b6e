## Chung với các phần khác
breadcrumb = Đường dẫn
menu-plans = Kế hoạch
setup-save = Lưu
setup-wrong = Chưa lưu được
setup-public = Xem trên trang công khai
every-always = Thường xuyên
every-day = Hằng ngày
every-week = Hằng tuần
every-month = Hằng tháng
every-quarter = Hằng quý
every-half-year = Sáu tháng một lần
every-year = Hằng năm

## Quyền và nhật ký
permission-report = Viết, nộp và chốt báo cáo của cơ quan
record-report = { $period } ({ $whose })
record-report-started = Lập báo cáo { $what }
record-report-written = Viết báo cáo { $what }
record-report-submitted = Nộp báo cáo { $what }
record-report-taken-back = Rút lại báo cáo { $what }
record-report-frozen = Chốt số liệu báo cáo { $what }
record-report-revised = Mở bản mới của báo cáo { $what }

## Kỳ báo cáo
period-month = Tháng { $month } năm { $year }
period-quarter = Quý { $quarter } năm { $year }
period-first-half = 6 tháng đầu năm { $year }
period-second-half = 6 tháng cuối năm { $year }
period-year = Năm { $year }
period-mid-term = Sơ kết giữa kỳ
period-final = Tổng kết kế hoạch

## Bàn làm việc
desk-menu-reports = Báo cáo
reports-words = Chọn kế hoạch và kỳ để xem đơn vị nào đã báo cáo. Số liệu lấy từ hồ sơ việc đã làm; phần nhận định do người viết. Kỳ báo cáo chốt vào ngày 14 theo Điều 12 Nghị định 09/2019/NĐ-CP.
reports-no-plan = Chưa có kế hoạch nào để báo cáo.
report-plan = Kế hoạch
report-period = Kỳ báo cáo
report-show = Xem
report-days = Số liệu từ { $from } đến hết { $to }
report-before = Kỳ trước
report-after = Kỳ sau
report-begin = Lập báo cáo
report-of-city = Báo cáo của toàn thành phố
report-state-draft = Đang viết
report-state-submitted = Đã nộp
report-state-frozen = Đã chốt, bản { $version }
unit-missing = Chưa báo cáo
report-units-title = Tình hình báo cáo của các đơn vị
report-units = { $done } trên { $all } đơn vị đã báo cáo.
report-units-words = Nội dung báo cáo của các đơn vị
report-words = Nội dung báo cáo
report-submit = Nộp báo cáo
report-take-back = Rút lại để sửa
report-freeze = Chốt số liệu
report-revise = Lập bản mới
report-why = Lý do lập bản mới
report-why-hint = Ghi rõ vì sao số liệu hoặc nội dung cần thay đổi. Các bản đã chốt vẫn giữ nguyên.
report-said-saved = Đã lưu nội dung.
report-said-submitted = Đã nộp báo cáo.
report-said-taken-back = Đã rút lại báo cáo.
report-said-frozen = Đã chốt. Số liệu của bản này không thay đổi nữa.
report-said-revised = Đã mở bản mới. Viết xong hãy nộp và chốt lại.

## Một báo cáo
report-title = Báo cáo { $period }
report-done = Kết quả thực hiện
report-difficulties = Khó khăn, vướng mắc
report-proposals = Đề xuất, kiến nghị
report-next = Nhiệm vụ trọng tâm kỳ tới
report-nothing = Không có.
report-figures = Số liệu
report-source = Số liệu từ ngày { $from } đến hết ngày { $to }, lấy từ hồ sơ việc đã làm của hệ thống lúc { $at }.
report-states = Kế hoạch có { $all } hoạt động. Tính đến { $day }: { $done } đã hoàn thành, { $open } đang thực hiện, { $late } quá hạn, { $planned } chưa đến hạn bắt đầu, { $cancelled } không thực hiện.
report-cells = Về độ phủ, trong các ô nội dung và hình thức có { $reached } ô đã có việc trong kỳ, { $planned } ô đã lên kế hoạch, { $empty } ô còn trống.
report-cells-agency = Về độ phủ, trong các ô nội dung và hình thức đơn vị đã có việc ở { $reached } ô trong kỳ, đã lên kế hoạch ở { $planned } ô.
report-frozen-at = Bản { $version }, chốt lúc { $at }
report-draft-note = Bản dự thảo, số liệu chưa chốt.
report-note = Lý do lập bản này: { $note }
report-newer = Đã có bản mới hơn của báo cáo này
report-versions = Các bản đã chốt
report-files = Tải về
file-pdf = Báo cáo để in (PDF)
file-docx = Báo cáo để chỉnh sửa (DOCX)
file-xlsx = Tất cả bảng số liệu (XLSX)
file-csv = { $table } (CSV)

## Bảng số liệu
table-by-form = Kết quả theo hình thức
table-by-agency = Kết quả theo cơ quan và hình thức
table-activities = Các hoạt động của kế hoạch
table-areas-recorded = Việc đã làm theo địa bàn, như đã ghi nhận
table-areas-today = Việc đã làm theo địa bàn, trên bản đồ ngày { $day }
table-units = Đơn vị đã báo cáo và chưa báo cáo
table-tasks = Phân công thực hiện
table-never-summed = Các cột đếm những thứ khác nhau nên không cộng với nhau. Lượt người tham dự đếm mỗi lần có mặt, không phải số người.
table-areas-note = Một việc làm cho nhiều địa bàn được tính ở từng địa bàn, nên không cộng các dòng.
table-areas-today-note = Việc của địa bàn đã kết thúc được tính cho mỗi địa bàn kế tục, kể cả khi chỉ một phần chuyển sang, nên không cộng các dòng.
area-former = { $name } (có phần từ địa bàn trước đây)
column-form = Hình thức
column-agency = Cơ quan
column-evidence = Việc đã ghi nhận
column-things = Sản phẩm
column-audience = Lượt người tham dự
column-copies = Bản tài liệu
column-airings = Lượt phát
column-number = TT
column-activity = Nội dung
column-lead = Chủ trì
column-partners = Phối hợp
column-due = Thời hạn
column-product = Sản phẩm
column-state = Tình trạng
column-area = Địa bàn
column-submitted = Nộp lúc
state-done = Đã hoàn thành
state-open = Đang thực hiện
state-late = Quá hạn
state-planned = Chưa đến hạn bắt đầu
state-cancelled = Không thực hiện

## Văn bản theo Nghị định 30/2020/NĐ-CP
paper-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
paper-motto = Độc lập - Tự do - Hạnh phúc
paper-number = Số:          /BC-…
paper-number-committee = Số:          /BC-UBND
paper-no-day = ngày      tháng      năm
paper-kind = Báo cáo
paper-subject = Kết quả thực hiện Kế hoạch số { $number } { $period }
paper-opening = Thực hiện { $plan } (số { $number }), { $whose } báo cáo kết quả { $period }, số liệu từ ngày { $from } đến hết ngày { $to }, như sau:
paper-receivers = Nơi nhận:
paper-kept = - Lưu: VT.
paper-for-committee = TM. Ủy ban nhân dân
paper-for-council = TM. Hội đồng nhân dân
paper-chair = Chủ tịch
paper-director = Giám đốc
paper-head-of-agency = Thủ trưởng cơ quan
paper-plan-kind = Kế hoạch
paper-plan-number = Số: { $number }
paper-plan-days = Kế hoạch được thực hiện từ ngày { $starts } đến hết ngày { $ends }, với các nội dung sau:
paper-purposes = Mục đích
paper-requirements = Yêu cầu
paper-content = Nội dung trọng tâm
paper-forms = Hình thức
paper-places = Địa bàn thực hiện
paper-tasks = Tổ chức thực hiện

## Trang công khai
reports-title = Báo cáo
reports-about = Báo cáo định kỳ của thành phố về kế hoạch này. Mỗi bản đã chốt giữ nguyên số liệu, kèm ngày và nguồn.
reports-none = Chưa có báo cáo nào được chốt.
plan-files = Văn bản kế hoạch
plan-file-pdf = Kế hoạch để in (PDF)
plan-file-docx = Kế hoạch để chỉnh sửa (DOCX)
