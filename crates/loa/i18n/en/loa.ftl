# The frame of every page
skip-to-main = Skip to main content
menu = Menu
menu-label = Main menu
menu-news = News
menu-days = By day
menu-themes = Themes
menu-agencies = Agencies
other-language = Tiếng Việt
search-label = Search news by title
search-example = For example: resolution 98
search-button = Search
demo-label = About this demonstration
breadcrumb = Breadcrumb
footer-owner = Run by
footer-about = About this site
footer-introduction = About
footer-accessibility = Accessibility
footer-find = Find
colophon = { $site }. Runs on Loa, open-source software. This site sets no cookies and does not track its readers.

# Home
home-title = News from { $site }
home-description = News, policy and dialogue of { $site }: what changes, for whom, from when, and where to ask.
latest = Latest
by-day = News by day
by-agency = News by agency
all-of-it = All news
all-news = All news
all-themes = All themes
nothing-yet = No news yet
nothing-yet-hint = The first article will appear here as soon as it is published.

# Articles
not-translated = Vietnamese
untranslated = Not yet translated.
untranslated-hint = You are reading the Vietnamese original.
translation-behind = This translation follows an earlier edition; the original is now at edition { $edition }.
read-original = Read the original
earlier-edition = This is edition { $edition }, which is no longer current.
read-current = Read the current edition
author = By { $name }
source = Source: { $name }
edition-corrected = Edition { $edition }, corrected on { $day }
corrected-at = Corrected at { $moment }:
printed-from = Online at: { $address }
tool-print = Print
tool-copy = Copy link
tool-copied = The link was copied.
tool-copy-failed = It could not be copied. Please copy the address from your browser.
tool-share = Share
attachments = Attachments
themes-of-this = Themes of this article
editions-id = editions
editions = Editions of this article
edition = Edition { $number }
first-edition = First published.
reading-this = You are reading this one
newer-and-older = Newer and older articles in { $category }
newer-article = Newer
older-article = Older
related = Related articles
same-theme = Same theme

# Lists
list-empty = Nothing here yet
categories = Categories
categories-and-themes = Categories and themes
themes-below = Narrower themes
themes-about = Each theme gathers the articles about one part of the plan’s key content.
plan-number = Plan No. { $number }.
no-themes = No themes yet
paging = Previous and next page
newer = Newer
older = Older

# By day
day-title = News of { $day }
day-empty = There is no news on this day.
day-count = { $count ->
    [one] { $shown } article.
   *[other] { $shown } articles, newest first.
}
articles = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
days-around = Previous and next day
newer-day = Next day with news
older-day = Previous day with news
months-around = Previous and next month
calendar = Calendar
monday = Monday
monday-short = Mon
tuesday = Tuesday
tuesday-short = Tue
wednesday = Wednesday
wednesday-short = Wed
thursday = Thursday
thursday-short = Thu
friday = Friday
friday-short = Fri
saturday = Saturday
saturday-short = Sat
sunday = Sunday
sunday-short = Sun

# Search
search-whole = Search this site
search-here = Search titles
search-title = Search
search-title-of = Search “{ $query }”
search-count = { $count ->
    [one] { $shown } article has “{ $query }” in its title.
   *[other] { $shown } articles have “{ $query }” in their titles, newest first.
}
search-many = More than { $count } articles match “{ $query }”; these are the newest.
search-none = No article matches “{ $query }”
search-hint-fewer = Try fewer words. Vietnamese may be typed without marks.
search-hint-titles = For now the search looks at titles, not at the text of articles.
search-about = Type a few words of a title, with or without Vietnamese marks.

