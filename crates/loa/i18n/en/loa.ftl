# The frame of every page
skip-to-main = Skip to main content
menu = Menu
menu-label = Main menu
menu-news = News
menu-days = By day
menu-themes = Themes
menu-agencies = Agencies
other-language = Tiếng Việt
search-label = Search news, themes, document numbers
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
current-edition = This is edition { $edition }, the current one.
read-at-article = Go to the article’s page
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
search-here = Search all articles
search-title = Search
search-title-of = Search “{ $query }”
search-none = Nothing was found for “{ $query }”
search-hint-fewer = Try fewer words, or others that mean the same.
search-about = Type a few words as you would ask someone; Vietnamese works with or without its marks. Put an exact phrase in quotes. Document numbers work in any shape: “98/2023/QH15”, “nq 98”.

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

# Seals of the record
seals-title = Seals of the record
seals-lead = Every publication, correction, withdrawal and change of an officer’s rights is written into a record, which is then locked by a seal. This page publishes the last seal of each day, so that anyone can keep it and compare.
seals-what = What a seal is
seals-what-words = It is 64 characters computed (SHA-256) from the whole record, from its first entry to the one whose number stands before the colon. The record also holds a check code of every edition and every correction. Whoever changes, removes or slips in a single letter in secret makes the seal come out differently. Nothing of the record can be learnt from a seal.
seals-check = How to check
seals-check-keep = Copy the line of a day that is over, or download the table, and keep it somewhere else.
seals-check-compare = Later, open this page again: the line of that day must be the same, character by character. If it differs or is gone, the record up to that day was changed.
seals-check-ask = Send the line that you kept to the agency that runs the site or to an inspectorate: the program on the server computes the whole record again and says whether the line still holds.
seals-days = The last seal of each day
seals-today = Today; it changes until the day is over
seals-none = There is no seal yet. The first one is made about a minute after the first entry.
seals-download = Download the table:
seals-accepted = When a record that differs from kept seals was accepted
seals-accepted-words = When the server is restored from an older backup, the seals made after that backup are no longer in the record. Each time is listed here.
seals-accepted-entry = Sealing went on after entry { $position }.

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
kept-label = Stored page
kept-words = This page was stored at { $moment }; newer content cannot be fetched at the moment.
internal = Something went wrong on our side
internal-words = The fault has been recorded. You can try again, or go on from the pages below.
error-id = Code for reporting it: { $id }
perhaps = Perhaps you are looking for
reload = Load the page again
ways-on = You can go on from here:
way-home = home page
way-days = news by day
way-agencies = agencies

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
sign-in-busy = Too many people are signing in at this moment. Please try again in a few seconds. A device you have signed in from before goes first.
password-busy = The system is busy checking passwords. Please type your password again and try once more in a few seconds.
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
role-moderator-about = Selects, merges and forwards questions from the public. Today may only do what a reader may; the rest comes with the forum.
role-answerer = Answerer
role-answerer-about = Writes answers in the field assigned. Today may only do what a reader may; the rest comes with the forum.
role-keeper = Keeper
role-keeper-about = Looks after loudspeakers, notice boards and law bookshelves. Today may only do what a reader may; the rest comes with the stations.
role-rapporteur = Rapporteur
role-rapporteur-about = Receives schedule and materials, reports on talks given. Today may only do what a reader may; the rest comes with events.
role-reader = Reader
role-reader-about = Sees the desk, changes nothing.
permission-read-desk = See the desk, drafts and published articles
permission-write = Write drafts, add pictures and files, ask for facts to be checked
permission-review = Comment on, return, approve drafts
permission-publish = Publish, schedule, correct what was approved
permission-force-publish = Publish urgently without approval, with a public reason
permission-withdraw = Withdraw an article, with a public reason
permission-organise = Move categories, set themes and areas, change addresses, import, edit synonyms
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
## Uploading pictures and files

## The desk: drafts
by-program = The program
by-unknown = A removed user
stage-writing = Being written
stage-review = In review
stage-approved = Approved
stage-scheduled = Scheduled
stage-published = Published
stage-dropped = Given up
draft-changed = Someone else has just saved this draft. Look at the new version, then do it again.
draft-stage = This cannot be done while the draft is “{ $stage }”.
draft-own-text = Someone else must approve what you wrote or submitted.
draft-blocked = { $count ->
    [one] One error must be mended first. See the check.
   *[other] { $count } errors must be mended first. See the check.
 }
draft-no-note = Say why or what; this field must not be empty.
draft-no-moment = Choose a date and a time.
draft-past = The time of publication must be to come.
draft-stale = The article has a newer edition than the one you began from. Give this draft up and correct the new one.
draft-open = There is an open draft for this article already.
newsroom-no-title = The article has no title.
newsroom-long-title = The title has more than 300 characters.
newsroom-long-summary = The summary has more than 2,000 characters.
newsroom-no-body = The article has no text.
newsroom-no-alt = The lead picture needs a description for those who cannot see it.
newsroom-no-change-note = A correction must say what changed; the note is public.
newsroom-same-text = The new edition says the same as the published one.
newsroom-translated = There is a translation already; update that one.
newsroom-no-article = There is no such article.
newsroom-no-picture = There is no such picture.
newsroom-withdrawn = This article was withdrawn.
newsroom-no-reason = Give a reason; it is public.
draft-untitled = No title yet
draft-new = Write a new article
draft-start = Start writing
draft-agency = Issuing agency
draft-category = Category
draft-stage-label = Stage
draft-stage-open = In progress
draft-mine = Mine only
drafts-none = No drafts here.
drafts-older = Older drafts
draft-saved-by = Saved by { $name }, { $when }
draft-clash = { $name } saved at { $time }, after you opened the draft
draft-clash-words = Your words are below, untouched; they have overwritten nothing, and this page no longer saves by itself. This is where the two differ: struck through is only in the other version, underlined is only in yours. Copy into the article what is worth keeping, then press Save; what you save takes the place of the other version.
draft-write = Write a draft
draft-read = Read a draft
draft-title = Title
draft-summary = Summary
draft-summary-hint = A sentence or two: what changes, for whom, from when. Shown in lists and where the article is shared.
draft-picture = Lead picture
draft-author = Author
draft-source = Source
draft-themes = Themes of the plan
draft-change-note = What changed
draft-change-note-hint = Public, with the new edition. For example: “The deadline for applications is now 30 June.”
draft-save = Save
draft-submit = Save and submit for review
draft-preview = See it as readers will
draft-preview-words = This is a draft and not public.
draft-back = Back to the draft
draft-bring-hint = Press Save before you add a picture or a file, so that nothing you wrote is lost.
draft-other-steps = More
draft-force = Publish urgently, without review
draft-force-hint = The reason is public, with the article, and stays in its history for ever.
draft-force-send = Publish urgently
draft-drop = Give the draft up
draft-drop-hint = It can still be read, but no longer be written on.
draft-see-public = See the public page
draft-goes-out = Goes out at { $when }
draft-actions = Next step
draft-approve = Approve
draft-publish = Publish now
draft-date = Date
draft-time = Time
draft-schedule = Schedule
draft-unschedule = Remove the schedule
draft-send-back = Send back
draft-send-back-note = What is to be mended?
draft-take-back = Take back to edit
draft-corrects = Corrects article { $number }
draft-translates = Translates article { $number }
draft-others = Also has this open:
draft-beside = Check, comments and steps
draft-said-saved = Saved.
draft-said-submitted = Submitted for review.
draft-said-returned = Sent back to its writers.
draft-said-taken-back = Taken back to edit.
draft-said-approved = Approved.
draft-said-scheduled = Scheduled.
draft-said-unscheduled = The schedule was removed.
draft-said-published = Published.
draft-said-commented = The comment is kept.
draft-said-settled = Marked as done.
draft-said-picture = The picture was updated.
draft-said-file = The file was added.
draft-said-dropped = The draft was given up.
lint-title = Check
lint-errors = { $count ->
    [one] One error must be mended before review; the rest are hints.
   *[other] { $count } errors must be mended before review; the rest are hints.
 }
