# Lo que dice una línea de órdenes que no se entiende.

cli-unknown-command = no existe la orden `{ $typed }`
cli-unknown-argument = aquí no existe la opción `{ $typed }`
cli-no-value = `{ $arg }` necesita un valor
cli-bad-value = `{ $typed }` no vale para `{ $arg }`
cli-conflict = `{ $arg }` y `{ $prior }` no pueden ir juntas
cli-twice = `{ $arg }` aparece más de una vez
cli-missing = falta algo: { $arg }
cli-too-many = sobra una palabra: `{ $typed }`
cli-not-utf8 = estas palabras no son UTF-8 válido
cli-not-understood = no se entiende la línea de órdenes
cli-did-you-mean = ¿quería decir `{ $suggested }`?
cli-valid-values = una de estas: { $values }
cli-valid-kinds = uno de estos: llamada, entrega, mensaje, visita, tarea
cli-valid-outcomes = uno de estos: cumplida, tarde, rota, liberada, renegociada
cli-valid-hows = una de estas: de-palabra, mensaje, firmada
cli-see-help = `promise { $command } --help` explica cómo se usa; lo que empieza por guion va detrás de `--`
cli-see-all-help = `promise --help` enumera las órdenes
