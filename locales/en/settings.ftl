# What is wrong with config.toml.

settings-syntax = { $file }, line { $line }: not understood: `{ $found }`
settings-syntax-hint = a setting stands once, on a line of its own, such as `coach = false` or `language = "es"`
settings-bad-value = { $file }, line { $line }: `{ $key }` cannot be `{ $found }`
settings-bad-value-hint = expected { $expected }
settings-unknown-key = { $file }, line { $line }: there is no setting `{ $key }`; it has no effect
settings-unknown-key-hint = perhaps `{ $known }`?

settings-expected-language = "en" or "es"
settings-expected-name = a name, such as "Marta"
settings-expected-shop = the name of your shop, such as "Sun Opticians"
settings-expected-form = "polite" or "familiar"
settings-expected-length = a length of up to { $most } days, such as "30 min", "2 h" or "1 day"
settings-expected-some-length = a length of up to { $most } days, such as "3 days" or "1 week"
settings-expected-slot = a part of the day, such as "18:00-19:00"
settings-expected-calls = a whole number from 1 to { $most }
settings-expected-hours = hours, such as "mon-fri 09:00-14:00 17:00-20:00"; several lines stand in a list: ["mon-fri 09:00-19:00", "sat 10:00-14:00"]
settings-expected-holidays = a list of days, such as ["2026-12-26", "12-25"]; a day without a year comes every year
settings-expected-days = a whole number of days from 0 to { $most }
settings-expected-country = the number to dial for your country, such as 34 or 52
settings-expected-date-order = "day" or "month", whichever comes first in 3/12
settings-expected-folder = a folder, named in full, such as "/home/ana/calendar"
settings-expected-shape = "event" or "todo"
settings-expected-switch = true or false

settings-unreadable = { $file }: cannot be read: { $why }
settings-missing = { $file }: there is no such file, though PROMISE_CONFIG names it
