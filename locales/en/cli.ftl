# What a command line that was not understood says.

cli-unknown-command = there is no command `{ $typed }`
cli-unknown-argument = there is no option `{ $typed }` here
cli-no-value = `{ $arg }` needs a value
cli-bad-value = `{ $typed }` is not a value for `{ $arg }`
cli-conflict = `{ $arg }` and `{ $prior }` cannot go together
cli-twice = `{ $arg }` was given more than once
cli-missing = something is missing: { $arg }
cli-too-many = one word too many: `{ $typed }`
cli-not-utf8 = these words are not valid UTF-8
cli-not-understood = the command line was not understood
cli-did-you-mean = did you mean `{ $suggested }`?
cli-valid-values = one of: { $values }
cli-valid-kinds = one of: call, delivery, message, visit, task
cli-valid-outcomes = one of: kept, late, broken, released, renegotiated
cli-valid-hows = one of: spoken, message, signed
cli-see-help = `promise { $command } --help` shows how it is used; words that begin with a dash go after `--`
cli-see-all-help = `promise --help` lists the commands
