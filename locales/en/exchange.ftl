# Taking everything out and bringing it in.

exchange-newer = promise { $id } was changed by a newer version of this program; what only that version knows is not exported
exchange-exported = Exported: { $promises ->
    [one] one promise
   *[other] { $promises } promises
}, { $people ->
    [one] one customer
   *[other] { $people } customers
}.
exchange-no-dropped = { $count ->
    [one] One that was dropped is left out
   *[other] { $count } that were dropped are left out
}: a todo.txt has no place for that.
exchange-no-closed = { $count ->
    [one] One that is closed is left out.
   *[other] { $count } that are closed are left out.
}
exchange-imported = { $promises ->
    [0] Nothing new
    [one] Imported: one promise
   *[other] Imported: { $promises } promises
}{ $people ->
    [0] .
    [one] , one new customer.
   *[other] , { $people } new customers.
}
exchange-would-import = { $promises ->
    [0] Nothing new would be imported
    [one] One promise would be imported
   *[other] { $promises } promises would be imported
}{ $people ->
    [0] .
    [one] , with one new customer.
   *[other] , with { $people } new customers.
} Nothing was stored: this was a dry run.
exchange-already = { $count ->
    [one] One was here already and is not doubled.
   *[other] { $count } were here already and are not doubled.
}
exchange-number = { $from } is { $to } here
exchange-numbers = { $from } are { $to } here
exchange-more-numbers = { $count } more have new numbers; --json names them all
exchange-ignored = these fields mean nothing here and were left out: { $names }
exchange-progress = { $count } read …
exchange-progress-of = { $count } read … { $percent } %
exchange-bad-entries = { $count ->
    [one] one entry cannot be taken; nothing was stored
   *[other] { $count } entries cannot be taken; nothing was stored
}
exchange-bad-entry = entry { $entry }, line { $line }: { $why }
exchange-and-more = … and { $count } more
exchange-empty = there is nothing in it
exchange-no-export = this begins like an export, but is none
exchange-newer-form = this was exported by a newer version of this program; nothing was stored
exchange-not-json = this is not JSON
exchange-unknown-kind = this is of no kind that is known here: neither JSON, nor contacts, nor a calendar, nor a table with headings
exchange-unknown-kind-hint = --csv, --contacts, --vcard, --ics, --taskwarrior or --todotxt says what it is; save a workbook as CSV first
exchange-no-object = this is no object with fields
exchange-too-deep = this is nested too deeply
exchange-entry-too-long = this is longer than 1 MiB
exchange-unended = it breaks off in the middle
exchange-open-quote = a quotation mark opens there that is not closed, and swallows the rows behind it
exchange-too-long = a text in it is too long to be stored
exchange-nobody = the customer has no name
exchange-nothing-promised = it does not say what was promised
exchange-odd = `{ $field }` cannot be { $value }
exchange-in-future = `{ $field }` is in the future
exchange-closed-before-made = it was closed before it was made
exchange-contradicts = `{ $status }` does not agree with its dates
exchange-senseless = its history makes no sense
exchange-twice = number { $id } stands here twice
exchange-filled = { $count ->
    [one] Filled in: one known customer.
   *[other] Filled in: { $count } known customers.
}
exchange-conflicts = { $count ->
    [one] One detail differs from what is known here and was not taken (--replace takes it):
   *[other] { $count } details differ from what is known here and were not taken (--replace takes them):
}
exchange-replaced = { $count ->
    [one] One detail takes the place of what was known here:
   *[other] { $count } details take the place of what was known here:
}
exchange-conflict = { $who }, { $field }: here `{ $here }`, there `{ $there }`
exchange-field-phone = phone
exchange-field-email = e-mail
exchange-field-language = language
exchange-field-note = note
exchange-perhaps = { $count ->
    [one] One new customer may be known already (`promise who NAME --rename OTHER` joins the two):
   *[other] { $count } new customers may be known already (`promise who NAME --rename OTHER` joins two):
}
exchange-near = { $who }: perhaps { $near }
exchange-assumed = { $count ->
    [one] One name was taken for a known customer (`promise edit NUMBER --who OTHER` mends it):
   *[other] { $count } names were taken for known customers (`promise edit NUMBER --who OTHER` mends it):
}
exchange-assumed-one = { $who }: { $near }
exchange-left-out = { $count ->
    [one] One entry was not taken:
   *[other] { $count } entries were not taken:
}
exchange-bad-hint = --skip-bad takes the rest, and names what it leaves out
exchange-no-customer = `{ $what }` names no customer; --who NAME gives one to all such
exchange-not-known = `{ $who }` is no customer here
exchange-odd-columns = `{ $typed }` does not say which column holds what
exchange-odd-columns-hint = --columns who=Customer,what=Job,due=Day names the columns; they can hold { $roles }
exchange-contact-columns-hint = --columns name=Customer,phone=Tel names the columns; they can hold { $roles }
exchange-no-role = no column can hold `{ $value }`
exchange-no-such-column = there is no column `{ $value }`
exchange-no-what = no column says what was promised; there are: { $value }
exchange-no-name = no column says what the customers are called; there are: { $value }
exchange-no-card = there is no card in it
exchange-no-calendar = this is no calendar
exchange-no-task = this is no task
exchange-no-start = `{ $value }` has no time
exchange-group = `{ $value }` is a group
exchange-repeats = `{ $value }` comes again and again, and is no single promise
exchange-cancelled = `{ $value }` was cancelled
exchange-deleted = `{ $value }` was deleted
exchange-over = `{ $value }` is over, and a calendar does not say what became of it
exchange-again = `{ $value }` stands here twice, and was taken the first time
exchange-changed = { $count ->
    [one] One that is here already has changed there; here it stays as it was:
   *[other] { $count } that are here already have changed there; here they stay as they were:
}
exchange-moved = { $id } { $who }: there { $there }, here { $here }: { $what }
exchange-undated = without a date
exchange-ended = { $id } { $who }: closed there, open here: { $what }
exchange-to-move = promise move { $id } { $phrase }
exchange-to-do = promise done { $id } --at "{ $at }"
exchange-to-break = promise drop { $id } --broken
exchange-to-release = promise drop { $id } --released
exchange-odd-time = `{ $value }` is no time
exchange-in-column = column `{ $column }`: { $why }
exchange-no-date = `{ $value }` is no date; “27 November 2026” or “friday at 5” would be one
exchange-no-state = `{ $value }` is no state; open, done, late, broken, released and cancelled are
exchange-day-first = `{ $value }` has the day first, and other dates of this table the month
exchange-month-first = `{ $value }` has the month first, and other dates of this table the day
exchange-read-day-first = Dates such as `{ $value }` were read with the day first, as others of this table must be.
exchange-read-month-first = Dates such as `{ $value }` were read with the month first, as others of this table must be.
exchange-guessed-day-first = Nothing in this table tells days from months: dates such as `{ $value }` were read with the day first (setting date_order).
exchange-guessed-month-first = Nothing in this table tells days from months: dates such as `{ $value }` were read with the month first (setting date_order).
exchange-passed-over = { $count ->
    [one] One time does not exist, for clocks go forward over it, and was moved:
   *[other] { $count } times do not exist, for clocks go forward over them, and were moved:
}
exchange-passed-over-one = `{ $said }` became { $shown }
exchange-zone = the time zone `{ $value }` is not described in the file
exchange-utf16 = this is written in UTF-16; save it as UTF-8
exchange-imported-people = { $people ->
    [one] Imported: one new customer.
   *[other] Imported: { $people } new customers.
}
exchange-would-import-people = { $people ->
    [one] One new customer would be imported.
   *[other] { $people } new customers would be imported.
} Nothing was stored: this was a dry run.
exchange-no-use = `{ $flag }` has no use with this format
