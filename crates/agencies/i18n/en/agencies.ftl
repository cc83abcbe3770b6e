# Agencies and areas
filter = Filter

## The desk: frame, coming in and going out
whole-city = the whole city

## The desk: today
choose = Choose…
leave-as-is = No, leave it as it is

## The areas of an article
## Setting up the city
setup = Setup
setup-wrong = Not saved yet
setup-save = Save
setup-add = Add
setup-public = See it on the public site
setup-slug = Address on the site
setup-slug-hint = Left empty, it is made from the Vietnamese name, without marks and with hyphens. Once added, it does not change.
setup-name-en = Name in English
setup-site = Site name and contact
setup-site-words = Name, tagline and contact stand on every page. Where English is left empty, the English site shows the Vietnamese.
setup-site-name-vi = The city's name in Vietnamese
setup-site-name-en = The city's name in English
setup-site-name-hint = For example: Thành phố Hồ Chí Minh
setup-tagline-vi = What this site is, in Vietnamese
setup-tagline-en = What this site is, in English
setup-tagline-hint = A line below the name, for example: Cổng thông tin và đối thoại
setup-contact-vi = Contact, in Vietnamese
setup-contact-en = Contact, in English
setup-contact-hint = Reception, telephone and mail of the agency that runs the site. Shown at the foot of each page.
setup-site-root = The agency that runs the site
setup-site-root-hint = Usually the People's Committee. The list has the agencies that were added.
setup-site-no-root = Not chosen yet
setup-agencies = Agencies
setup-agencies-words = Every article names the agency that issues it. An agency that ends is not deleted: what it published keeps its name.
setup-agencies-own = You can change the words of agencies within your reach. Adding and ending agencies is for administrators of the whole city.
setup-agencies-find = Find by name
setup-agencies-count = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
setup-agency-new = Add an agency
setup-agency-name-vi = Full name in Vietnamese
setup-agency-name-hint = As in the decision that founded it, for example: Sở Y tế Thành phố Hồ Chí Minh
setup-short = Short name in Vietnamese
setup-short-hint = Shown in lists of articles, for example: Sở Y tế. Left empty, the full name is shown.
setup-agency-about-vi = What people go there for, in Vietnamese
setup-agency-about-en = What people go there for, in English
setup-agency-about-hint = A plain sentence or two, for example: health care, health insurance, epidemics, food safety.
setup-agency-kind = Kind of agency
setup-agency-parent = Agency above it
setup-agency-parent-hint = A role given at the agency above also counts in this one.
setup-agency-no-parent = None
setup-agency-area = Area it governs
setup-agency-no-area = No single area
setup-agency-below = Below { $name }
setup-agency-ended = Ended on { $day }
setup-agency-ends = Will end on { $day }
setup-agency-stays = Its address on the site stays. It is still found by its old name.
setup-kind-national = National body
setup-kind-party = Party committee
setup-kind-council = People's Council
setup-kind-committee = People's Committee
setup-kind-department = Department
setup-kind-front = Fatherland Front
setup-kind-mass = Mass organisation
setup-kind-press = Press or information portal
setup-kind-service = Public service
setup-end = Ending
setup-end-words = From this day the agency can no longer be chosen for articles. Published articles, drafts and its page stay; unfinished work has to be given to another agency.
setup-end-day = First day on which it no longer exists
setup-end-day-hint = An agency that works until 30 June ends on 1 July.
setup-end-button = Note the end
setup-end-change = Change the day it ends
setup-end-reopen = Take the end back: it goes on
setup-heirs = Successors
setup-heir = Successor
setup-heir-note = Note
setup-heir-note-hint = Why, in a sentence, in Vietnamese; shown to the public. May be empty.
setup-heir-add = Add a successor
setup-heir-line = Succeeded by { $name } on { $day }.

## Where an agency stands
setup-place = Place in the administration
setup-place-words = Change this when agencies are reorganised, or when the first entry was wrong. Roles given at the old agency above end here, and those at the new one begin. Published articles stay as they are; those that name no area will be found under the new area.
setup-place-button = Save the place