# Agencies and areas
agencies-about = Who is responsible for what, where, and what they have told the public.
agencies-city = City level
units = Wards, communes and the special zone
unit-kind = Kind
unit-all = All
unit-name = Name, former names too
unit-code = Unit code
unit-area = Area
kind-city = City
kind-district = District
kind-ward = Ward
kind-commune = Commune
kind-township = Township
kind-special-zone = Special zone
filter = Filter
units-count = { $count ->
    [one] { $shown } unit
   *[other] { $shown } units
}
ended-units = Former units of that name, and what they are now:
ended-on = Ceased to exist on { $day }.
continued-by = Now:
old-items-stay = Earlier articles keep the name they were published under.
since = Since
formed-from = Formed from
a-part = in part
until = until { $day }
news-of-agency = Published articles
no-news-of-agency = This agency has not published anything here yet.
map = Map
map-title = { $name } among its neighbours
map-caption = { $name } and its neighbours. Borders are simplified; data of August 2026.

# About
about-title = About this site
about-lead = The information and dialogue site of { $site }: every message is said once, with its issuing agency, its time, and every correction.
about-editions = How we correct
about-editions-words = Each correction is a new numbered edition with a public note of what changed. Earlier editions stay readable at the end of the article.
about-privacy = Privacy
about-privacy-words = The site sets no cookies, loads nothing from third parties and does not track who reads what.
about-counts = How views are counted
about-counts-words = Each time an article is opened is a view; each time the site is opened from elsewhere is a visit. These are not people: we recognise nobody, so one person who reads twice is two views. Automatic programs are left out by the names they give. When the server stops abruptly, the last seconds of counting may be lost.
about-access-id = accessibility
about-access = Accessibility
about-access-words = We aim at level AA of WCAG 2.2. If anything is hard to read or to use, please tell the agency that runs the site.
about-access-keyboard = Everything works by keyboard; the first press of Tab offers a way to the main content.
about-access-script = The site is readable without JavaScript and on old phones.
about-access-zoom = Text can be enlarged to 400 % without sideways scrolling; dark and high-contrast modes follow your device.

# Failures
error-number = Error { $number }
not-found = There is no such page
not-found-words = The address may be mistyped, or the page has moved.
gone = This page was withdrawn
gone-words = The agency that published it has withdrawn it. The reason is in the public history.
bad-input = This request cannot be read
bad-input-words = The address or what was sent is not in the right form. Please go back and try again.
forbidden = This request was not accepted
forbidden-words = A form must be sent from this site itself. Please open the page again and send once more.
method = This address does not take that kind of request
method-words = Please go back and try again.
too-large = What was sent is too large
too-large-words = Please shorten or split it and send again.
too-many = Too many requests at once
too-many-words = Please wait a few seconds and try again.
timeout = The page took too long
timeout-words = The server is busy. Please try again in a few seconds.
away = The service is interrupted
away-words = The server cannot reach its data. The page will be back when it can, usually within minutes.
internal = Something went wrong on our side
internal-words = The fault has been recorded. You can try again, or go on from the pages below.
error-id = Code for reporting it: { $id }
perhaps = Perhaps you are looking for
reload = Load the page again
ways-on = You can go on from here:
way-home = home page
way-days = news by day
way-agencies = agencies

# Import
import-changed = Updated from the new version of the source.
import-category = News
import-picture = Illustration: { $title }

