# Mending what was recorded wrongly.

edit-nothing = nothing to mend was given
edit-nothing-hint = for example: promise edit 17 --what "call with the quote" --kind call
edit-empty = `{ $flag }` cannot be empty
edit-too-late = promise { $id } is no slip of the tongue any more: its date can be mended for an hour, and only if it was not moved
edit-too-late-hint = `promise move { $id } PHRASE` records the new date
