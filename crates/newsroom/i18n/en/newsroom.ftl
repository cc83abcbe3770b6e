# The frame of every page
menu-news = News
menu-days = By day
menu-themes = Themes
menu-agencies = Agencies
breadcrumb = Breadcrumb

# Home
all-news = All news

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

# Views and feeds
views = { $count ->
    [one] { $shown } view, as of { $now }.
   *[other] { $shown } views, as of { $now }.
}

# Offline
tool-save = Save for offline
tool-unsave = Remove from saved
tool-saved = Saved on this device. Find it under “Saved articles” at the end of the page.
tool-unsaved = Removed.
tool-save-failed = It could not be saved. The device may be full or offline.

## The desk: frame, coming in and going out
desk-menu-drafts = Drafts
desk-menu-articles = Published
desk-menu-blocks = Shared blocks

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

## The desk: drafts
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
draft-no-such-agency = The agency that you chose is not there, or has ended. Choose again.
draft-no-such-category = The category that you chose is not there. Choose again.
draft-no-such-theme = A theme that you chose is not there. Choose again.
draft-no-such-area = An area that you chose is not there. Choose again.
draft-no-such-picture = The picture that you chose is not there any more. Add it again.
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
choose = Choose…
link-copy = Copy link
link-copied = Copied

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
line-published = New edition of a published article

## Drafts that could not go out
step-hindered = Could not go out at its time; sent back
hindered-lint = When its time came, it had errors to be mended. See the check, mend them, then submit it again.
hindered-other = It no longer has all that is needed to be published. See what is to be mended, then submit it again.

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
news-about-area = News about this area
news-about-area-all = All news about { $name }
## Setting up the city
setup = Setup
setup-save = Save
setup-add = Add
setup-city-only = Only administrators of the whole city can change this.
setup-address-stays = The address on the site stays, so that old links keep working.
setup-slug = Address on the site
setup-slug-hint = Left empty, it is made from the Vietnamese name, without marks and with hyphens. Once added, it does not change.
setup-name-vi = Name in Vietnamese
setup-name-en = Name in English
setup-categories = Categories
setup-categories-words = Each article stands in one category. They are shown on the site in this order.
setup-categories-none = There is no category yet.
setup-category-new = Add a category
setup-category-about-vi = What is found there, in Vietnamese
setup-category-about-en = What is found there, in English
setup-up = Up
setup-down = Down
feature = Lead the home page with it
feature-end = No longer lead with it
feature-is = Leads the home page
feature-said = It leads the home page now, in the place of the one before.
feature-said-ended = It no longer leads the home page; the newest article does.

## Schedules of people who left, links to experts
step-held = Held, to be confirmed
held-why = Whoever scheduled this may no longer publish, so it was held. Publish now or schedule anew to confirm it.
draft-own-reviewer = You cannot approve this draft yet: your right to review was given to you by its writer or submitter within the last 30 days. Ask another reviewer.
facts-end = End the link
verdict-ended = No answer; the link has ended
draft-said-facts-ended = The link for checking facts has ended.

## Recovery: those concerned are told
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
articles-sift = More filters
articles-filter-everything = All, with those taken off
facts-from = Dear { $name }, { $agency } asks you to read the text below before it is published, and to answer this question.
facts-sender = Sent by { $name }, { $when }
## Imports: said in public
imported = Imported on { $day } from { $source }, not reviewed on this system. Reason: { $reason }

## Shared blocks: edits are approved, and said in public
block-changed = The block “{ $name }” in this article was edited on { $day }: { $note }
block-forced = Edited urgently, without review. Reason: { $reason }
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

## Where an agency stands
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

## Shared blocks: lint
blocks-wrong = { $count ->
    [one] The block was not saved: one error has to be mended, listed below the text.
   *[other] The block was not saved: { $count } errors have to be mended, listed below the text.
}

## Writing the body of an article
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
editor-reuse = Shared block
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
editor-reuse-label = Shared block
editor-reuse-unknown = This block is gone
editor-paste-without-pictures = Pasted. {"{n}"} pictures did not come along; insert each with “Insert a picture”.

## The desk, met for the first time
editor-reuse-none = There is no shared block yet. A block is written once and shown in many articles, such as a telephone number.
editor-reuse-make = Open the page of shared blocks

## Search
search-articles = Articles
search-article = Article

## Permissions
permission-write = Write drafts, add pictures and files, ask for facts to be checked
permission-review = Comment on, return, approve drafts
permission-publish = Publish, schedule, correct what was approved
permission-force-publish = Publish urgently without approval, with a public reason
permission-withdraw = Withdraw an article, with a public reason
permission-organise = Move categories, set themes and areas, change addresses, import, edit synonyms
permission-share-blocks = Edit shared blocks

## The record: what happened, in sentences
record-category-added = Added the category { $what }
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
record-draft-hindered = A scheduled draft could not go out and went back to its writers
record-block-added = Added a shared block
record-block-edited = Edited a shared block
record-block-removed = Removed a shared block
record-article-relocated = Changed the areas of { $what }
record-category-edited = Changed the category { $what }
record-category-moved = Changed the place of the category { $what }
record-article-unfeatured = Took { $what } from the head of the home page
record-draft-held = Held a scheduled draft: whoever scheduled it may no longer publish
record-draft-facts-ended = Ended a link for checking facts
record-articles-count = { $count ->
    [one] one article
   *[other] { $count } articles
}
record-block-proposed = Proposed an edit of a shared block
record-block-dropped = Dropped a proposed edit of a shared block
record-block-returned = Returned a proposed edit of a shared block
record-redirects-undone = Undid leading { $what } to articles
record-addresses-count = { $count ->
    [one] one old address
   *[other] { $count } old addresses
## The desk's home: what waits
home-held = To be confirmed: whoever scheduled these may no longer publish
home-held-hint = The account was closed or the right has ended, so these do not go out by themselves. Look at them again, then publish now or schedule anew.
home-stuck = Due, but not out yet
home-stuck-hint = The program is trying again. If this stays for some minutes, tell whoever keeps the server.
home-review-late = In review for more than two days
home-review-late-hint = The writer is waiting. Approve or send back.
home-blocks-late = Edits of blocks that have waited for more than two days
home-returned = Sent back to you
home-returned-hint = Mend what the note says, then submit again.
home-blocks-returned = Edits of blocks returned to you
home-review = Waiting for your review
home-review-hint = Written by others, within your reach.
home-blocks = Edits of blocks that wait for your approval
home-blocks-hint = Proposed by others. See what changes word by word, then approve or return it.
home-approved = Approved, waiting to go out
home-approved-hint = Publish now or schedule.
home-today = Going out today
home-today-hint = By itself, on time; nobody has to be there.
home-sent = Sent by you, waiting for review
home-sent-hint = Nothing to do for now. If it is sent back, it appears on this page.
home-writing = You are writing
home-writing-hint = Not submitted for review yet.
home-block = Shared block
record-block-put-away = Gave up a returned edit of a shared block