# Patterns
patterns-title = Patterns
form-question-missing = Please write your question
form-question-short = The question needs at least 10 characters
form-mail-wrong = An e-mail address needs an @, for example name@example.org
patterns-about = Every pattern of the site, in every state. Words and numbers in the samples are made up, except in the site’s own articles.
patterns-contents = Patterns on this page
patterns-colours = Colours
patterns-contrast = Contrast, computed from the colours
patterns-contrast-pair = Colour / ground
patterns-contrast-light = Light
patterns-contrast-dark = Dark
patterns-contrast-least = At least
patterns-type = Type
patterns-type-hint = Stacked Vietnamese marks must not touch the line above, at any size.
patterns-buttons = Buttons
patterns-badges = Badges
patterns-notices = Notices
patterns-form = Form
patterns-form-hint = Try it, with mistakes too. Nothing is kept.
patterns-question = Your question
patterns-question-hint = Required, at least 10 characters.
patterns-name = Full name
patterns-name-hint = Optional.
patterns-mail = E-mail
patterns-mail-hint = Optional. For the answer.
patterns-topic = Topic
patterns-topic-none = Not chosen
patterns-topic-housing = Land and housing
patterns-topic-traffic = Traffic
patterns-topic-papers = Papers and procedures
patterns-shown = How to show your name
patterns-shown-no = Do not show it
patterns-shown-yes = Show the full name
patterns-follow = Tell me when there is an answer
patterns-send = Send
patterns-sent = Sent.
patterns-sent-hint = Every field is valid. This form is for trying, so nothing was kept.
patterns-error = Error
patterns-errors = { $count ->
    [one] There is { $count } thing to correct
   *[other] There are { $count } things to correct
}
patterns-fields = Fields with errors
patterns-search = Search box and filters
patterns-waiting = Empty, loading, progress
patterns-facts = Figures, facts, call to action
patterns-table = Table
patterns-news = News
patterns-news-lead = Lead
patterns-news-grid = In a grid
patterns-news-list = In a list
patterns-news-found = In search results
patterns-timeline = Timeline and calendar
patterns-tags = Tags, breadcrumb, paging
patterns-article = Article
patterns-tree = Tree of agencies, and map
patterns-failure = Failure page

# Views and feeds
visits = { $count } visits since { $since }, as of { $now }.
views = { $count ->
    [one] { $shown } view, as of { $now }.
   *[other] { $shown } views, as of { $now }.
}
most-read = Most read
most-read-as-of = Past { $days } days, as of { $now }
follow-feed = Follow by RSS

# Offline
offline-title = Saved articles
offline-words = Pages that you saved or read on this device; they open without a connection too. They are kept on your device only.
offline-saved = Saved
offline-read = Read lately
offline-none = Nothing is kept on this device yet. When you are connected, open an article and press “Save for offline”.
offline-again = Try the home page
tool-save = Save for offline
tool-unsave = Remove from saved
tool-saved = Saved on this device. Find it under “Saved articles” at the end of the page.
tool-unsaved = Removed.
tool-save-failed = It could not be saved. The device may be full or offline.