lint-warnings = Only hints; nothing keeps the draft from review.
lint-error = Must be mended
lint-warning = Worth a look
place-title = Title
place-summary = Summary
place-picture = Lead picture
place-body = Text
place-block = Paragraph { $number }
comments-title = Comments
comments-none = No comments yet.
comment-quote = The passage
comment-quote-hint = Leave empty to comment on the whole article. Select a passage in the article and it is filled in here.
comment-words = Comment
comment-send = Send comment
comment-settle = Mark as done
comment-settled = Marked as done by { $name }, { $when }
facts-title = Fact check
facts-ask = Ask someone outside to check facts
facts-hint = This makes a link that works for 14 days without an account. Question and answer stay with the draft.
facts-expert = Who is asked
facts-question = What should be checked?
facts-send = Make the link
facts-none = Nobody has been asked to check facts.
facts-link-words = Send this link to { $name }. It is shown only once and works until { $until }.
facts-link = Link
facts-verdict = The facts in the text are
facts-answer = Say more (needed if something is wrong or unclear)
facts-answer-send = Send answer
facts-until = The link works until { $until }.
facts-thanks = Thank you. Your answer is kept.
facts-no-verdict = Choose one of the three.
verdict-right = Right
verdict-wrong = Wrong somewhere
verdict-unsure = I cannot tell
verdict-none = Not answered yet; the link works until { $until }
verdict-at = { $verdict }, answered { $when }.
steps-title = Steps
step-started = Begun
step-submitted = Submitted for review
step-returned = Sent back
step-taken-back = Taken back to edit
step-approved = Approved
step-scheduled = Scheduled
step-unscheduled = Schedule removed
step-published = Published
step-forced = Published urgently
step-dropped = Given up
changes-title = See what changes
changes-since = What changed since
changes-since-step = Compared with { $when }.
changes-since-edition = Compared with published edition { $number }.
changes-busy = The system is busy comparing other texts, so the changes are not marked yet. Please reload the page in a moment.
changes-count = { $added ->
    [one] One word added
   *[other] { $added } words added
 }, { $removed } removed.
picture-alt = Description
picture-alt-hint = What the picture shows, for those who cannot see it.
picture-caption = Caption
picture-remove = Remove this picture
picture-choose = Picture file
picture-send = Use as lead picture
picture-focus-hint = When the picture is cropped for a card or for social media, this point stays in. Press on the picture, or give percentages from the left and the top edge.
picture-focus-x = From the left (%)
picture-focus-y = From the top (%)
picture-focus-send = Set the point
file-choose = File
file-send = Add file
file-remove = Remove { $name }
cite-unknown = No document was recognised here. Give its kind and number, such as “Điều 4 Nghị quyết số 98/2023/QH15”.
autosave-saving = Saving…
autosave-saved = Saved by itself at
autosave-failed = Not saved yet; trying again. Your words are kept on this device.
autosave-ended = Your session has ended. Press Save: the page that follows keeps your words and leads to signing in again.
autosave-found = This device still has words of yours that were not saved.
autosave-restore = Bring them back
autosave-forget = Forget them

