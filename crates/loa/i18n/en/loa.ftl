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

## Checking an article
lint-no-title = There is no headline. Lists, search and mail call the article by it. Write a short sentence that says what changes.
lint-no-body = There is no text. Whoever opens the page will find nothing. Write it before you ask for a review.
lint-no-summary = There is no summary. Many people read only this, in a list. Write a sentence or two: what changes, for whom, from when.
lint-long-title = The headline has { $count } characters. Beyond 120, lists and shared cards cut off its end. Shorten it, and leave details to the summary.
lint-title-full-stop = The headline ends in a full stop. It stands alone in lists and needs none. Remove it.
lint-loose-marks = The marks in “{ $quote }” are not joined to their letters. Search may miss the word and machines may misread it. Delete it and type it again, perhaps “{ $instead }”.
lint-look-alike = “{ $quote }” has a character that only looks like an ordinary letter. Search misses the word and screen readers misread it. Delete it and type “{ $instead }”.
lint-old-encoding = “{ $quote }” is in an encoding from before Unicode (TCVN3 or VNI), which readers cannot make out. Type it in Unicode, perhaps “{ $instead }”.
lint-direction-mark = Beside “{ $quote }” a hidden character turns the direction of the text. Readers may see something else than was written. Delete this passage and type it again.
lint-invisible = Beside “{ $quote }” there is a hidden character, usually from copying. Search may miss the word. Delete this passage and type it again.
lint-double-space = There is more than one space at “{ $quote }”. Leave only one.
lint-space-before-mark = There is a space before a punctuation mark at “{ $quote }”. The mark may end up at the start of a line. Remove the space.
lint-mixed-tones = The article places tone marks in two ways: “{ $quote }” and “{ $instead }”. Readers may take them for different words. Choose one, but leave names and quotations alone.
lint-capital-title = The headline is all capitals. They are slower to read, and some machines spell them out. Capitalise only the first word and names.
lint-capital-line = “{ $quote }” is all capitals. They are slower to read, and some machines spell them out. Capitalise only the first word and names; for emphasis use bold.
lint-doubled-word = “{ $quote }” repeats a word. If that was a slip, remove one.
lint-long-sentence = The sentence that begins “{ $quote }” has { $count } words. Beyond 40 it is hard to follow, above all by ear. Make two of it, or a list.
lint-small-after-stop = A small letter follows the full stop at “{ $quote }”. Readers cannot tell whether the sentence has ended. Use a capital, or change the full stop.
lint-repeated-sentence = The sentence “{ $quote }” comes twice, perhaps left over from moving text. Unless it is meant, remove one.
lint-broken-off = The sentence breaks off at “{ $quote }”. Readers will think that words were lost. Finish it, or remove what is left over.
lint-nothing-follows = Nothing follows the colon at “{ $quote }”. Readers will think that something is missing. Go on, or end with a full stop.
lint-no-full-stop = The paragraph ends “{ $quote }” without a punctuation mark. Readers cannot tell whether it is complete, nor machines where to pause. Add the mark, or finish the sentence.
lint-begins-small = The paragraph begins with a small letter: “{ $quote }”. Its beginning may have been lost in copying. Check it, and use a capital.
lint-open-quote = The quotation mark at “{ $quote }” lacks its partner. Readers cannot tell where the quotation begins or ends. Add the missing one.
lint-open-bracket = The bracket at “{ $quote }” lacks its partner. Add the missing one, or remove this one.
lint-empty-heading = There is a heading without words. People who move by headings will come upon nothing. Write it, or remove it.
lint-first-heading = The first heading, “{ $quote }”, is on level { $count }. Below the headline comes level 2; otherwise people who move by headings think that a part is missing. Make it level 2.
lint-heading-jump = The heading “{ $quote }” drops to level { $count } and leaves one out. People who move by headings will think that a part is missing. Use the next level.
lint-missing-alt = The picture has no description. Who cannot see it will not know what it says. Write a sentence about what it shows.
lint-alt-is-file-name = The picture's description “{ $quote }” is a file name. Machines will read it out to people who cannot see the picture. Write a sentence about what it shows.
lint-alt-says-nothing = The picture's description “{ $quote }” does not say what is in it. Who cannot see it knows no more. Write a sentence about what it shows.
lint-dead-link = The link at “{ $quote }” leads to { $instead }, where there is no page. Whoever follows it gets an error. Correct the address, or remove the link.
lint-empty-link-words = The words of the link at “{ $quote }” do not say where it leads. Screen readers read those words alone. Put the link on the name of the page or document.
lint-bare-address = The words of the link are an address: “{ $quote }”. Machines spell it out, and small screens overflow. Use the name of the page or document.
lint-relative-citation = “{ $quote }” points to a document or provision that the article has not named. Copied from a law, it means nothing here. Give the number or the name.
lint-provision-alone = “{ $quote }” does not say of which document. Readers cannot look it up. Add its name and number.
lint-number-without-year = “{ $quote }” does not tell which document is meant: numbers start again each year and with each issuer. Give the full number once; where it has no year, add the date and the issuer.
lint-future-document = “{ $quote }” has a date or year that is still to come. Readers could not find it. Check the number and the date.
lint-unsourced-number = The figure at “{ $quote }” has no source. Readers can neither check it nor tell its date. Name source and date, or link to where it was published.

## Comparing two editions
diff-added = added
diff-removed = removed
diff-skipped = { $count ->
    [one] { $count } part is as it was and not shown.
   *[other] { $count } parts are as they were and not shown.
}
diff-file-changed = The file was replaced
diff-role-changed = Before: { $before }
diff-title = Headline
diff-summary = Summary
diff-picture = Description of the picture on top
diff-caption = Caption
diff-attachment = Attachment
diff-author = Author
diff-source = Source
diff-paragraph = Paragraph
diff-heading = Heading, level { $level }
diff-item = List item
diff-item-ordered = Numbered item
diff-quoted = Quotation
diff-row = Table row
diff-body-picture = Description of a picture in the text
diff-rule = Dividing line