## The desk: frame, coming in and going out
desk = Desk
desk-menu-label = Parts of the desk
desk-menu-home = Today
desk-menu-drafts = Drafts
desk-menu-articles = Published
desk-menu-blocks = Shared blocks
desk-menu-imports = Import
desk-menu-people = People
desk-menu-record = Record
desk-home = Today
desk-to-site = See the public site
sign-in = Sign in
sign-out = Sign out
signed-out = You have signed out.
mail = Work e-mail
password = Password
sign-in-wrong = The e-mail address or the password is wrong. Check Caps Lock and your input method, then try again.
sign-in-wait = Too many wrong attempts. Wait { $minutes } minutes, then try again. A device you have signed in from before is not held up.
sign-in-help = No account yet, or password forgotten? Ask your agency's administrator.
try-title = Try a role
try-words = This is the demonstration: the roles below are not real people. Choose one to go straight to the desk.
password-new = New password
password-hint = At least 10 characters. A short sentence that only you would think of is easy to remember and hard to guess.
password-set-button = Set password
password-set = The password is set. You can sign in.
password-short = The password needs at least 10 characters.
password-long = The password has more than 200 characters.
password-weak = This password is easily guessed. Use a longer sentence, without names, birthdays or common words.
mail-taken = There is an account with this e-mail address already.
invitation-title = Accept the invitation
invitation-words = Hello { $name }. You are invited to work as { $role }, for: { $agency }. Choose a password to begin.
recovery-title = Get back into the account
recovery-words = Hello { $name }. Two administrators have confirmed that you may come back in. Choose a new password; your former authenticator app and passkeys no longer work.
whole-city = the whole city
desk-session-ended = Your session has ended
desk-session-ended-words = What you just sent was not saved, but it is all still on this page.
desk-session-ended-sign-in = Sign in again in a new tab.
desk-session-ended-return = Come back to this tab and send it again.
desk-session-ended-send = Send again
desk-session-ended-nothing = This request carried nothing to keep. Sign in, then do it again.
yes = yes
no = no
roles = Roles
permissions = Table of permissions
permission = To do
permissions-title = Who may do what
permissions-words = A role counts in the agency it was given for and those below it. This table is the only rule: the program checks every page and every action against it.
role-administrator = Administrator
role-administrator-about = Invites people, gives and takes roles, sets up agencies and categories.
role-coordinator = Coordinator
role-coordinator-about = Answers for the plan and all articles within reach; decides on urgent publication and withdrawal.
role-editor = Editor
role-editor-about = Writes, submits for review, publishes what was approved, corrects.
role-reviewer = Reviewer
role-reviewer-about = Comments on, returns or approves what others wrote.
role-moderator = Forum moderator
role-moderator-about = Selects, merges and forwards questions from the public.
role-answerer = Answerer
role-answerer-about = Writes answers in the field assigned.
role-keeper = Keeper
role-keeper-about = Looks after loudspeakers, notice boards and law bookshelves.
role-rapporteur = Rapporteur
role-rapporteur-about = Receives schedule and materials, reports on talks given.
role-reader = Reader
role-reader-about = Sees the desk, changes nothing.
permission-read-desk = See the desk, drafts and published articles
permission-write = Write drafts, add pictures and files, ask for facts to be checked
permission-review = Comment on, return, approve drafts
permission-publish = Publish, schedule, correct what was approved
permission-force-publish = Publish urgently without approval, with a public reason
permission-withdraw = Withdraw an article, with a public reason
permission-organise = Move categories, set themes, change addresses, import
permission-share-blocks = Edit shared blocks
permission-plan = Set up plans and themes
permission-arrange = Set up agencies, categories, the site's name
permission-manage-people = Invite people, give and take roles
permission-read-record = Read the record

