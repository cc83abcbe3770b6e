# The frame of every page
skip-to-main = Skip to main content
menu = Menu
menu-label = Main menu
menu-days = By day
menu-agencies = Agencies
other-language = Tiếng Việt
search-label = Search news, themes, document numbers
search-example = For example: resolution 98
search-button = Search
demo-label = About this demonstration
footer-owner = Run by
footer-about = About this site
footer-introduction = About
footer-accessibility = Accessibility
footer-find = Find
colophon = { $site }. Runs on Loa, open-source software. This site sets no cookies and does not track its readers.

# Home
all-news = All news

# Lists
paging = Previous and next page
newer = Newer
older = Older

# Search
search-whole = Search this site

# About
about-access-id = accessibility

# Seals of the record
seals-title = Seals of the record

# Failures
not-found = There is no such page
bad-input = This request cannot be read
bad-input-words = The address or what was sent is not in the right form. Please go back and try again.
too-large = What was sent is too large
too-large-words = Please shorten or split it and send again.
kept-label = Stored page
kept-words = This page was stored at { $moment }; newer content cannot be fetched at the moment.

# Views and feeds
follow-feed = Follow by RSS

# Offline
offline-title = Saved articles

## The desk: frame, coming in and going out
desk = Desk
desk-menu-label = Parts of the desk
desk-home = Today
desk-to-site = See the public site
sign-out = Sign out
desk-session-ended = Your session has ended
desk-session-ended-words = What you just sent was not saved, but it is all still on this page.
desk-session-ended-sign-in = Sign in again in a new tab.
desk-session-ended-return = Come back to this tab and send it again.
desk-session-ended-send = Send again
desk-session-ended-nothing = This request carried nothing to keep. Sign in, then do it again.
permissions = Table of permissions

## The desk: today
leave-as-is = No, leave it as it is

## The desk: published articles
desk-forbidden = You may not do this
desk-forbidden-words = Your role does not include this, or the form was sent from elsewhere. The table of permissions says which role may do what.
desk-not-found-words = The address is wrong, the thing is gone, or it belongs to an agency outside your scope.
desk-gone = This link no longer works
desk-gone-words = The link has expired or was used already. Ask whoever sent it to you for a new one.

## The areas of an article
setup-wrong = Not saved yet
setup-public = See it on the public site
setup-city-only = Only administrators of the whole city can change this.
setup-changed = Someone else changed this while you were writing. Please compare with what each field says now, then save again.
setup-now = Now: { $what }
setup-now-empty = Now: empty
setup-missing = Please fill in “{ $label }”.
setup-long = “{ $label }” has more than { $most } characters.
setup-unknown = Please choose “{ $label }” again.
setup-early = The last day must come after the first.
setup-future = This day has not come yet.
setup-no-link = The link must begin with https:// or http://.
setup-outside = This day must lie within the days of the plan: from { $first } to { $last }.
setup-no-number = “{ $label }” must be a whole number, 0 or more.
setup-foreign = “{ $label }” holds something of another plan. Please choose again.
setup-address-wrong = An address has only lower-case letters without marks, digits and hyphens, for example: { $proposal }
setup-address-none = Please give an address of lower-case letters without marks, digits and hyphens.
setup-address-taken = This address belongs to “{ $other }”. Please choose another.
setup-said-added = Added.
setup-said-saved = Saved.
setup-said-ended = The day it ends was noted.
setup-said-reopened = The end was taken back.
setup-said-heir = The successor was noted.
setup-said-moved = The order was changed.
setup-heir-had = “{ $other }” is noted as a successor already.
setup-heir-itself = An agency cannot succeed itself.

## Where an agency stands
setup-said-placed = The agency’s place is saved.
setup-parent-below = The agency above cannot be this agency itself or one that belongs to it.
setup-parent-gain = You hold a role at that agency, so by this move you would gain rights here. Another administrator has to do it.

## Successors of an agency: taking one back, and why one is not taken
setup-said-heir-removed = The successor was removed.
setup-heir-ended = “{ $other }” ends on { $day }. Choose an agency that goes on after that day, or change the day.
setup-heir-ring = This agency took over from “{ $other }”, directly or by way of another, so it cannot become that one again.
setup-end-root = This agency runs the site, so it cannot end yet. First choose another in Setup, under “Site name and contact”.
setup-end-heir = This agency takes over from “{ $other }” on { $day }, so it must end after that day. If that is wrong, remove it on the page of “{ $other }”.

## Shared blocks: lint
setup-said-areas = The areas were added.

## Permissions
permission-read-desk = See the desk, drafts and published articles
permission-read-record = Read the record

## The record: what happened, in sentences
record-nameless = (name unknown)
record-on = { $sentence }: { $name }
