# Reminders: the notice, and the timer.

remind-closed = You are closed now. Reminders come while you are open; promise due shows everything.
remind-nothing = Nothing needs attention now.
remind-because-overdue = Overdue
remind-because-at-risk = About to break: warn them now
remind-because-untold = Moved: tell them
remind-because-call = Call back now
remind-because-ask = Ask them
remind-because-confirm = Have it confirmed
remind-summary = { $count ->
    [one] One promise needs you
   *[other] { $count } promises need you
}
remind-line = { $reason } · { $promise }
remind-promise = { $id } { $who }, { $when }: { $what }
remind-promise-undated = { $id } { $who }: { $what }
remind-more = … and { $count } more: promise remind
remind-sent = In a notice on the desktop: { $count } new.
remind-known = There was a notice of all of them before.
remind-without = No notice: this build of the program shows none; the packages do.
remind-no-desktop = No notice: there is no desktop here that would show it.
remind-no-answer = No notice: the desktop does not answer.
remind-not-noted = no notice, for it could not be noted that it was shown: { $why }
remind-on-every = Reminders are on ({ $scheduler }): every { $minutes } minutes while you are open, each thing once.
remind-on-at = Reminders are on ({ $scheduler }): at { $times } while you are open, each thing once.
remind-off = Reminders are off.
remind-removed = Reminders are off now.
remind-description = Promises that need attention
remind-only-on = `{ $arg }` only says how reminders are switched on
remind-only-on-hint = promise remind on --at 09:00,18:30
remind-no-time = `{ $typed }` is no time of day
remind-no-time-hint = times of a clock of 24 hours with commas between, 48 at most: --at 09:00,18:30
remind-no-scheduler = there is nothing here that starts programs by the clock
remind-no-scheduler-hint = neither systemd for users nor cron was found; promise remind --print --for crontab shows what to start
remind-unquotable = this timer cannot be given `{ $typed }`
remind-unquotable-hint = keep the program and the promises where the path has only letters, digits, spaces and the like
remind-foreign = { $path } is there and was not written by this program
remind-unfinished = in the crontab, of the two lines around the reminders one is missing
remind-unfinished-hint = see to it with crontab -e: { $begin }, { $end }
remind-refused = { $program } would not do it: { $why }
