# Enmendar lo que se anotó mal.

edit-nothing = no se ha dicho qué enmendar
edit-nothing-hint = por ejemplo: promise edita 17 --what "llamar con el presupuesto" --kind llamada
edit-empty = `{ $flag }` no puede quedar vacío
edit-too-late = la promesa { $id } ya no es un desliz: su fecha se puede enmendar durante una hora, y solo si no se ha movido
edit-too-late-hint = `promise mueve { $id } FECHA` anota la fecha nueva