## The desk: today
home-nothing = Nothing waits for you.
home-stuck = Due, but not out yet
home-stuck-hint = The program is trying again. If this stays for some minutes, tell whoever keeps the server.
home-review-late = In review for more than two days
home-review-late-hint = The writer is waiting. Approve or send back.
home-returned = Sent back to you
home-returned-hint = Mend what the note says, then submit again.
home-review = Waiting for your review
home-review-hint = Written by others, within your reach.
home-approved = Approved, waiting to go out
home-approved-hint = Publish now or schedule.
home-today = Going out today
home-today-hint = By itself, on time; nobody has to be there.
home-writing = You are writing
home-writing-hint = Not submitted for review yet.
home-published = Published today
## People, roles and getting back into an account
people-title = People
people-back = Back to people
people-search = Name or e-mail address
people-count = { $count ->
    [0] Nobody
    [one] { $count } person
   *[other] { $count } people
}
people-none = Nobody fits. Take away a condition and filter again.
people-more = The next people
role = Role
place = Scope
any-role = Any role
any-place = Any scope
choose = Choose…
form-wrong = This could not be sent
leave-as-is = No, leave it as it is
invite = Invite someone
invite-title = Invite someone
invite-words = They choose a password themselves, by a link that works once. No mail is sent: you hand over the link by a way you trust.
invite-send = Make the invitation
invited-title = The invitation is made
invited-words = Hand the link below to { $name } and to nobody else.
invitations = Invitations that wait
invitations-none = No invitation is waiting.
invitation-withdraw = Withdraw invitation
invitation-withdrawn = The invitation is withdrawn. Its link no longer works.
link-label = A link that works once
link-once = The link is shown here, this time only.
link-until = It works until { $until }.
link-copy = Copy link
link-copied = Copied
person-name = Full name
person-name-missing = Write the full name, of at most 200 characters.
person-record = See what this person did
person-beyond-reach = This person has a role beyond your scope, so an administrator above you looks after the account.
mail-wrong = Write a whole e-mail address, such as name@agency.gov.vn.
role-missing = Choose a role.
place-missing = Choose a scope: an agency that exists today, or the whole city.
role-had = They have this role in this scope already.
roles-of = Present roles
roles-none = No role yet.
role-give = Give another role
role-give-button = Give role
role-given = The role is given and counts from now.
role-take = Take away
role-taken = The role is taken away and counts no longer.
role-lent-by = On behalf of { $name } until { $until }
last-administrator = This is the last administrator of the whole city. Give the role to someone else first.
account = Account
account-is-open = Open
account-is-closed = Closed
account-is-demo = A role of the demonstration, for anyone to try
account-close = Close the account
account-close-words = { $name } is signed out on every device now and cannot sign in any more; roles lent to others and invitations not yet used end as well. What they did stays in the record. You can open the account again later.
account-open = Open the account again
account-open-words = { $name } can sign in again with the former password, with the roles that were not taken away.
account-closed = The account is closed. All its sessions have ended.
account-opened = The account is open again.
second-step = Second step at sign-in
second-step-on = On
second-step-off = Off
recovery-rule = This takes two administrators: one asks, another approves and hands over the link. Nobody can do it alone, nor the person who is to be let in.
recovery-waiting = Waiting for approval: people to be let in again
recovery-asked-by = Asked by { $name }
recovery-waits-until = Ends at { $until }
recovery-ask-title = Ask that they be let in again
recovery-ask-words = Has { $name } lost the password, the phone or the passkey? Once approved, they set a new password by a link that works once; all sessions end, the authenticator app and former passkeys are forgotten.
recovery-ask-send = Send the request
recovery-asked = The request is sent. Another administrator has three days to approve it.
recovery-reason = Reason
recovery-reason-hint = Say why, and how you made sure who they are. At most 500 characters.
recovery-reason-missing = Give a reason, of at most 500 characters.
recovery-approve-title = Approve letting someone in again
recovery-approve-words = Before you approve, meet this person or call a number that you knew before. The link is then shown once, for you to hand over in person.
recovery-approve-button = Approve and make the link
recovery-approved-title = Approved
recovery-approved-words = Hand the link below to { $name } and to nobody else.
recovery-for = To be let in
recovery-asker = Asked by
recovery-ends = Ends
recovery-own-request = You asked for this, so someone else must approve it.
recovery-own-account = This is your own account, so someone else must approve it.
recovery-two-persons = Another administrator must approve: neither the one who asked nor the one who is to be let in.

## Lending a role
lend-title = Lend a role
lend-words = While you are away you can lend one of your roles to a colleague. The record names who acted, and that it was on your behalf. What is lent ends at the time you choose, or as soon as you no longer have the role yourself; it cannot be lent on.
lend-nothing = You have no role of your own to lend.
lend-role = Your role
lend-colleague = Lend it to
lend-until = Until
lend-until-hint = Date and time on the city's clock, within the next half year.
lend-button = Lend
lend-done = The role is lent and counts from now.
lend-taken-back = You have taken the role back.
lend-role-missing = Choose one of your roles.
lend-colleague-missing = Choose a colleague.
lend-time-wrong = Give a date and time to come, within the next half year.
lend-no-colleague = They do not work where this role counts. Choose someone else, or ask an administrator.
lend-gone = This role is no longer yours, or they have no open account any more.
lend-mine = Lent by you
lend-mine-none = You have lent no role.
lend-to-until = { $name }, until { $until }
lend-take-back = Take back
lend-theirs = You act for
lend-theirs-none = Nobody has lent you a role.

