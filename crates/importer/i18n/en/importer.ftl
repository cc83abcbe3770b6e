# Articles
edition = Edition { $number }

## The desk: frame, coming in and going out
desk-menu-imports = Import

## Withdrawn articles, urgent publication
forced-reason = Reason: { $reason }

## The desk: today
choose = Choose…

## The desk: published articles
articles-pages = Pages of the list
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

## Recovery: those concerned are told
## The desk, met for the first time
agency-missing = Choose an agency.
imports-reason = Reason for the import
imports-reason-hint = What is imported is published at once, without review. This reason is shown in public with each article.
imports-no-reason = Give a reason for the import, in at most 500 characters.
imports-why-future = The article is dated { $day }, a day still to come.

# Import
import-changed = Updated from the new version of the source.
import-category = News
import-picture = Illustration: { $title }

## The record: what happened, in sentences
record-import-stopped = Stopped an import
record-import-resumed = Had an import go on
record-import-ordered = Imported articles from elsewhere