## Withdrawn articles, urgent publication
withdrawn = This article was withdrawn
withdrawn-reason = Reason: { $reason }
withdrawals = Withdrawn articles
withdrawals-words = Every withdrawal is recorded here: its date, the issuing agency and the reason.
withdrawals-none = No article has been withdrawn.
withdrawals-entry = Article { $number }.
withdrawals-instead = Read what replaces it
forced = Published urgently, without review.
forced-reason = Reason: { $reason }
## Writing the body of an article
editor-error-too-large = The text is too long. Please split it into several articles.
editor-error-unreadable = What was sent could not be read. Please load the page again and retry; what was saved last is still there.
editor-error-too-deep = Lists or quotes are nested too deeply. Please take one level away.
editor-error-link = The link “{ $address }” cannot be used. An address begins with https://, http://, mailto:, tel: or a slash.
editor-error-picture = A picture lacks its file or its size. Please remove it and insert it again.
editor-error-alt = A picture has no description for people who cannot see it.
editor-label = Body
editor-markdown = Written in Markdown: ## is a heading, **strong**, *emphasis*, - is a bullet, > is a quote, [words](address) is a link, [words](<trich-dan:Điều 4 Nghị quyết số 98/2023/QH15>) is a citation of law.
editor-placeholder = Write or paste here
editor-help = Alt+F10: to the toolbar. Tab in a list or a table: one level in, or to the next cell; press Esc, then Tab, to leave the field. Enter on a picture: change its description.
editor-toolbar = Writing tools
editor-undo = Undo
editor-redo = Redo
editor-paragraph = Plain paragraph
editor-h2 = H2: large heading
editor-h3 = H3: medium heading
editor-h4 = H4: small heading
editor-strong = Strong
editor-emphasis = Emphasis
editor-link = Link
editor-cite = Citation of law
editor-bullets = Bulleted list
editor-numbers = Numbered list
editor-quote = Quote
editor-rule = Horizontal rule
editor-picture = Insert a picture
editor-table = Insert a table
editor-reuse = Reusable block
editor-row-before = Add a row above
editor-row-after = Add a row below
editor-column-before = Add a column on the left
editor-column-after = Add a column on the right
editor-delete-row = Delete the row
editor-delete-column = Delete the column
editor-delete-table = Delete the table
editor-insert = Insert
editor-save = Save
editor-cancel = Cancel
editor-required = Please fill in this field.
editor-failed = That did not work. Please check the connection and try again.
editor-link-address = Address
editor-link-hint = For example https://hochiminhcity.gov.vn, mailto:office@agency.vn, tel:1022, or /tin/… for this site.
editor-link-wrong = That is not an address. It begins with https://, http://, mailto:, tel: or a slash.
editor-link-words = Words shown
editor-unlink = Remove the link
editor-cite-words = Provision and document
editor-cite-hint = Point, clause, article and number in full, in Vietnamese, for example: khoản 1 Điều 4 Nghị quyết số 98/2023/QH15.
editor-cited = Cited: {"{reference}"}.
editor-uncite = Remove the citation
editor-file = Picture file
editor-file-hint = JPEG, PNG, WebP or GIF, at most 20 MB. What is hidden in it (place, device) is removed.
editor-file-missing = Please choose a picture file.
editor-alt = Description
editor-alt-hint = Required. Say in a sentence or two what the picture shows, for people who cannot see it. Words in it that matter are written out.
editor-alt-missing = Please describe the picture for people who cannot see it.
editor-caption = Caption (optional)
editor-caption-hint = Shown below the picture: where, when and by whom it was taken.
editor-picture-change = Change the description
editor-picture-inserted = The picture was inserted.
editor-columns = Columns
editor-rows = Rows
editor-rows-hint = With the row of column names, which is always the first.
editor-table-inserted = A table of {"{rows}"} rows and {"{columns}"} columns was inserted.
editor-reuse-which = Block
editor-reuse-hint = What it says is written in one place; when it is changed, every article that shows it follows.
editor-reuse-label = Reusable block
editor-reuse-unknown = This block is gone
editor-paste-without-pictures = Pasted. {"{n}"} pictures did not come along; insert each with “Insert a picture”.

