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
