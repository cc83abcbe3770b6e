# The frame of every page
menu-themes = Themes
search-label = Search news, themes, document numbers
search-button = Search

# Home
by-day = News by day
by-agency = News by agency

# Articles
not-translated = Vietnamese

# Search
search-here = Search all articles
search-title = Search
search-title-of = Search “{ $query }”
search-none = Nothing was found for “{ $query }”
search-hint-fewer = Try fewer words, or others that mean the same.
search-about = Type a few words as you would ask someone; Vietnamese works with or without its marks. Put an exact phrase in quotes. Document numbers work in any shape: “98/2023/QH15”, “nq 98”.

# Agencies and areas
filter = Filter

## The desk: today
leave-as-is = No, leave it as it is

## The record
record-system = The system

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
search-by-kind = Type
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

## The areas of an article
search-none-chosen = There is no such article yet
search-unready-chosen = The search is being rebuilt, so nothing can be listed yet. Please try again in a few minutes.
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

## What results that are only near have to do with the words
search-strange = No article writes { $words } with those marks. These have words that differ in their marks only.
search-near-one = No article in English has just “{ $word }”. These are the nearest: other marks, another form of the word, or articles in Vietnamese.
search-near = { $count ->
    [0] No article has just these words side by side. These are the nearest.
    [one] { $shown } article has just these words; the others are near: other marks, words far apart, or another language.
   *[other] { $shown } articles have just these words; the others are near: other marks, words far apart, or another language.
}

## The record: what happened, in sentences
record-alias-added = Added the synonyms { $what }
record-alias-changed = Changed the synonyms { $what }
record-alias-removed = Removed the synonyms { $what }
record-alias-restored = Brought back the synonyms { $what }
record-alias-many-added = Added groups of synonyms at once: { $what }
record-index-asked = Asked for a new search index