## The desk: published articles
lang-vi = Vietnamese
lang-en = English
articles-words = Title or number
articles-category = Category
articles-agency = Agency
articles-agencies-mine = Agencies you work for
articles-agencies-others = Other agencies
articles-translation = Translation
articles-standing = Status
articles-any = All
articles-filter = Filter
articles-filter-clear = Clear filters
articles-filter-missing = Not translated yet
articles-filter-behind = Translation behind the original
articles-filter-up-to-date = Translated and up to date
articles-filter-shown = On the site
articles-filter-withdrawn = Withdrawn
articles-filter-forced = Published urgently without approval
articles-none = No article matches these filters.
articles-number = Article no. { $number }
articles-editions = { $count ->
    [one] 1 edition
   *[other] { $count } editions
}
articles-translation-up-to-date = { $lang }: up to date
articles-translation-behind = { $count ->
    [one] { $lang }: 1 edition behind
   *[other] { $lang }: { $count } editions behind
}
articles-translation-missing = No { $lang } edition yet
articles-open-draft = Open the { $lang } draft
articles-withdrawn-on = Withdrawn on { $day }
articles-forced = Published urgently
articles-choose = Choose article no. { $number }
articles-choose-all = Choose every article that matches the filters, on later pages too (500 at most)
articles-together = Move, add themes…
articles-pages = Pages of the list
articles-newer = Newer articles
articles-older = Older articles
articles-back = Published articles
articles-themes = Themes:
articles-follows = translates edition { $number } of the original
articles-correct = Correct
articles-correct-in = Correct the { $lang } edition
articles-translate = Translate into { $lang }
articles-translate-again = Bring the { $lang } edition up to date
articles-public = See the public page
articles-withdraw = Withdraw
articles-editions-in = Editions in { $lang }
articles-compare-from = Compare edition
articles-compare-to = with edition
articles-compare = Compare
articles-comparison = Comparing two editions
articles-comparison-of = Edition { $from } compared with edition { $to }
articles-part-title = Title
articles-part-summary = Summary
articles-part-body = Text
articles-part-author = Author
articles-part-source = Source
articles-part-same = Unchanged.
articles-is-withdrawn = This article has been withdrawn
articles-leads-to = Its address leads to another article
articles-said-withdrawn = The article has been withdrawn.
articles-said-address = The old address has been added. Whoever opens it is taken to this article.
articles-said-address-removed = The old address has been removed.
articles-old-addresses = Old addresses that lead here
articles-old-none = No old addresses yet.
articles-old-remove = Remove
articles-old-add = Add an old address
articles-old-hint = The part after the domain name, beginning with a slash, such as /2019/05/notice.html.
articles-old-button = Add the address
articles-old-not-ours = Enter a path of this site that begins with a slash and has no spaces.
articles-old-live = There is a page at this address. Only an address without a page can be added.
articles-old-taken = This address leads to article no. { $number }. Remove it there first.
articles-withdraw-words = A withdrawn article is no longer in lists, search and feeds. Whoever opens its address sees the reason and the date, or is taken to another article. The reason stays public on the page of withdrawn articles.
articles-withdraw-reason = Reason, shown in public
articles-withdraw-reason-hint = Write for readers: what was wrong or no longer holds. Do not repeat what was wrong, and name no personal data.
articles-withdraw-target = Article to read instead (optional)
articles-withdraw-target-hint = The number or address of the article that readers are taken to.
articles-withdraw-preview = See what readers will see
articles-withdraw-check = What readers will see
articles-withdraw-lists = The article disappears from all lists, search and feeds.
articles-withdraw-page = At the address of the article:
articles-withdraw-led = The address of the article leads to “{ $title }”.
articles-withdraw-for-ever = The withdrawal is recorded and cannot be undone.
articles-withdraw-button = Withdraw this article
articles-withdraw-no-reason = Give the reason.
articles-withdraw-no-target = The article to read instead was not found, or has been withdrawn. Enter the number or address of another article that is on the site.
articles-cancel = Cancel
bulk-title = Chosen articles
bulk-acts = Recent work on many articles
bulk-acts-none = No work on many articles yet.
bulk-none-chosen = No article was chosen. Go back to the list and tick the articles to work on.
bulk-words = { $count ->
    [one] What you choose below is done to 1 article, changes the public site at once, and can be undone for 30 days.
   *[other] What you choose below is done to { $count } articles, changes the public site at once, and can be undone for 30 days.
}
bulk-move-to = Move to the category
bulk-move = Move
bulk-theme = Theme
bulk-add = Add the theme
bulk-remove = Remove the theme
bulk-moved = { $count ->
    [one] 1 article moved to { $target }
   *[other] { $count } articles moved to { $target }
}
bulk-added = { $count ->
    [one] Theme { $target } added to 1 article
   *[other] Theme { $target } added to { $count } articles
}
bulk-removed = { $count ->
    [one] Theme { $target } removed from 1 article
   *[other] Theme { $target } removed from { $count } articles
}
bulk-undo = Undo
bulk-undo-until = Can be undone until { $moment }. Articles that someone changed later stay as they are.
bulk-undone-at = Undone at { $moment }.
bulk-restored = Back as it was before.
bulk-left = Left as it is, because it was changed later.
bulk-became = became
bulk-no-theme = no theme
bulk-not-yours = Nothing was done: you are not in charge of articles no. { $numbers }.
bulk-no-articles = Nothing was done: there are no articles no. { $numbers }.
bulk-too-many = At most 500 articles at a time.
bulk-no-target = This category or theme is not there any more.
bulk-nothing = There is nothing to change: the chosen articles are like this already.
bulk-too-late = More than 30 days have passed: this can no longer be undone.
bulk-undone-before = This was undone before.
blocks-words = A block is written once and shown in many articles, such as a hotline or opening hours. When it is edited, every article that shows it changes at once.
blocks-none = No shared blocks yet.
blocks-hosts = { $count ->
    [0] in no article yet
    [one] in 1 article
   *[other] in { $count } articles
}
blocks-add = Add a block
blocks-name = Name of the block
blocks-name-hint = Only people at this desk see the name.
blocks-agency = Agency that answers for it
blocks-add-button = Add the block
blocks-save = Save the block
blocks-saved = Saved. The articles that show this block have changed.
blocks-save-words = { $count ->
    [one] When you save, the 1 article that shows this block changes at once.
   *[other] When you save, the { $count } articles that show this block change at once.
}
blocks-present = What someone else wrote
blocks-where = Articles that show this block
blocks-nowhere = No article shows this block yet.
blocks-remove = Remove the block
blocks-editions = Editions of the block
blocks-no-name = Give the block a name of at most 120 characters.
blocks-empty = The block says nothing yet.
blocks-nested = A block cannot contain another block.
blocks-changed = Someone else has just edited this block. What you wrote is kept below; compare, then save again.
blocks-used = { $count ->
    [one] It cannot be removed: 1 article or draft still shows it.
   *[other] It cannot be removed: { $count } articles or drafts still show it.
}
imports-words = Bring in what was published elsewhere: a saved page, a WordPress export, a feed. Importing again makes no duplicates: an article that is here and has changed gets a new edition, and old addresses lead to it.
imports-kind = Kind of source
imports-kind-page = One page (HTML or text)
imports-kind-wxr = WordPress export (WXR)
imports-kind-feed = Feed (RSS, Atom, JSON Feed)
imports-agency = Issuing agency
imports-file = File
imports-file-hint = 20 MB at most. Pictures are fetched from the original site.
imports-address = or an address
imports-address-hint = Begins with https:// or http://. Only public pages on the web are read.
imports-button = Import
imports-latest = Latest imports
imports-none = Nothing was imported yet.
imports-nothing = There is no article in this source.
imports-no-source = Choose a file or enter an address.
imports-waiting = Waiting
imports-running = Running
imports-done = Done
imports-failed = Failed
imports-refused = Refused
imports-noted = Worth a look
imports-changed = New edition
imports-added = Added
imports-same = Unchanged
imports-more = Next
imports-why-category = The category of this article is not here. Ask an administrator to add it, then import again.
imports-why-denied = You may not change this article: it belongs to another agency.
imports-why-officer = Whoever ordered this import may no longer import for this agency.
imports-why-withdrawn = This article has been withdrawn.
imports-why-no-body = No text was found below the headline.
imports-why-large = Larger than 20 MB.
imports-why-empty = The file is empty.
imports-why-zip = This is an archive. Unpack it, then send each file in it.
imports-why-encoding = This is no UTF-8 text. Save the file again as UTF-8.
imports-why-legacy = The text is in { $name }, an old Vietnamese encoding. Convert it to Unicode, then send it again.
imports-why-no-article = No article was found: a headline with a date near it is looked for.
imports-why-no-date = No date was found near the headline.
imports-why-kind = The file is not of the kind that was chosen.
imports-why-broken = The file is damaged. Details: { $detail }
imports-why-not-public = Only public pages on the web are read, at an address that begins with https:// or http://.
imports-why-status = The site answered { $status }, so it cannot be read.
imports-why-redirects = The address led on too many times.
imports-why-slow = The site did not answer within 30 seconds.
imports-why-network = The site cannot be reached.
imports-why-gone = The file that was sent is gone. Send it again.
imports-why-not-read = Not read (technical note): { $detail }
imports-why-other = Technical details: { $detail }
