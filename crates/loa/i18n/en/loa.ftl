# The frame of every page
menu-news = News
menu-themes = Themes
search-label = Search news, themes, document numbers
search-button = Search

# Home
home-title = News from { $site }
home-description = News, policy and dialogue of { $site }: what changes, for whom, from when, and where to ask.
latest = Latest
by-day = News by day
all-of-it = All news
all-themes = All themes
nothing-yet = No news yet
nothing-yet-hint = The first article will appear here as soon as it is published.

# Articles
not-translated = Vietnamese
tool-print = Print
tool-copy = Copy link
tool-copied = The link was copied.
tool-copy-failed = It could not be copied. Please copy the address from your browser.
tool-share = Share

# Lists
paging = Previous and next page
newer = Newer
older = Older

# Search
search-here = Search all articles

# Agencies and areas
unit-kind = Kind
unit-all = All
unit-name = Name, former names too
kind-ward = Ward
kind-commune = Commune
filter = Filter

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
most-read = Most read
most-read-as-of = Past { $days } days, as of { $now }

# Offline
offline-title = Saved articles
offline-words = Pages that you saved or read on this device; they open without a connection too. They are kept on your device only.
offline-saved = Saved
offline-read = Read lately
offline-none = Nothing is kept on this device yet. When you are connected, open an article and press “Save for offline”.
offline-again = Try the home page

## The desk: frame, coming in and going out
desk-menu-home = Today
desk-menu-people = People
desk-menu-record = Record
desk-home = Today
permissions = Table of permissions

## Withdrawn articles, urgent publication
withdrawals = Withdrawn articles

## The desk: drafts
draft-new = Write a new article
draft-untitled = No title yet

## The desk: today
home-nothing = Nothing waits for you.
home-published = Published today

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
record-for = on behalf of { $name }
record-other = Something else ({ $kind })
record-agencies-only = You see what people did who have a role within your scope.
record-record-bound = Bound what was there before to the record
record-record-accepted = Accepted a record that differs from the seals noted outside

## The desk: published articles
desk-forbidden = You may not do this
desk-forbidden-words = Your role does not include this, or the form was sent from elsewhere. The table of permissions says which role may do what.
desk-not-found-words = The address is wrong, the thing is gone, or it belongs to an agency outside your scope.
desk-gone = This link no longer works
desk-gone-words = The link has expired or was used already. Ask whoever sent it to you for a new one.
desk-way-home = Back to the desk

## Setting up the city
setup = Setup
setup-words = What the whole city shares. Changes are on the public site as soon as they are saved.
setup-site = Site name and contact
setup-site-unnamed = Not named yet
setup-agencies = Agencies
setup-agencies-count = { $count ->
    [one] { $count } agency
   *[other] { $count } agencies
}
setup-categories = Categories
setup-categories-count = { $count ->
    [one] { $count } category
   *[other] { $count } categories
}
setup-plans = Plans and themes
setup-plans-count = { $plans ->
    [one] { $plans } plan
   *[other] { $plans } plans
}, { $themes ->
    [one] { $themes } theme
   *[other] { $themes } themes
}
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

## The search index, for administrators
searching-title = State of search

## What results that are only near have to do with the words
recovery-refuse = Refuse this request

## Schedules of people who left, links to experts
home-held = To be confirmed: whoever scheduled these may no longer publish
home-held-hint = The account was closed or the right has ended, so these do not go out by themselves. Look at them again, then publish now or schedule anew.

## Recovery: those concerned are told
told-title = Letting someone in again
told-look = Look and approve
recovery-refused = The request was refused; its link, if there was one, works no longer.
record-recovery-refused = Refused to let { $what } in again

## Schedules of people who left, links to experts
record-draft-held = Held a scheduled draft: whoever scheduled it may no longer publish
record-draft-facts-ended = Ended a link for checking facts

## Recovery: those concerned are told
record-on = { $sentence }: { $name }
record-articles-count = { $count ->
    [one] one article
   *[other] { $count } articles
}
record-from = From
record-to = To
import-activities-note = Activities imported from the file { $file }
import-by-command = nhập bằng dòng lệnh

## Proposed edits of blocks: compared, returned, and what waits on the desk's home
home-block = Shared block
home-blocks = Edits of blocks that wait for your approval
home-blocks-hint = Proposed by others. See what changes word by word, then approve or return it.
home-blocks-late = Edits of blocks that have waited for more than two days
home-blocks-returned = Edits of blocks returned to you

## Files of articles that were withdrawn
file-gone = This file is no longer public
file-gone-words = The article that showed it has been withdrawn. The reason is in the list of withdrawn articles.

## Shared blocks: lint
setup-areas = Areas
setup-areas-count = { $count ->
    [0] No areas yet
    [one] One ward, commune or special zone
   *[other] { $count } wards, communes and special zones
 }
