# Which promise is meant.

select-no-number = there is no promise `{ $id }`
select-nobody = nobody called `{ $typed }` is known
select-nothing-open = `{ $typed }` has no open promise
select-several = { $count ->
    [one] `{ $typed }` has one open promise:
   *[other] `{ $typed }` could be any of { $count } promises:
}
select-which = which number?
select-none-chosen = none of them was chosen; nothing was stored
select-give-number = say which by its number
select-closed = promise { $id } is closed already: { $how }
select-closed-hint = `promise show { $id }` tells its story; `promise undo` takes back the last command
select-one-at-a-time = one promise at a time: `{ $typed }` would be a note
select-one-at-a-time-hint = nothing was stored; say it once for each number
select-newer = promise { $id } was changed by a newer version of this program, which is needed to change it again
select-list-hint = `promise due` shows the open ones, `promise list` all of them