## The record
record-title = Record
record-words = Who did what, when, on what. The record is only ever added to: nothing in it can be changed or removed. Names are those of today.
record-sealed = { $last } events are under seal, since { $at }. Seal: { $hash }
record-unsealed = No event is under seal yet.
record-person = Who
record-anyone = Anyone
record-group = What
record-everything = Everything
record-articles = Articles
record-drafts = Drafts and pictures
record-people = People and roles
record-city = Agencies, categories, plans
record-older = Older
record-newest = Newest
record-none = Nothing fits. Take away a condition and filter again.
record-system = The system
record-citizen = A resident
record-nameless = (name unknown)
record-for = on behalf of { $name }
record-other = Something else ({ $kind })
record-agencies-only = You see what people did who have a role within your scope.
record-site-named = Named the site
record-agency-added = Added the agency { $what }
record-agency-ended = Noted that the agency { $what } ended
record-agency-succeeded = Noted what the agency { $what } became
record-areas-loaded = Loaded the list of areas
record-category-added = Added the category { $what }
record-campaign-added = Set up the plan { $what }
record-theme-added = Added the theme { $what }
record-picture-added = Added a picture
record-picture-focused = Set a picture’s focal point
record-article-published = Published { $what }
record-article-corrected = Corrected { $what }
record-article-translated = Published a translation of { $what }
record-article-featured = Put { $what } at the head of the home page
record-article-withdrawn = Withdrew { $what }
record-article-moved = Moved { $what } to another category
record-article-retagged = Changed the themes of { $what }
record-article-address-added = Led an old address to { $what }
record-article-address-removed = Led an old address to { $what } no longer
record-articles-organised = Organised many articles at once
record-articles-organised-undone = Undid work on many articles
record-redirects-added = Led { $what } to articles
record-draft-started = Started a draft
record-draft-submitted = Submitted a draft for review
record-draft-taken-back = Took a draft back to go on writing
record-draft-dropped = Dropped a draft
record-draft-returned = Returned a draft
record-draft-approved = Approved a draft
record-draft-commented = Commented on a draft
record-draft-comment-settled = Settled a comment on a draft
record-draft-scheduled = Scheduled a draft
record-draft-unscheduled = Took a draft off its schedule
record-draft-published = Published a draft
record-draft-forced = Published a draft urgently, without approval
record-draft-facts-asked = Asked for a draft’s facts to be checked
record-draft-facts-answered = Answered a fact-check of a draft
record-person-invited = Invited { $what }: { $more }
record-person-uninvited = Withdrew the invitation of { $what }
record-person-added = Added { $what } of the demonstration
record-record-bound = Bound what was there before to the record
record-record-accepted = Accepted a record that differs from the seals noted outside
record-person-joined = Accepted an invitation and opened an account
record-person-signed-in = Signed in
record-person-signed-out = Signed out
record-person-password-changed = Changed the password
record-person-second-step-on = Turned the second step of sign-in on
record-person-second-step-off = Turned the second step of sign-in off
record-person-spare-codes-renewed = Made new spare codes
record-person-suspended = Closed the account of { $what }
record-person-resumed = Opened the account of { $what } again
record-role-granted = Gave { $what } a role: { $more }
record-role-revoked = Took a role from { $what }: { $more }
record-role-lent = Lent a role to { $what }: { $more }
record-recovery-asked = Asked that { $what } be let in again
record-recovery-approved = Approved letting { $what } in again
record-recovery-used = Got back into the account with a new password
## Own account, second step, passkeys, OpenID Connect
me-title = My account
me-bare = You are an administrator, and a password alone opens your account. Please set up an authenticator app or add a passkey, so that a leaked password is not enough.
me-no-role = You have no role yet. Please ask the administrator of your agency.
me-role-until = until { $moment }
me-ways = Ways to sign in
me-demo = This is a role of the demonstration, which anyone may try, so its ways to sign in cannot be changed.
me-password-present = Present password
me-password-why = To make sure that it is you at this desk.
me-password-change = Change password
me-password-changed = The password is changed. Sessions elsewhere have ended.
me-password-ends = Changing the password signs you out everywhere else.
me-password-wrong = The present password is wrong. Check Caps Lock and the input method and try again.
me-wait = Too many wrong attempts. Please wait { $minutes } min and try again.
me-gone = This took too long or was done already. Please start again.
me-cancel = Cancel
me-sessions = Where you are signed in
me-session-this = this session
me-session-began = since { $moment }
me-session-seen = last used { $moment }
me-session-end = Sign out
me-session-end-which = Sign out from { $what }
me-sessions-end = Sign out everywhere else
me-sessions-ended = Signed out elsewhere.
me-browser-unknown = Unknown browser
way-password = By password
way-code = By password and code
way-passkey = By passkey
way-openid = By way of another system
way-demo = Demonstration role
code-title = Enter the code
code-label = 6-digit code
code-hint = Open the authenticator app on your phone and enter the code it shows.
code-send = Continue
code-wrong = The code is wrong or was used already. Wait for the next code in the app and try again. If it still fails, check the clock of your phone.
code-wait = Too many wrong codes. Please wait { $minutes } min and try again. A device you signed in from before is not held up.
code-spare-summary = No phone at hand?
code-spare-words = Use a spare code. Each works once.
code-spare-label = Spare code
code-spare-send = Use the spare code
code-lost = Lost both the phone and the spare codes? Please ask the administrator of your agency.
code-app = Authenticator app
code-app-title = Set up an authenticator app
code-app-words = Beside the password, each sign-in needs a 6-digit code from an app on your phone. Someone who knows your password but does not have your phone stays out.
code-app-begin = Set up an authenticator app
code-app-is-on = It is on: signing in with the password needs a code as well. Spare codes left: { $spare }.
code-app-off = Switch the authenticator app off
code-app-off-done = The authenticator app is off. From now on the password alone is enough.
code-app-on = Switch on
code-app-step-app = Install an authenticator app on your phone if you have none. Any app for TOTP codes will do.
code-app-step-scan = In the app, add an account and scan this code.
code-app-step-type = Cannot scan? Type this key into the app:
code-app-step-prove = Enter the 6-digit code that the app shows.
code-app-qr = QR code that holds the key below
code-app-wrong = The code is wrong. Enter the code the app shows now, and check the clock of your phone.
spare-title = Spare codes
spare-on = The authenticator app is on.
spare-words = Print these codes or write them down and keep them in a safe place, not on the phone. Without your phone you sign in with the password and one of them.
spare-once = Each code works once. They are shown only now; older ones, if any, work no longer.
spare-kept = I have kept them
spare-renew = Make new spare codes
passkey-refused = This passkey could not be used. Try again, or sign in with the password.

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
articles-together = Move, add themes, areas…
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
articles-compare-from = Compare
articles-compare-to = with
articles-compare = Show the differences
articles-comparison = Comparing two editions
articles-comparison-of = Edition { $from } compared with edition { $to }
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
bulk-no-target = This category, theme or area is not there any more.
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
blocks-name-hint = Articles that show the block name it when it is edited.
blocks-agency = Agency that answers for it
blocks-add-button = Add the block
blocks-save = Save the block
blocks-saved = Saved. The articles that show this block have changed.
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
passkey-sign-in = Sign in with a passkey
passkey-failed = The passkey could not be used: it was cancelled, took too long, or this device has none for this site. Try again or use the password.
passkeys = Passkeys
passkeys-words = Sign in by fingerprint, face or the device's own PIN. No password to remember, no code to type, and a forged site cannot get at the key.
passkeys-not-here = This site runs at an address without a domain name or without HTTPS, where browsers offer no passkeys. The system's administrator has to set public_url to an HTTPS address with a domain name.
passkeys-scripts = Adding a passkey needs JavaScript.
passkey-name = A name to know it by
passkey-name-hint = For example: my phone, the computer at the office.
passkey-add = Add a passkey
passkey-added = The passkey is added.
passkey-remove = Remove
passkey-remove-which = Remove the passkey { $name }
passkey-removed = The passkey is removed. Remove it from the device, too, if you no longer use it.
passkey-since = added { $moment }
passkey-used = last used { $moment }
passkey-unnamed = Unnamed passkey
openid-button = Sign in with { $name }
openid-failed = Not signed in
openid-other-way = To the sign-in page
openid-away = { $name } cannot be reached now. Try again in a few minutes or sign in with the password.
openid-refused = { $name } did not confirm this sign-in. Please try again; if it still fails, tell the system's administrator.
openid-gone = This sign-in was used already, took too long, or was begun in another browser. Please start again.
openid-unverified = { $name } has not verified your mail address. Verify it there and try again, or sign in with the password.
openid-unknown = No active account here belongs to your account at { $name }. Ask the administrator of your agency to invite that very mail address.
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
imports-stopped = Stopped
imports-stopped-words = What was imported before stays. Press “Go on”, or import this source again, for the rest.
imports-stop = Stop the import
imports-resume = Go on
imports-category = Category otherwise
imports-category-hint = For articles that name no category, or one that is not here.
imports-category-made = None: add the categories that the source names
imports-category-none = None: refuse such articles
imports-failed = Failed
imports-refused = Refused
imports-noted = Worth a look
imports-skipped = Passed over
imports-changed = New edition
imports-added = Added
imports-same = Unchanged
imports-more = Next
imports-why-category = There is no category “{ $name }” here. Import again with another category chosen for it, or ask an administrator to add this one first.
imports-why-denied = You may not change this article: it belongs to another agency.
imports-why-officer = Whoever ordered this import may no longer import for this agency.
imports-why-withdrawn = This article has been withdrawn.
imports-why-no-body = No text was found below the headline.
imports-why-large = Larger than 20 MB.
imports-why-empty = The file is empty.
imports-why-nested = Its elements are nested too deeply: this is not a page that a person made.
imports-why-zip = This is an archive. Unpack it, then send each file in it.
imports-why-encoding = This is no UTF-8 text. Save the file again as UTF-8.
imports-why-legacy = The text is in { $name }, an old Vietnamese encoding. Convert it to Unicode, then send it again.
imports-why-no-article = No article was found: a headline with a date near it is looked for.
imports-why-no-date = No date was found near the headline.
imports-why-no-title = It has no title.
imports-why-date-form = Its date is “{ $date }”, written in a way that cannot be read.
imports-why-date-impossible = Its date is “{ $date }”. No calendar has it.
imports-why-date-ambiguous = Its date is “{ $date }”, which can be read in two ways, so it was not taken.
imports-why-date-zone = Its date is “{ $date }”, in a time zone that is not known, so it was not taken.
imports-why-repeated = The source holds this twice with different words. The first is article { $number }.
imports-why-ambiguous = It cannot be told which of the articles { $numbers } this is.
imports-why-password = It is protected by a password there, so it is not public.
imports-why-draft = It is a draft there, so it is not public.
imports-why-state = Its status there is “{ $state }”, so it is not public.
imports-why-type = It is no article: the source calls it “{ $kind }”.
imports-why-full = The server’s disk is full, so nothing more could be kept.
imports-why-read-only = The server cannot write where its data are kept.
imports-why-away = The server cannot reach where its data are kept.
imports-halted-at = The import came to a stand at “{ $title }”, which was not kept.
imports-go-on = What was kept stays. When the server can write again, press “Go on”; nothing is imported twice.
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
## The desk: signposts
picture-add = Add a picture
picture-replace = Use another picture
picture-choose-hint = JPEG, PNG, WebP or GIF, 20 MB at most.
picture-focus = The point that crops keep
file-add = Add a file
file-choose-hint = PDF, Word, Excel, PowerPoint, ODF, text, picture, sound or video, 50 MB at most (pictures 20 MB).
next-review = Someone with the role of reviewer or coordinator, other than the writer, approves this article or sends it back.
next-approved = Approved, but not public yet. Whoever may publish for the agency publishes it now or sets a time.
next-scheduled = It goes out by itself at its time. To change it, take it back; it must then be approved again.
next-dropped = This draft was given up and can only be read.
home-sent = Sent by you, waiting for review
home-sent-hint = Nothing to do for now. If it is sent back, it appears on this page.
desk-forbidden = You may not do this
desk-forbidden-words = Your role does not include this, or the form was sent from elsewhere. The table of permissions says which role may do what.
desk-not-found-words = The address is wrong, the thing is gone, or it belongs to an agency outside your scope.
desk-gone = This link no longer works
desk-gone-words = The link has expired or was used already. Ask whoever sent it to you for a new one.
desk-way-home = Back to the desk
line-published = New edition of a published article

