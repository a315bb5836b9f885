# Mending what was recorded wrongly.

edit-nothing = nothing to change was given
edit-nothing-hint = for example: promise edit 17 --what "call with the quote" --kind call
edit-empty = `{ $flag }` cannot be empty
edit-too-late = it is too late to correct the date of promise { $id }: that goes for an hour after it was recorded, and only if it was not moved
edit-too-late-hint = `promise move { $id } PHRASE` records the new date
