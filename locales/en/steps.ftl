# Undo and redo.

steps-nothing-to-undo = there is nothing to undo
steps-nothing-to-redo = there is nothing to redo
steps-no-more = That was all: { $count }.
steps-ask = take back the last { $count } commands?
steps-kept = nothing was taken back
steps-kept-hint = the number says how many commands; what became of one promise is mended with `promise edit` and `promise show` tells its story