## Drafts that could not go out
step-hindered = Could not go out at its time; sent back
hindered-lint = When its time came, it had errors to be mended. See the check, mend them, then submit it again.
hindered-other = It no longer has all that is needed to be published. See what is to be mended, then submit it again.
record-draft-hindered = A scheduled draft could not go out and went back to its writers
record-block-added = Added a shared block
record-block-edited = Edited a shared block
record-block-removed = Removed a shared block
record-import-stopped = Stopped an import
record-import-resumed = Had an import go on
record-import-ordered = Imported articles from elsewhere
record-person-passkey-added = Added a passkey
record-person-passkey-removed = Removed a passkey
record-person-identity-linked = Linked the account with the city's own sign-in

## Same meaning in search
desk-menu-aliases = Synonyms
aliases-title = Synonyms in search
aliases-words = Search treats everything in a group alike: typing “UBND” also finds what is written as “Ủy ban nhân dân”, and the other way round.
aliases-none = No groups yet. For now, residents find only articles with the very words they type.
aliases-count = { $count ->
    [one] 1 group
   *[other] { $count } groups
}
aliases-found = { $shown } of { $count } groups with “{ $q }”
aliases-filter = Find in this list
aliases-filter-clear = Show all
aliases-city-only = The whole city shares this list, so only a coordinator for the whole city can change it.
aliases-add = Add a group
aliases-field = Expressions that mean the same
aliases-field-hint = One expression a line, 2 to 20 of them, each of at most 80 characters. Write all marks; forms without marks or in capitals need not be added.
aliases-field-many = To add many groups at once: one group a line, with = between expressions, such as: UBND = Ủy ban nhân dân.
aliases-add-button = Add
aliases-added = Added: { $words }.
aliases-added-many = { $count ->
    [one] Added 1 group.
   *[other] Added { $count } groups.
}
aliases-saved = Saved: { $words }.
aliases-removed = Removed the group: { $words }.
aliases-restored = The group is back: { $words }.
aliases-undo = Undo
aliases-one = Group “{ $word }”
aliases-last = Last changed: { $moment }, { $by }
aliases-save = Save
aliases-present = What someone else has just saved
aliases-remove-title = Remove the group
aliases-remove-words = Search will no longer treat these expressions alike. A removed group stays at the end of the list and can be brought back.
aliases-remove = Remove this group
aliases-is-removed = This group was removed; search no longer uses it.
aliases-restore = Bring this group back
aliases-removed-lately = Lately removed ({ $count })
aliases-wrong = Not saved yet
aliases-few = At least two different expressions are needed.
aliases-many = More than { $most } expressions. Leave some out, or make several groups.
aliases-long = “{ $word }” is longer than { $most } characters.
aliases-blank = “{ $word }” has no letter or digit, so nothing can be found by it.
aliases-hidden = “{ $word }” holds a character that cannot be seen. Type it instead of pasting it.
aliases-sign = “{ $word }” holds the sign =. Write each expression on a line of its own.
aliases-same = Search treats “{ $one }” and “{ $two }” alike already: only marks or capitals differ. Leave one out.
aliases-taken = “{ $word }” stands in another group already: { $group }.
aliases-line-wrong = Line { $number }: { $why }
aliases-lines-more = { $count ->
    [one] 1 more line is wrong.
   *[other] { $count } more lines are wrong.
}
aliases-full = The list holds at most { $most } groups.
aliases-changed = Someone else has just changed this group. Compare with how it stands now, then try again.
aliases-gone = Someone else has just removed this group. What you wrote is kept here; choose Add to make it a new group.
record-alias-added = Added the synonyms { $what }
record-alias-changed = Changed the synonyms { $what }
record-alias-removed = Removed the synonyms { $what }
record-alias-restored = Brought back the synonyms { $what }

