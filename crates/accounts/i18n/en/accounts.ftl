# The frame of every page
breadcrumb = Breadcrumb

# Agencies and areas
filter = Filter

## The desk: frame, coming in and going out
desk-menu-people = People
sign-in = Sign in
signed-out = You have signed out.
mail = Work e-mail
password = Password
sign-in-wrong = The e-mail address or the password is wrong. Check Caps Lock and your input method, then try again.
sign-in-wait = Too many wrong attempts. Wait { $minutes } minutes, then try again. A device you have signed in from before is not held up.
sign-in-busy = Too many people are signing in at this moment. Please try again in a few seconds. A device you have signed in from before goes first.
password-busy = The system is busy checking passwords. Please type your password again and try once more in a few seconds.
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
role-moderator-about = Selects, merges and forwards questions from the public. Today may only do what a reader may; the rest comes with the forum.
role-answerer = Answerer
role-answerer-about = Writes answers in the field assigned. Today may only do what a reader may; the rest comes with the forum.
role-keeper = Keeper
role-keeper-about = Looks after loudspeakers, notice boards and law bookshelves. Today may only do what a reader may; the rest comes with the stations.
role-rapporteur = Rapporteur
role-rapporteur-about = Receives schedule and materials, reports on talks given. Today may only do what a reader may; the rest comes with events.
role-reader = Reader
role-reader-about = Sees the desk, changes nothing.
permission-manage-people = Invite people, give and take roles

## The desk: drafts
by-program = The program
by-unknown = A removed user

## The desk: today
## People, roles and getting back into an account
people-title = People
people-back = Back to people
people-search = Name or e-mail address
people-count = { $count ->
    [0] Nobody
    [one] { $count } person
   *[other] { $count } people
}
people-none = Nobody fits. Take away a condition and filter again.
people-more = The next people
role = Role
place = Scope
any-role = Any role
any-place = Any scope
choose = Choose…
form-wrong = This could not be sent
leave-as-is = No, leave it as it is
invite = Invite someone
invite-title = Invite someone
invite-words = They choose a password themselves, by a link that works once. No mail is sent: you hand over the link by a way you trust.
invite-send = Make the invitation
invited-title = The invitation is made
invited-words = Hand the link below to { $name } and to nobody else.
invitations = Invitations that wait
invitations-none = No invitation is waiting.
invitation-withdraw = Withdraw invitation
invitation-withdrawn = The invitation is withdrawn. Its link no longer works.
link-label = A link that works once
link-once = The link is shown here, this time only.
link-until = It works until { $until }.
link-copy = Copy link
link-copied = Copied
person-name = Full name
person-name-missing = Write the full name, of at most 200 characters.
person-record = See what this person did
person-beyond-reach = This person has a role beyond your scope, so an administrator above you looks after the account.
mail-wrong = Write a whole e-mail address, such as name@agency.gov.vn.
role-missing = Choose a role.
place-missing = Choose a scope: an agency that exists today, or the whole city.
role-had = They have this role in this scope already.
roles-of = Present roles
roles-none = No role yet.
role-give = Give another role
role-give-button = Give role
role-given = The role is given and counts from now.
role-take = Take away
role-taken = The role is taken away and counts no longer.
role-lent-by = On behalf of { $name } until { $until }
last-administrator = This is the last administrator of the whole city. Give the role to someone else first.
account = Account
account-is-open = Open
account-is-closed = Closed
account-is-demo = A role of the demonstration, for anyone to try
account-close = Close the account
account-close-words = { $name } is signed out on every device now and cannot sign in any more; roles lent to others and invitations not yet used end as well. What they did stays in the record. You can open the account again later.
account-open = Open the account again
account-open-words = { $name } can sign in again with the former password, with the roles that were not taken away.
account-closed = The account is closed. All its sessions have ended.
account-opened = The account is open again.
second-step = Second step at sign-in
second-step-on = On
second-step-off = Off
recovery-rule = This takes two administrators: one asks, another approves and hands over the link. Nobody can do it alone, nor the person who is to be let in.
recovery-waiting = Waiting for approval: people to be let in again
recovery-asked-by = Asked by { $name }
recovery-waits-until = Ends at { $until }
recovery-ask-title = Ask that they be let in again
recovery-ask-words = Has { $name } lost the password, the phone or the passkey? Once approved, they set a new password by a link that works once; all sessions end, the authenticator app and former passkeys are forgotten.
recovery-ask-send = Send the request
recovery-asked = The request is sent. Another administrator has three days to approve it.
recovery-reason = Reason
recovery-reason-hint = Say why, and how you made sure who they are. At most 500 characters.
recovery-reason-missing = Give a reason, of at most 500 characters.
recovery-approve-title = Approve letting someone in again
recovery-approve-words = Before you approve, meet this person or call a number that you knew before. The link is then shown once, for you to hand over in person.
recovery-approve-button = Approve and make the link
recovery-approved-title = Approved
recovery-approved-words = Hand the link below to { $name } and to nobody else.
recovery-for = To be let in
recovery-asker = Asked by
recovery-ends = Ends
recovery-own-request = You asked for this, so someone else must approve it.
recovery-own-account = This is your own account, so someone else must approve it.
recovery-two-persons = Another administrator must approve: neither the one who asked nor the one who is to be let in.

