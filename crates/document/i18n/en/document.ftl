## Writing the body of an article
editor-error-too-large = The text is too long. Please split it into several articles.
editor-error-unreadable = What was sent could not be read. Please load the page again and retry; what was saved last is still there.
editor-error-too-deep = Lists or quotes are nested too deeply. Please take one level away.
editor-error-link = The link “{ $address }” cannot be used. An address begins with https://, http://, mailto:, tel: or a slash.
editor-error-picture = A picture lacks its file or its size. Please remove it and insert it again.
editor-error-alt = A picture has no description for people who cannot see it.

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

## The desk: drafts
diff-reused = Shared block

## Characters as they were typed
typed-loose-marks = Marks that were typed apart from their letters (decomposed Unicode) were joined to them. The words are the same.
typed-eth = The letters Ð and ð of other languages were replaced by the Vietnamese Đ and đ. The words are the same.
typed-hidden = Hidden characters, usually from copying, were left out. What can be seen is the same.
typed-old-encoding = Some words are in an encoding from before Unicode (TCVN3 or VNI), which readers cannot make out. They are kept as they were typed; please type them again in Unicode. The check beside the draft says where they are.

## Lint: the issuing agency has ended
lint-ended-agency = The issuing agency “{ $quote }” ended on { $day }. Write this text under another agency’s name.
lint-ended-agency-heirs = The issuing agency “{ $quote }” ended on { $day }. Write this text under the name of its successor: { $instead }.