## Search results
search-count = { $count ->
    [0] No results
    [one] { $shown } result
   *[other] { $shown } results
}
search-count-titles = { $count ->
    [0] No title matches
    [one] { $shown } title matches
   *[other] { $shown } titles match
}
search-best = Best match
search-newest = Newest
search-meant = Did you mean:
search-instead = Nothing was found for “{ $query }”. These are the results for
search-literally = Search exactly as typed
search-loose = Few articles have all your words; some below have only most of them. Each says which words it lacks.
search-cut = The search was too long, so only its beginning was used: “{ $words }”.
search-unready = The search index is being rebuilt, so for now only titles are searched. Please try again in a few minutes.
search-unready-percent = The search index is being rebuilt ({ $percent }% done), so for now only titles are searched. Please try again in a while.
search-chosen = Narrowed down to
search-without = (remove)
search-narrow = Narrow the results
search-by-category = Category
search-by-theme = Theme
search-by-agency = Agency
search-by-area = Area
search-by-year = Year published
search-pages = Pages with that name
search-turn = Pages of results
search-before = Previous page
search-after = Next page
search-page = Page { $page } of { $pages }
search-why-code = Mentions { $code }
search-why-called = The article says “{ $words }”
search-why-lacks = Lacks { $words }
search-headlines = Perhaps you are looking for one of these:
search-hint-narrow = Remove a choice above.
search-hint-number = For a document, try its number, such as “98/2023/QH15”.
record-alias-many-added = Added groups of synonyms at once: { $what }

## Pictures of other agencies
picture-focus-others = This picture is another agency's or the whole city's, so the point that crops keep cannot be changed here.

## The areas of an article
area-whole-city = the whole city
areas-of-this = Areas:
articles-areas = Areas:
draft-areas = Areas:
draft-areas-hint = Choose the places that this article is truly about. If you choose none, it is for the whole city.
draft-areas-find = Filter by name, with or without marks
draft-areas-found = Areas that match:
draft-areas-lost = No area has such a name.
draft-areas-all = Areas
bulk-area = Area
bulk-area-add = Add the area
bulk-area-remove = Remove the area
bulk-area-added = { $count ->
    [one] Area { $target } added to 1 article
   *[other] Area { $target } added to { $count } articles
}
bulk-area-removed = { $count ->
    [one] Area { $target } removed from 1 article
   *[other] Area { $target } removed from { $count } articles
}
record-article-relocated = Changed the areas of { $what }
search-none-chosen = There is no such article yet
search-unready-chosen = The search is being rebuilt, so nothing can be listed yet. Please try again in a few minutes.
news-about-area = News about this area
news-about-area-all = All news about { $name }
## Setting up the city
setup = Setup
setup-words = What the whole city shares. Changes are on the public site as soon as they are saved.
setup-wrong = Not saved yet
setup-save = Save
setup-add = Add
setup-public = See it on the public site
setup-city-only = Only administrators of the whole city can change this.
setup-plans-city-only = Only coordinators of the whole city can change this.
setup-changed = Someone else changed this while you were writing. Please compare with what each field says now, then save again.
setup-now = Now: { $what }
setup-now-empty = Now: empty
setup-missing = Please fill in “{ $label }”.
setup-long = “{ $label }” has more than { $most } characters.
setup-unknown = Please choose “{ $label }” again.
setup-early = The last day must come after the first.
setup-address-wrong = An address has only lower-case letters without marks, digits and hyphens, for example: { $proposal }
setup-address-none = Please give an address of lower-case letters without marks, digits and hyphens.
setup-address-taken = This address belongs to “{ $other }”. Please choose another.
setup-address-stays = The address on the site stays, so that old links keep working.
setup-slug = Address on the site
setup-slug-hint = Left empty, it is made from the Vietnamese name, without marks and with hyphens. Once added, it does not change.
setup-name-vi = Name in Vietnamese
setup-name-en = Name in English
setup-said-added = Added.
setup-said-saved = Saved.
setup-said-ended = The day it ends was noted.
setup-said-reopened = The end was taken back.
setup-said-heir = The successor was noted.
setup-said-moved = The order was changed.

setup-site = Site name and contact
setup-site-words = Name, tagline and contact stand on every page. Where English is left empty, the English site shows the Vietnamese.
setup-site-unnamed = Not named yet
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
setup-heir-had = “{ $other }” is noted as a successor already.
setup-heir-itself = An agency cannot succeed itself.

setup-categories = Categories
setup-categories-words = Each article stands in one category. They are shown on the site in this order.
setup-categories-none = There is no category yet.
setup-categories-count = { $count ->
    [one] { $count } category
   *[other] { $count } categories
}
setup-category-new = Add a category
setup-category-about-vi = What is found there, in Vietnamese
setup-category-about-en = What is found there, in English
setup-up = Up
setup-down = Down

setup-plans = Plans and themes
setup-plans-words = Plans to explain a law, with their key content. An article that belongs to a theme also counts for the themes above it.
setup-plans-none = There is no plan yet.
setup-plans-count = { $plans ->
    [one] { $plans } plan
   *[other] { $plans } plans
}, { $themes ->
    [one] { $themes } theme
   *[other] { $themes } themes
}
setup-plan-new = Add a plan
setup-plan-words = As in the document that was issued. Issuer and address cannot be changed afterwards.
setup-plan-number = Number
setup-plan-number-hint = For example: 1330/KH-UBND
setup-plan-name-vi = The plan's name in Vietnamese
setup-plan-about-vi = What it is for, in Vietnamese
setup-plan-about-en = What it is for, in English
setup-plan-issuer = Issued by
setup-plan-starts = First day
setup-plan-ends = Last day
setup-themes-none = This plan has no themes yet.
setup-theme-new = Add a theme
setup-theme-below = Add a theme below
setup-theme-of = A theme of the plan “{ $plan }”.
setup-theme-parent = Part of the theme
setup-theme-top = None, it stands at the top
setup-theme-about-vi = What it is about, in Vietnamese
setup-theme-about-en = What it is about, in English
setup-people-words = Invite people, give and take roles

setup-steps-title = Before the first article can be published
setup-steps-words = This is still missing. What is done disappears from here.
step-site = Name the site
step-site-why = The city's name, a tagline, how to get in touch.
step-agency = Add the first agency
step-agency-why = Usually the People's Committee; departments and wards can follow later.
step-root = Choose the agency that runs the site
step-root-why = Under Site name and contact.
step-category = Add the first category
step-category-why = For example: News.
step-people = Invite a writer and a reviewer
step-people-waiting = { $count ->
    [one] One person is invited and has not accepted yet
   *[other] { $count } people are invited and have not accepted yet
 }
step-people-waiting-why = This is done when at least one editor and one reviewer have accepted.
step-people-why = At least one editor and one reviewer: nobody approves their own text.

feature = Lead the home page with it
feature-end = No longer lead with it
feature-is = Leads the home page
feature-said = It leads the home page now, in the place of the one before.
feature-said-ended = It no longer leads the home page; the newest article does.

