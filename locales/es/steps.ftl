# Deshacer y rehacer.

steps-nothing-to-undo = no hay nada que deshacer
steps-nothing-to-redo = no hay nada que rehacer
steps-no-more = No había más de { $count }.
steps-ask = ¿deshacer las últimas { $count } órdenes?
steps-kept = no se ha deshecho nada
steps-kept-hint = el número dice cuántas órdenes; una sola promesa se enmienda con `promise edita`, y `promise ver` cuenta su historia
