# Deshacer y rehacer.

steps-nothing-to-undo = no hay nada que deshacer
steps-nothing-to-redo = no hay nada que rehacer
steps-no-more = No había más de { $count }.