record-agency-edited = Changed the names or description of the agency { $what }
record-agency-reopened = Took back the end of the agency { $what }
record-category-edited = Changed the category { $what }
record-category-moved = Changed the place of the category { $what }
record-campaign-edited = Changed the plan { $what }
record-theme-edited = Changed the theme { $what }
record-article-unfeatured = Took { $what } from the head of the home page
## When the search index cannot answer
search-unready-failing = The search index is not working at the moment, so for now only titles are searched.
search-titles-newest = The newest articles come first.
search-titles-area = Results cannot be narrowed down by area for now, so those of other areas are listed too.
search-busy = Many people are searching at the same time. Please try again in a moment.
search-again = Search again

## The search index, for administrators
searching-title = State of search
searching-words = Each server keeps a search index of its own, made from the articles on the site, and follows every change by itself. This is how it stands on the server that answers you.
searching-answers = State
searching-ready = Ready.
searching-again = Ready; a new one is being made, { $percent }% done.
searching-stale = It answers, but could not take up the latest changes. The server’s log says why.
searching-making = It is being made, { $percent }% done. Until then only titles are searched.
searching-begins = It is being made. Until then only titles are searched.
searching-failing = It could not be made; this is tried again. The server’s log says why. Until then only titles are searched.
searching-texts = Texts that can be found
searching-behind = Beside the record
searching-behind-count = { $count ->
    [0] Up to date with the record.
    [one] { $shown } event was not looked at yet.
   *[other] { $shown } events were not looked at yet.
}
searching-anew = Make the search index anew
searching-anew-hint = Only needed when results seem wrong or incomplete. Every server makes its index anew; the old one answers until the new one is there.
searching-asked = A new search index was asked for.
record-index-asked = Asked for a new search index

## What results that are only near have to do with the words
search-strange = No article writes { $words } with those marks. These have words that differ in their marks only.
search-near-one = No article in English has just “{ $word }”. These are the nearest: other marks, another form of the word, or articles in Vietnamese.
search-near = { $count ->
    [0] No article has just these words side by side. These are the nearest.
    [one] { $shown } article has just these words; the others are near: other marks, words far apart, or another language.
   *[other] { $shown } articles have just these words; the others are near: other marks, words far apart, or another language.
}
## Accounts: two independent people, lent rights
invitation-unusable = No account can be made from this invitation. If you have an account already, please sign in; otherwise tell an administrator of the whole city.
lent-gives-nothing = You administer by a role that was lent to you for a time, so you cannot invite people, give roles, approve a recovery or open a closed account. Ask an administrator in their own right.
role-own = You cannot give a role to yourself. Ask another administrator.
recovery-dependent = You cannot approve this request: you became an administrator after it was sent, or one of you has the right from the other, or both got it from the same person within the last 30 days. Ask another administrator.
recovery-refuse = Refuse this request
record-recovery-refused = Refused to let { $what } in again
me-demo-try = To try the authenticator app, passkeys and the list of sessions, come in as Administrator, open People, invite someone (any mail address will do), open the invitation's link in a private window and set a password: that account has all of these.

## Schedules of people who left, links to experts
home-held = To be confirmed: whoever scheduled these may no longer publish
home-held-hint = The account was closed or the right has ended, so these do not go out by themselves. Look at them again, then publish now or schedule anew.
step-held = Held, to be confirmed
held-why = Whoever scheduled this may no longer publish, so it was held. Publish now or schedule anew to confirm it.
record-draft-held = Held a scheduled draft: whoever scheduled it may no longer publish
draft-own-reviewer = You cannot approve this draft yet: your right to review was given to you by its writer or submitter within the last 30 days. Ask another reviewer.
account-close-schedules = What this person scheduled
account-close-schedules-hint = Once the account is closed, these do not go out by themselves but wait for someone who may publish to confirm them.
facts-end = End the link
verdict-ended = No answer; the link has ended
draft-said-facts-ended = The link for checking facts has ended.
record-draft-facts-ended = Ended a link for checking facts

## Recovery: those concerned are told
told-title = Letting someone in again
told-about-you = { $asker } asked that you be let into your account again with a new password. If you did not ask for this, refuse it now and tell another administrator.
told-approved = { $name }: asked by { $asker }, approved by { $approver }. The link for a new password works until { $until }.
told-you-asked = { $name }: you asked, and another administrator has to approve it, until { $until }.
told-waits = { $name }: asked by { $asker }, waiting for you or another administrator to approve it, until { $until }.
told-others = { $name }: asked by { $asker }, waiting for another administrator to approve it, until { $until }. You cannot approve this request, but you can refuse it.
told-used = { $name } set a new password by a recovery link at { $at }.
told-used-you = Your password was set anew by a recovery link at { $at }. If that was not you, tell an administrator at once.
told-look = Look and approve
recovery-refused = The request was refused; its link, if there was one, works no longer.
## The desk, met for the first time
agency-missing = Choose an agency.
draft-became = Became article { $number }
clash-stopped = { $name } saved this draft at { $time }, after you opened it. Your words are all still on this page but not saved, and automatic saving has stopped.
clash-keep = Keep mine as the newest version
clash-take = Take theirs
clash-see = See the differences
lint-untouched = The draft is checked once you begin to write.
lint-nothing = Nothing to mend was found.
lint-first = { $count ->
    [one] Saved, but not sent yet: one thing is worth a look
   *[other] Saved, but not sent yet: { $count } things are worth a look
}
lint-anyway = Send to review all the same
comments-open = { $count ->
    [one] One comment is still open
   *[other] { $count } comments are still open
}
comment-show = Go to this passage in the text
draft-returned-by = { $name } sent this draft back, { $when }
draft-own-words = You wrote or changed this draft, so someone else must approve it.
draft-own-sent = You sent this draft to review, so someone else must approve it.
draft-hands-off = If you change this draft, someone else must approve it. To approve it yourself, comment or send it back instead.
draft-two-ways-back = “Send back”: the writer mends it as you say, and you can still approve it. “Take back to edit”: you change it yourself, and someone else must approve it then.
next-yours = You can approve this draft or send it back.
record-on = { $sentence }: { $name }
record-articles-count = { $count ->
    [one] one article
   *[other] { $count } articles
}
record-from = From
record-to = To
articles-sift = More filters
articles-filter-everything = All, with those taken off
permissions-swipe = Where the table is wider than the screen, scroll it sideways, or press on it and use the arrow keys, to see every role.
facts-from = Dear { $name }, { $agency } asks you to read the text below before it is published, and to answer this question.
facts-sender = Sent by { $name }, { $when }
## Imports: said in public
imported = Imported on { $day } from { $source }, not reviewed on this system. Reason: { $reason }
import-by-command = nhập bằng dòng lệnh
imports-reason = Reason for the import
imports-reason-hint = What is imported is published at once, without review. This reason is shown in public with each article.
imports-no-reason = Give a reason for the import, in at most 500 characters.
imports-why-future = The article is dated { $day }, a day still to come.