## Successors of an agency: taking one back, and why one is not taken
setup-heir-remove = Remove

## Shared blocks: lint
setup-areas = Areas
setup-areas-count = { $count ->
    [0] No areas yet
    [one] One ward, commune or special zone
   *[other] { $count } wards, communes and special zones
 }
setup-areas-present = The city has: { $count }. Its first table was added, so no other is added here.
setup-areas-none = There are no areas yet. An administrator of the whole city adds them.
setup-areas-words = Residents look for news and offices by the ward, commune or special zone they live in. Paste the table of units; each gets a page and a People’s Committee. Who types an old name finds the new unit.
setup-areas-agency-first = Add the city’s People’s Committee under Agencies first.
setup-areas-table = Table of units
setup-areas-table-hint = Copy it from a spreadsheet and paste it here, one unit a line, six columns: code, kind (phường, xã, đặc khu), name, English name, area (km²), which units it was formed from. Without an English name, the Vietnamese one without marks is used; leave the last column empty for a unit that was kept.
setup-areas-sample = 26734	phường	Phường Sài Gòn	Sai Gon Ward	3.04	Phường Bến Nghé, Phường Đa Kao (Quận 1)
setup-areas-day = In force from
setup-areas-day-hint = The former units end on this day.
setup-areas-parent = Their People’s Committees belong to
setup-areas-see = Preview
setup-areas-look-title = This table would add
setup-areas-look = { $total ->
    [one] one unit
   *[other] { $total } units
 }: { $wards ->
    [one] one ward
   *[other] { $wards } wards
 }, { $communes ->
    [one] one commune
   *[other] { $communes } communes
 }, { $zones ->
    [one] one special zone
   *[other] { $zones } special zones
 }.
setup-areas-look-former = { $count ->
    [one] One former unit, which ends on { $day }.
   *[other] { $count } former units, which end on { $day }.
 }
setup-areas-look-committees = { $count ->
    [one] One People’s Committee.
   *[other] { $count } People’s Committees, one for each unit.
 }
setup-areas-all = Each unit
setup-areas-add = { $count ->
    [one] Add one unit
   *[other] Add { $count } units
 }
setup-areas-nothing = Paste the table of units into the field.
setup-areas-no-day = Choose the day it came into force.
setup-areas-no-parent = Choose the agency above.
setup-areas-wrong = { $count ->
    [one] One line must be mended. Nothing was added.
   *[other] { $count } lines must be mended. Nothing was added.
 }
setup-areas-line = Line { $line }: { $why }
setup-areas-columns = five or six columns are needed, in the order above.
setup-areas-no-code = the code is missing.
setup-areas-no-name = the name is missing.
setup-areas-kind = the kind must be phường, xã or đặc khu.
setup-areas-km2 = the area must be a number, like 15.68.
setup-areas-same-code = it has the code of line { $line }.
setup-areas-same-name = it has the name of line { $line }.
setup-areas-too-many = the table has too many lines.
setup-areas-there = Someone else has just added areas. Nothing of this table was added.
setup-areas-taken = There is an agency “{ $name }” at the address that a unit needs. Nothing was added.
setup-areas-names = A name is too long or cannot be used. Nothing was added.

## The areas of an article
area-ended = { $name } (until { $day })
area-ended-within = { $name } ({ $within }, until { $day })

## Permissions
permission-arrange = Set up agencies, categories, the site's name

## The record: what happened, in sentences
record-site-named = Named the site
record-agency-added = Added the agency { $what }
record-agency-ended = Noted that the agency { $what } ended
record-agency-succeeded = Noted what the agency { $what } became
record-areas-loaded = Loaded the list of areas
record-agency-edited = Changed the names or description of the agency { $what }
record-agency-reopened = Took back the end of the agency { $what }
record-agency-placed = Changed the kind, the agency above or the area of { $what }
record-agency-unsucceeded = Took back a successor of { $what }
