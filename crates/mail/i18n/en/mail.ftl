## Outgoing mail
desk-menu-mails = Outgoing mail
permission-manage-mail = See outgoing mail and send it again
mail-automatic = This mail was sent automatically. There is no need to answer.
mails-title = Outgoing mail
mails-words = Reminders and invitations are sent by the city's mail server. Mail that cannot be sent yet waits and is tried again; none is lost.
mails-not-set-up = No mail server is set up, so all mail is waiting. Whoever runs the system names it under [mail] in the configuration file.
mails-waiting = Mail that waits
mails-given-up = Mail that could not be sent
mails-given-up-hint = The mail server refused these. See the reason, mend the address if need be, then send again or drop.
mails-city-only = Only administrators of the whole city see the single mails.
mails-test = Send me a test mail
mails-test-hint = The test mail goes to the address of your own account, to check the way.
mails-tested = A test mail is in the queue. If it does not arrive within a few minutes, see the reason in the list below.
mails-retried = The mail will be tried again at once.
mails-dropped = The mail was dropped.
mails-retry = Send again
mails-drop = Drop this mail
mails-retry-all = { $count ->
    [one] Send the one mail again
   *[other] Send all { $count } again
}
mails-none = No mail is waiting.
mails-tries = { $count ->
    [one] Tried once
   *[other] Tried { $count } times
}
mails-next = Next try: { $at }
mails-told-given-up = { $count ->
    [one] One mail could not be sent.
   *[other] { $count } mails could not be sent.
}
mails-told-not-set-up = { $count ->
    [one] One mail waits because no mail server is set up.
   *[other] { $count } mails wait because no mail server is set up.
}
mails-told-late = { $count ->
    [one] One mail has waited for more than an hour.
   *[other] { $count } mails have waited for more than an hour.
}
record-mail-retried = Had mail that could not be sent tried again
record-mail-dropped = Dropped a mail that could not be sent
