## Permissions
permission-moderate = Hold sessions; screen, merge, order and close questions
permission-answer = Write an agency's answer
permission-approve-answer = Approve an answer that another person wrote

## Deadlines
deadline-kind-case = Questions that need an answer in writing
deadline-case = Answer question no. { $number }

## States, rules, parts
case-state-received = To be screened
case-state-open = Waiting for an answer
case-state-answered = Answered
case-state-merged = Merged
case-state-transferred = Transferred
case-state-refused = Refused
case-state-withdrawn = Withdrawn by the asker
case-rule-off-topic = Not about the themes of the session
case-rule-privacy = About the private matters of another person
case-rule-insult = Insults people
case-rule-advertising = Advertising
case-rule-complaint = A complaint or a denunciation, which has to be sent under the Law on Complaints or the Law on Denunciations
case-rule-secret = Contains state secrets
case-rule-unclear = It is not clear what is asked
case-by-asker = The asker
case-by-moderator = A moderator
case-by-agency = The agency that answers
case-by-program = The system
case-source-web = Sent on the site
case-source-telephone = By telephone
case-source-paper = On paper
case-verdict-settled = Yes, it is answered
case-verdict-unsettled = No, it is not answered

## Steps
case-step-received = The question was received.
case-step-published = The question was screened and made public.
case-step-masked = The question was screened and made public, with personal data masked.
case-step-merged = Merged into question no. { $number }, which asks the same; its asker hears of that one.
case-step-joined = Question no. { $number }, which asks the same, was merged into this one.
case-step-routed = { $agency } is to answer.
case-step-transferred = Transferred to { $to }
case-step-refused = Refused. The rule: { $rule }.
case-step-due = { $agency } has to answer in writing by { $day }.
case-step-answered = { $agency } has answered.
case-step-reopened = The asker asks for another answer.
case-step-withdrawn = The asker withdrew the question.
case-answer-live = Answered in the session, written down at { $at }
case-answer-written = Answered in writing at { $at }

## Looking up
lookup-title = Look up a question
lookup-about = Type your receipt code to see how far your question is.
lookup-code = Receipt code
lookup-code-hint = Nine letters and digits, such as ABC-DEF-GHJ. Capital or small letters make no difference.
lookup-find = Look up
lookup-no-code = This is no code: a code has nine letters and digits, without the digits 0 and 1 and the letters O, I and L. Please check each of them.
lookup-none = No question has this code. Please check each letter and digit.
lookup-often = There were too many look-ups from this network. Please try again in a few minutes.

## The asker's own page
own-title = Question { $receipt }
own-said-new = Your question was received.
own-said-judged = Your verdict was noted. Thank you.
own-said-reopened = Noted. The agency will answer again in writing.
own-said-withdrawn = The question was withdrawn, and your data erased.
own-changed = The question has just changed. Look at it as it is now, then try again.
own-keep = Please keep
own-receipt = Receipt code
own-link = Your own page
own-keep-words = The code is for looking up, and can be read on the telephone. Only your own page lets you judge the answer, ask again or withdraw: save its address and do not pass it on. We do not keep the address: once it is lost, nobody can find it again.
own-words = You asked
own-due = An answer in writing is due by { $day }.
own-mailed = You get a mail when something happens to the question.
own-not-mailed = You left no mail address; open this page again to follow the question.
own-answer = The answer
own-verdict = Does this answer your question?
own-reopen-words = What is still open?
own-reopen-hint = Only moderators and the agency that answers read this.
own-reopen = Ask for another answer
own-way = What happened so far
own-public = See the public page
own-withdraw-title = Withdraw the question
own-withdraw-words = A question that is not answered can be withdrawn. Its words, your name and your address are erased; its number and the steps so far stay.
own-withdraw = Withdraw

## Mail
letter-title = News of your question { $receipt }
letter-happened = Your question { $receipt }: { $what }
letter-reason = Reason: { $reason }
letter-own-link = To judge the answer, to ask again or to withdraw, open your own page, whose address you saved when you asked.
letter-receipt-title = Your question { $receipt } was received
letter-receipt = We have received your question. Receipt code: { $receipt }. Use it to look your question up, also by telephone.
letter-receipt-link = Your own page below lets you judge the answer, ask again or withdraw. Whoever has its address can do so: do not pass this mail on.
letter-receipt-open = Open your own page
letter-open = See it on the site
letter-why = You receive this because you left your address when you asked.

## Record
record-case = question no. { $number }
record-case-received = Received { $what }
record-case-published = Screened and published { $what }
record-case-refused = Refused { $what }
record-case-transferred = Transferred { $what }
record-case-merged = Merged { $what } into another
record-case-routed = Routed { $what } to an agency
record-case-due = Set the day on which an answer in writing to { $what } is due
record-case-answer-drafted = Drafted an answer to { $what }
record-case-answered = Answered { $what }
record-case-judged = The asker judged the answer to { $what }
record-case-reopened = The asker reopened { $what }
record-case-withdrawn = The asker withdrew { $what }