## Lending a role
lend-title = Lend a role
lend-words = While you are away you can lend one of your roles to a colleague. The record names who acted, and that it was on your behalf. What is lent ends at the time you choose, or as soon as you no longer have the role yourself; it cannot be lent on.
lend-nothing = You have no role of your own to lend.
lend-role = Your role
lend-colleague = Lend it to
lend-until = Until
lend-until-hint = Date and time on the city's clock, within the next half year.
lend-button = Lend
lend-done = The role is lent and counts from now.
lend-taken-back = You have taken the role back.
lend-role-missing = Choose one of your roles.
lend-colleague-missing = Choose a colleague.
lend-time-wrong = Give a date and time to come, within the next half year.
lend-no-colleague = They do not work where this role counts. Choose someone else, or ask an administrator.
lend-gone = This role is no longer yours, or they have no open account any more.
lend-mine = Lent by you
lend-mine-none = You have lent no role.
lend-to-until = { $name }, until { $until }
lend-take-back = Take back
lend-theirs = You act for
lend-theirs-none = Nobody has lent you a role.

## The record
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

## The desk: published articles
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

## What results that are only near have to do with the words
## Accounts: two independent people, lent rights
invitation-unusable = No account can be made from this invitation. If you have an account already, please sign in; otherwise tell an administrator of the whole city.
lent-gives-nothing = You administer by a role that was lent to you for a time, so you cannot invite people, give roles, approve a recovery or open a closed account. Ask an administrator in their own right.
role-own = You cannot give a role to yourself. Ask another administrator.
recovery-dependent = You cannot approve this request: you became an administrator after it was sent, or one of you has the right from the other, or both got it from the same person within the last 30 days. Ask another administrator.
recovery-refuse = Refuse this request
me-demo-try = To try the authenticator app, passkeys and the list of sessions, come in as Administrator, open People, invite someone (any mail address will do), open the invitation's link in a private window and set a password: that account has all of these.

## Schedules of people who left, links to experts
account-close-schedules = What this person scheduled
account-close-schedules-hint = Once the account is closed, these do not go out by themselves but wait for someone who may publish to confirm them.

## Recovery: those concerned are told
told-title = Letting someone in again
told-about-you = { $asker } asked that you be let into your account again with a new password. If you did not ask for this, refuse it now and tell another administrator.
told-approved = { $name }: asked by { $asker }, approved by { $approver }. The link for a new password works until { $until }.
told-you-asked = { $name }: you asked, and another administrator has to approve it, until { $until }.
told-waits = { $name }: asked by { $asker }, waiting for you or another administrator to approve it, until { $until }.
told-others = { $name }: asked by { $asker }, waiting for another administrator to approve it, until { $until }. You cannot approve this request, but you can refuse it.
told-used = { $name } set a new password by a recovery link at { $at }.
told-used-you = Your password was set anew by a recovery link at { $at }. If that was not you, tell an administrator at once.
told-look = Look and approve
permissions-swipe = Where the table is wider than the screen, scroll it sideways, or press on it and use the arrow keys, to see every role.

## The record: what happened, in sentences
record-person-invited = Invited { $what }: { $more }
record-person-uninvited = Withdrew the invitation of { $what }
record-person-added = Added { $what } of the demonstration
record-person-joined = Accepted an invitation and opened an account
record-person-signed-in = Signed in
record-person-signed-out = Signed out
record-person-password-changed = Changed the password
record-person-second-step-on = Turned the second step of sign-in on
record-person-second-step-off = Turned the second step of sign-in off
record-person-spare-codes-renewed = Made new spare codes
record-person-suspended = Closed the account of { $what }
record-person-resumed = Opened the account of { $what } again
record-role-granted = Gave { $what } a role: { $more }
record-role-revoked = Took a role from { $what }: { $more }
record-role-lent = Lent a role to { $what }: { $more }
record-recovery-asked = Asked that { $what } be let in again
record-recovery-approved = Approved letting { $what } in again
record-recovery-used = Got back into the account with a new password
record-person-passkey-added = Added a passkey
record-person-passkey-removed = Removed a passkey
record-person-identity-linked = Linked the account with the city's own sign-in
record-recovery-refused = Refused to let { $what } in again
recovery-refused = The request was refused; its link, if there was one, works no longer.
calendar-mine = My calendar

## Mail
me-mail = Mail to you
me-mail-digest = Send me a summary of what is due soon and what is late
me-mail-hint = At most one mail on a working day, in the morning, and only when there is something new. When it is off, reminders still stand at the desk.
me-mail-lang = Language of mail
me-mail-save = Save the choice
me-mail-chosen = The choice about mail is saved.
test-mail-title = Test mail from the system
test-mail-words = If you read this, the system's outgoing mail works.
record-person-mail-chosen = Chose how to receive mail
invited-words-mailed = The invitation is on its way to the mail of { $name }. If it does not arrive, give them the link below yourself; it is shown only once.
invitation-mail-title = Invitation to work with the system of { $site }
invitation-mail-words = Hello { $name }. You are invited to work with the system. Open the link below to choose a password and begin.
invitation-mail-foot = The link is for you alone; do not forward it. If you do not know why you were invited, you can ignore this mail.
