## The calendar of working days
desk-menu-calendar = Working days
permission-keep-calendar = Keep the calendar of working days and the rules of reminders
work-calendar-title = Working days
calendar-words = Deadlines count in working days: without Saturdays, Sundays and the days off below. Each change is a new version of the calendar, and an earlier one can be had back.
calendar-given = There are no days off in the calendar yet. The system brings the public holidays and swapped days of 2024, 2025 and 2026, by article 112 of the Labour Code and the Government's announcements.
calendar-given-take = Take these days
calendar-given-done = The days are in the calendar.
calendar-years = Years
calendar-year = Year { $year }
calendar-none = No days off are written down for this year.
calendar-off = Day off
calendar-worked = Worked day
calendar-worked-hint = Worked day (a day of a weekend on which people work)
calendar-remove = Remove
calendar-add = Add a day
calendar-day = Day
calendar-kind = Kind of day
calendar-name-vi = Name in Vietnamese
calendar-name-en = Name in English (optional)
calendar-add-button = Add to the calendar
calendar-city-only = Only coordinators and administrators of the whole city change this.
calendar-changes = Versions of the calendar
calendar-version = Version { $number }, { $at }, { $by }
calendar-restore = Back to version { $number }
calendar-added = The day is in the calendar.
calendar-removed = The day was removed from the calendar.
calendar-restored = The calendar is as it was in the earlier version.
calendar-wrong = The calendar could not be saved
calendar-no-day = Choose a day.
calendar-no-name = Write the name of the day, such as National Day, in Vietnamese.
calendar-taken = This day is in the calendar already. To change it, remove it first.
calendar-plain = People work on this day anyway.
calendar-changed = Somebody else has just changed the calendar. This page shows the newest version; look at it and send again.
calendar-gone = This day is not in the calendar any more.

## Rules of reminders
rules-title = Rules of reminders
rules-words = Coordinators of the responsible agency are reminded twice before the due day. When it has passed and the work is not done, coordinators of the superior agency are told. All numbers are working days.
rules-first = First reminder before the due day (working days)
rules-second = Second reminder before the due day (working days)
rules-escalation = The superior agency is told after the due day (working days)
rules-save = Save the rule
rules-saved = The rule is saved. What people were told already is not told again.
rules-none = Nothing has deadlines yet.
rules-wrong = The rule could not be saved
rules-changed = Somebody else has just changed this rule. Open the page again to see the new one.
rules-number = Write a number from { $least } to { $most }.
rules-order = The second reminder must be closer to the due day than the first.

## What is due
deadlines-escalated = Late work of agencies below
deadlines-escalated-hint = The responsible agency has not finished in time. Press for it, or adjust the plan.
deadlines-late = Late work
deadlines-is-late = Late
deadlines-is-due = Due soon
deadlines-late-hint = Finish it, or bring its results up to date.
deadlines-due = Due soon
deadlines-due-hint = Finish it in time.
deadlines-today = Due { $day }, which is today
deadlines-left = Due { $day }, { $count ->
    [0] no working day left
    [one] one working day left
   *[other] { $count } working days left
}
deadlines-over = Due { $day }, { $count ->
    [one] one working day late
   *[other] { $count } working days late
}
record-calendar-changed = Changed the calendar of working days
record-deadline-rule-changed = Changed the rules of reminders
record-deadline-escalated = Told the superior agency of late work

## The summary by mail
digest-title = { $count ->
    [one] One task is due soon
   *[other] { $count } tasks are due soon
}
digest-title-late = { $count ->
    [one] One task needs a look
   *[other] { $count } tasks need a look
}, { $late ->
    [one] one of them late
   *[other] { $late } of them late
}
digest-words = This is what is new. The full list stands at the desk.
digest-more = This mail names only some of it; the rest stands at the desk.
digest-open = Open the desk
digest-off = You receive this because you are a coordinator. To end it, open the page of your account: { $href }
