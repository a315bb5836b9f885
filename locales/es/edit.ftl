# Enmendar lo que se anotó mal.

edit-nothing = no se ha dicho qué corregir
edit-nothing-hint = por ejemplo: promise edita 17 --what "llamar con el presupuesto" --kind llamada
edit-empty = `{ $flag }` no puede quedar vacío
edit-too-late = es tarde para corregir la fecha de la promesa { $id }: se puede durante una hora después de anotarla, y solo si no se ha movido
edit-too-late-hint = `promise mueve { $id } FECHA` anota la fecha nueva
