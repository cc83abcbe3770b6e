## Shared with other parts
breadcrumb = Breadcrumb
menu-plans = Plans
setup-save = Save
setup-wrong = Not saved yet
setup-public = See it on the public site
every-always = All the time
every-day = Every day
every-week = Every week
every-month = Every month
every-quarter = Every quarter
every-half-year = Every half year
every-year = Every year

## Permissions and record
permission-report = Write, submit and freeze the reports of an agency
record-report = { $period } ({ $whose })
record-report-started = Began the report { $what }
record-report-written = Wrote in the report { $what }
record-report-submitted = Submitted the report { $what }
record-report-taken-back = Took back the report { $what }
record-report-frozen = Froze the figures of the report { $what }
record-report-revised = Opened a new version of the report { $what }

## Periods
period-month = { $month } { $year }
period-quarter = Quarter { $quarter } of { $year }
period-first-half = First half of { $year }
period-second-half = Second half of { $year }
period-year = Year { $year }
period-mid-term = Mid-term review
period-final = Final review

## At the desk
desk-menu-reports = Reports
reports-words = Choose a plan and a period to see who has reported. Figures come from the record of what was done; people write the rest. Periods are cut off on the 14th (Decree 09/2019/NĐ-CP, article 12).
reports-no-plan = There is no plan to report on yet.
report-plan = Plan
report-period = Period
report-show = Show
report-days = Figures from { $from } to { $to }, both included
report-before = Period before
report-after = Period after
report-begin = Begin a report
report-of-city = Report of the whole city
report-state-draft = Being written
report-state-submitted = Submitted
report-state-frozen = Frozen, version { $version }
unit-missing = Not reported
report-units-title = Who has reported
report-units = { $done } of { $all } agencies have reported.
report-units-words = What the agencies report
report-words = The report in words
report-submit = Submit the report
report-take-back = Take back to change
report-freeze = Freeze the figures
report-revise = Make a new version
report-why = Reason for a new version
report-why-hint = Say why figures or words have to change. Frozen versions stay as they are.
report-said-saved = The words are saved.
report-said-submitted = The report is submitted.
report-said-taken-back = The report is taken back.
report-said-frozen = Frozen. The figures of this version do not change any more.
report-said-revised = A new version is open. Submit and freeze it when it is written.

## One report
report-title = Report: { $period }
report-done = What was done
report-difficulties = Difficulties
report-proposals = Proposals
report-next = What comes next
report-nothing = None.
report-figures = Figures
report-source = Figures from { $from } to { $to }, both included, from the record of what was done, read at { $at }.
report-states = The plan has { $all } activities. On { $day }: { $done } done, { $open } under way, { $late } late, { $planned } not begun yet, { $cancelled } cancelled.
report-cells = Coverage: of the cells of theme and form { $reached } were reached in the period, { $planned } are planned, { $empty } are empty.
report-cells-agency = Coverage: of the cells of theme and form the agency reached { $reached } in the period and has planned { $planned }.
report-frozen-at = Version { $version }, frozen at { $at }
report-draft-note = A draft; its figures are not frozen.
report-note = Reason for this version: { $note }
report-newer = There is a newer version of this report
report-versions = Frozen versions
report-files = Download
file-pdf = The report to print (PDF)
file-docx = The report to edit (DOCX)
file-xlsx = All tables (XLSX)
file-csv = { $table } (CSV)

## Tables
table-by-form = Results by form
table-by-agency = Results by agency and form
table-activities = The activities of the plan
table-areas-recorded = What was done, by area, as recorded
table-areas-today = What was done, by area, on the map of { $day }
table-units = Agencies that have reported and that have not
table-tasks = Who does what
table-never-summed = The columns count different things and are never added to each other. Attendance counts each time that someone was there, not people.
table-areas-note = What was done for several areas counts in each, so rows are not added.
table-areas-today-note = What was done for an area that has ended counts for each of its successors, even if only a part went there, so rows are not added.
area-former = { $name } (partly from areas before)
column-form = Form
column-agency = Agency
column-evidence = Recorded
column-things = Products
column-audience = Attendance
column-copies = Copies
column-airings = Airings
column-number = No.
column-activity = Activity
column-lead = Lead
column-partners = Partners
column-due = Due
column-product = Product
column-state = State
column-area = Area
column-submitted = Submitted at
state-done = Done
state-open = Under way
state-late = Late
state-planned = Not begun yet
state-cancelled = Cancelled

## Papers in the layout of Decree 30/2020/NĐ-CP
paper-nation = SOCIALIST REPUBLIC OF VIET NAM
paper-motto = Independence - Freedom - Happiness
paper-number = No.          /BC-…
paper-number-committee = No.          /BC-UBND
paper-no-day = (date)
paper-kind = Report
paper-subject = Results of Plan No. { $number }, { $period }
paper-opening = Carrying out { $plan } (No. { $number }), { $whose } reports on { $period }, with figures from { $from } to { $to }, both included, as follows:
paper-receivers = To:
paper-kept = - Files.
paper-for-committee = For the People's Committee
paper-for-council = For the People's Council
paper-chair = Chair
paper-director = Director
paper-head-of-agency = Head of the agency
paper-plan-kind = Plan
paper-plan-number = No. { $number }
paper-plan-days = The plan is carried out from { $starts } to { $ends }, as follows:
paper-purposes = Purposes
paper-requirements = Requirements
paper-content = Key content
paper-forms = Forms
paper-places = Where it is carried out
paper-tasks = Who does what

## Public pages
reports-title = Reports
reports-about = The city's periodic reports on this plan. Each frozen version keeps its figures, with date and source.
reports-none = No report has been frozen yet.
plan-files = The plan's document
plan-file-pdf = The plan to print (PDF)
plan-file-docx = The plan to edit (DOCX)
