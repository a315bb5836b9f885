# Sacarlo todo y traerlo.

exchange-newer = una versión más nueva de este programa cambió la promesa { $id }; lo que solo ella conoce no se exporta
exchange-exported = Exportado: { $promises ->
    [one] una promesa
   *[other] { $promises } promesas
}, { $people ->
    [one] un cliente
   *[other] { $people } clientes
}.
exchange-no-dropped = { $count ->
    [one] Falta una que se soltó
   *[other] Faltan { $count } que se soltaron
}: en un todo.txt no caben.
exchange-no-closed = { $count ->
    [one] Falta una que está cerrada.
   *[other] Faltan { $count } que están cerradas.
}
exchange-imported = { $promises ->
    [0] Nada nuevo
    [one] Importado: una promesa
   *[other] Importado: { $promises } promesas
}{ $people ->
    [0] .
    [one] , un cliente nuevo.
   *[other] , { $people } clientes nuevos.
}
exchange-would-import = { $promises ->
    [0] No se importaría nada nuevo
    [one] Se importaría una promesa
   *[other] Se importarían { $promises } promesas
}{ $people ->
    [0] .
    [one] , con un cliente nuevo.
   *[other] , con { $people } clientes nuevos.
} No se ha guardado nada: era un ensayo.
exchange-already = { $count ->
    [one] Una ya estaba y no se duplica.
   *[other] { $count } ya estaban y no se duplican.
}
exchange-number = la { $from } es aquí la { $to }
exchange-numbers = de la { $from }: aquí { $to }
exchange-more-numbers = otras { $count } tienen número nuevo; --json las nombra todas
exchange-ignored = estos campos no significan nada aquí y se dejan fuera: { $names }
exchange-progress = { $count } leídas …
exchange-progress-of = { $count } leídas … { $percent } %
exchange-bad-entries = { $count ->
    [one] una entrada no vale; no se ha guardado nada
   *[other] { $count } entradas no valen; no se ha guardado nada
}
exchange-bad-entry = entrada { $entry }, línea { $line }: { $why }
exchange-and-more = … y { $count } más
exchange-empty = no hay nada dentro
exchange-no-export = empieza como una exportación, pero no lo es
exchange-newer-form = lo exportó una versión más nueva de este programa; no se ha guardado nada
exchange-not-json = esto no es JSON
exchange-unknown-kind = esto no es de ninguna clase conocida: ni JSON, ni contactos, ni un calendario, ni una tabla con encabezados
exchange-unknown-kind-hint = --csv, --contacts, --vcard, --ics, --taskwarrior o --todotxt dicen qué es; un libro de cálculo se guarda antes como CSV
exchange-no-object = esto no es un objeto con campos
exchange-too-deep = está anidado demasiado hondo
exchange-entry-too-long = pasa de 1 MiB
exchange-unended = se corta a la mitad
exchange-open-quote = ahí se abren unas comillas que no se cierran y se tragan las filas siguientes
exchange-too-long = uno de sus textos es demasiado largo para guardarlo
exchange-nobody = el cliente no tiene nombre
exchange-nothing-promised = no dice qué se prometió
exchange-odd = `{ $field }` no puede ser { $value }
exchange-in-future = `{ $field }` está en el futuro
exchange-closed-before-made = se cerró antes de hacerse
exchange-contradicts = `{ $status }` no concuerda con sus fechas
exchange-senseless = su historia no tiene sentido
exchange-twice = el número { $id } está repetido
exchange-filled = { $count ->
    [one] Completado: un cliente conocido.
   *[other] Completados: { $count } clientes conocidos.
}
exchange-conflicts = { $count ->
    [one] Un dato no coincide con lo que ya consta y no se ha tomado (--replace lo toma):
   *[other] { $count } datos no coinciden con lo que ya consta y no se han tomado (--replace los toma):
}
exchange-replaced = { $count ->
    [one] Un dato sustituye a lo que constaba:
   *[other] { $count } datos sustituyen a lo que constaba:
}
exchange-conflict = { $who }, { $field }: aquí `{ $here }`, allí `{ $there }`
exchange-field-phone = teléfono
exchange-field-email = correo
exchange-field-language = idioma
exchange-field-note = nota
exchange-perhaps = { $count ->
    [one] Un cliente nuevo quizá ya sea conocido (`promise clientes NOMBRE --rename OTRO` los une):
   *[other] { $count } clientes nuevos quizá ya sean conocidos (`promise clientes NOMBRE --rename OTRO` los une):
}
exchange-near = { $who }: ¿{ $near }?
exchange-assumed = { $count ->
    [one] Un nombre se ha tomado por un cliente conocido (`promise edita NÚMERO --who OTRO` lo corrige):
   *[other] { $count } nombres se han tomado por clientes conocidos (`promise edita NÚMERO --who OTRO` lo corrige):
}
exchange-assumed-one = { $who }: { $near }
exchange-left-out = { $count ->
    [one] No se ha tomado una entrada:
   *[other] No se han tomado { $count } entradas:
}
exchange-bad-hint = --skip-bad toma las demás y dice cuáles deja fuera
exchange-no-customer = `{ $what }` no nombra a ningún cliente; --who NOMBRE les pone uno
exchange-not-known = `{ $who }` no es cliente aquí
exchange-odd-columns = `{ $typed }` no dice qué columna contiene qué
exchange-odd-columns-hint = --columns who=Cliente,what=Encargo,due=Fecha nombra las columnas; pueden contener { $roles }
exchange-contact-columns-hint = --columns name=Cliente,phone=Tel nombra las columnas; pueden contener { $roles }
exchange-no-role = ninguna columna puede contener `{ $value }`
exchange-no-such-column = no hay ninguna columna `{ $value }`
exchange-no-what = ninguna columna dice qué se prometió; están: { $value }
exchange-no-name = ninguna columna dice cómo se llaman los clientes; están: { $value }
exchange-no-card = no contiene ningún contacto
exchange-no-calendar = esto no es un calendario
exchange-no-task = esto no es una tarea
exchange-no-start = `{ $value }` no tiene hora
exchange-group = `{ $value }` es un grupo
exchange-repeats = `{ $value }` se repite, y no es una promesa única
exchange-cancelled = `{ $value }` se anuló
exchange-deleted = `{ $value }` se borró
exchange-over = `{ $value }` ya pasó, y un calendario no dice en qué quedó
exchange-again = `{ $value }` está repetida; se ha tomado la primera
exchange-changed = { $count ->
    [one] Una que ya estaba ha cambiado allí; aquí sigue como estaba:
   *[other] { $count } que ya estaban han cambiado allí; aquí siguen como estaban:
}
exchange-moved = { $id } { $who }: allí { $there }, aquí { $here }: { $what }
exchange-undated = sin fecha
exchange-ended = { $id } { $who }: allí cerrada, aquí abierta: { $what }
exchange-to-move = promise mueve { $id } { $phrase }
exchange-to-do = promise hecho { $id } --at "{ $at }"
exchange-to-break = promise suelta { $id } --broken
exchange-to-release = promise suelta { $id } --released
exchange-odd-time = `{ $value }` no es una hora
exchange-in-column = columna `{ $column }`: { $why }
exchange-no-date = `{ $value }` no es una fecha; lo sería «27 de noviembre de 2026» o «el viernes a las 5»
exchange-no-state = `{ $value }` no es un estado; lo son abierta, hecha, tarde, rota, liberada y anulada
exchange-day-first = `{ $value }` lleva el día delante, y otras fechas de esta tabla el mes
exchange-month-first = `{ $value }` lleva el mes delante, y otras fechas de esta tabla el día
exchange-read-day-first = Las fechas como `{ $value }` se han leído con el día delante, como piden otras de esta tabla.
exchange-read-month-first = Las fechas como `{ $value }` se han leído con el mes delante, como piden otras de esta tabla.
exchange-guessed-day-first = Nada en esta tabla distingue días de meses: las fechas como `{ $value }` se han leído con el día delante (ajuste date_order).
exchange-guessed-month-first = Nada en esta tabla distingue días de meses: las fechas como `{ $value }` se han leído con el mes delante (ajuste date_order).
exchange-passed-over = { $count ->
    [one] Una hora no existe, porque el reloj se adelanta y la salta, y se ha movido:
   *[other] { $count } horas no existen, porque el reloj se adelanta y las salta, y se han movido:
}
exchange-passed-over-one = `{ $said }` pasa a ser { $shown }
exchange-zone = el archivo no describe la zona horaria `{ $value }`
exchange-utf16 = está escrito en UTF-16; guárdelo como UTF-8
exchange-imported-people = { $people ->
    [one] Importado: un cliente nuevo.
   *[other] Importado: { $people } clientes nuevos.
}
exchange-would-import-people = { $people ->
    [one] Se importaría un cliente nuevo.
   *[other] Se importarían { $people } clientes nuevos.
} No se ha guardado nada: era un ensayo.
exchange-no-use = `{ $flag }` no sirve para este formato
