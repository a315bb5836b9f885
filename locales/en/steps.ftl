# Undo and redo.

steps-nothing-to-undo = there is nothing to undo
steps-nothing-to-redo = there is nothing to redo
steps-no-more = That was all: { $count }.