## Shared blocks: edits are approved, and said in public
block-changed = The block “{ $name }” in this article was edited on { $day }: { $note }
block-forced = Edited urgently, without review. Reason: { $reason }
blocks-must-propose = { $count ->
    [one] One article or draft shows this block: propose the edit.
   *[other] { $count } articles or drafts show this block: propose the edit.
}
blocks-no-note = Tell the public what changes in the block.
blocks-no-reason = Give the reason.
blocks-waiting = Another edit is waiting for approval. That one has to be approved, returned or dropped first.
blocks-no-proposal = This edit no longer waits: it was approved, returned, dropped or replaced.
blocks-own-words = Someone else approves your edit.
blocks-proposed = The edit was proposed. The articles change when someone else approves it.
blocks-dropped = The proposed edit was dropped.
blocks-waits = An edit waits for approval
blocks-note = Note to the public
blocks-note-hint = What changes in the block. Every article that shows it says this, for example: Reception hours are now in the morning.
blocks-note-said = The public reads: { $note }
blocks-propose = Propose the edit
blocks-approve = Approve and change now
blocks-drop = Drop the proposal
blocks-force = Edit urgently, without waiting
blocks-force-reason = Reason, shown in public
blocks-force-button = Edit urgently
record-block-proposed = Proposed an edit of a shared block
record-block-dropped = Dropped a proposed edit of a shared block

## Where an agency stands

setup-place = Place in the administration
setup-place-words = Change this when agencies are reorganised, or when the first entry was wrong. Roles given at the old agency above end here, and those at the new one begin. Published articles stay as they are; those that name no area will be found under the new area.
setup-place-button = Save the place
setup-said-placed = The agency’s place is saved.
setup-parent-below = The agency above cannot be this agency itself or one that belongs to it.
setup-parent-gain = You hold a role at that agency, so by this move you would gain rights here. Another administrator has to do it.
record-agency-placed = Changed the kind, the agency above or the area of { $what }
## Proposed edits of blocks: compared, returned, and what waits on the desk's home
home-block = Shared block
home-blocks = Edits of blocks that wait for your approval
home-blocks-hint = Proposed by others. See what changes word by word, then approve or return it.
home-blocks-late = Edits of blocks that have waited for more than two days
home-blocks-returned = Edits of blocks returned to you
blocks-back = Your edit was returned
blocks-go-on = Go on with this edit
blocks-put-away = Give it up
blocks-put-away-done = The returned edit was put away.
blocks-returned = Returned. Who proposed it sees the reason on the desk’s home page.
blocks-return = Return it to who proposed it
blocks-return-reason = Reason, for who proposed it
blocks-return-button = Return
blocks-not-own = This is someone else’s edit: return it and give a reason.
blocks-stale = The block was edited after this was proposed, so it can no longer be approved. Who proposed it has to look again and propose anew.
blocks-renamed = The block would be called “{ $name }”.
blocks-compared = Compared with what is in use
blocks-whole = Read all that is proposed
blocks-would-change = { $count ->
    [one] One published article would change
   *[other] { $count } published articles would change
}
blocks-more = { $count ->
    [one] And one more article.
   *[other] And { $count } more articles.
}
record-block-returned = Returned a proposed edit of a shared block

## Files of articles that were withdrawn
file-gone = This file is no longer public
file-gone-words = The article that showed it has been withdrawn. The reason is in the list of withdrawn articles.

## Many old addresses at once

redirects-title = Lead many old addresses
redirects-field = List of addresses
redirects-hint = On each line an old address, then the new address or the article’s number, parted by a space, a tab or a comma. You can paste from a spreadsheet. At most 1,000 lines at a time. The preview changes nothing.
redirects-example = Example:
redirects-look = Preview
redirects-do = { $count ->
    [one] Lead one address to its article
   *[other] Lead { $count } addresses to their articles
}
redirects-do-hint = Takes effect on the public site at once and can be undone for 30 days. Lines that cannot be done are kept for you to mend.
redirects-faults = Cannot be done ({ $count })
redirects-ready = Will be led ({ $count })
redirects-passed = Passed over ({ $count })
redirects-line = Line { $line }
redirects-leads = Leads to article no. { $number }: { $title }
redirects-already = This address leads to article no. { $number } already.
redirects-repeats = The same as line { $line }.
redirects-contradicts = Line { $line } leads this address to another article. Keep one of the two.
redirects-header = Column headings.
redirects-columns = Give exactly two columns: the old address, then the new address or the article’s number.
redirects-no-article = The second column must be an article’s number or the address of an article on this site.
redirects-unknown = There is no article no. { $number }.
redirects-withdrawn = Article no. { $number } was taken off the site.
redirects-not-yours = You are not in charge of article no. { $number }.
redirects-nothing = Paste at least one line.
redirects-too-many = At most 1,000 lines at a time. Divide them into several lots.
redirects-changed = Nothing was done: something has changed since the preview. Look again, then do it.
redirects-led = { $count ->
    [one] One address leads to its article now.
   *[other] { $count } addresses lead to their articles now.
}
redirects-act = View and undo
redirects-left = The lines below could not be done. Mend them and preview again.
bulk-led = { $count ->
    [one] Lead one old address to its article
   *[other] Lead { $count } old addresses to articles
}
bulk-led-until = Can be undone until { $moment }. Addresses that were changed later stay as they are.
bulk-led-restored = It no longer leads to this article.
record-redirects-undone = Undid leading { $what } to articles
record-addresses-count = { $count ->
    [one] one old address
   *[other] { $count } old addresses

## Successors of an agency: taking one back, and why one is not taken

setup-heir-remove = Remove
setup-said-heir-removed = The successor was removed.
setup-heir-ended = “{ $other }” ends on { $day }. Choose an agency that goes on after that day, or change the day.
setup-heir-ring = This agency took over from “{ $other }”, directly or by way of another, so it cannot become that one again.
setup-end-root = This agency runs the site, so it cannot end yet. First choose another in Setup, under “Site name and contact”.
setup-end-heir = This agency takes over from “{ $other }” on { $day }, so it must end after that day. If that is wrong, remove it on the page of “{ $other }”.
record-agency-unsucceeded = Took back a successor of { $what }

## Shared blocks: lint

blocks-wrong = { $count ->
    [one] The block was not saved: one error has to be mended, listed below the text.
   *[other] The block was not saved: { $count } errors have to be mended, listed below the text.
}
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
setup-said-areas = The areas were added.
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
