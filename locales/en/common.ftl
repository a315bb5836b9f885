# Words that every command shares.

common-error = error:
common-warning = warning:
common-hint = hint:
common-yes-letters = [Y/n]
common-no-letters = [y/N]
common-line-too-long = a line is longer than 64 KiB; nothing of it was stored
common-input-failed = the input cannot be read: { $why }
common-output-failed = the answer cannot be written: { $why }
common-bad-now = PROMISE_NOW is not a time: `{ $typed }` (expected 2026-11-21T18:00:00+01:00)
common-saved-output-failed = it is saved, but the answer cannot be written: { $why }
common-strange-zone = TZ names no zone that is known here: `{ $typed }`; times may be wrong
