# Anotar una promesa.

add-nothing = ¿qué se prometió, y a quién?
add-nobody = el cliente no tiene nombre
add-hint = por ejemplo: promise anota Ana te llamo mañana a las 5 con el presupuesto
add-no-text = ¿qué se prometió a { $who }? faltan las palabras
add-near-miss = ¿es `{ $typed }` el cliente ya conocido `{ $known }`? si lo es: promise edita { $id } --who "{ $known }"
add-dry-run = no se ha guardado nada: era solo una prueba
add-ask-who = ¿a quién se promete?
add-ask-what = ¿qué se dijo?
add-ask-when = ¿para cuándo? (vacío: sin fecha)
add-wording = { $wording }: { $why }
add-ask-wording = intro para dejarlo así, o 1 fijas, 2 flexibles, 3 un intento:
add-known = { $who }, cliente conocido
add-new = { $who }, cliente nuevo
add-new-near = { $who }, cliente nuevo (no es { $known }, ya conocido)
add-unanswered = no ha habido respuesta; no se ha guardado nada
add-undated = sin fecha
add-bad-line = línea { $line }: { $why }
add-bad-lines = { $bad ->
    [one] una línea no se entiende y no se ha guardado
   *[other] { $bad } líneas no se entienden y no se han guardado
}; { $stored ->
    [0] no se ha guardado nada
    [one] la otra sí está guardada
   *[other] las otras { $stored } sí están guardadas
}
add-line-without-name = falta `Nombre: texto` en `{ $line }`
add-ask-owner = de una reclamación tiene que responder alguien: ¿quién?
add-ask-owner-or = de una reclamación tiene que responder alguien: ¿quién? (intro: { $me })
add-unowned = de la reclamación { $id } aún no responde nadie
add-unowned-hint = promise asigna { $id } PERSONA
add-ics-hint = elija otro nombre o quite antes ese archivo
add-no-invitation = la { $id } no tiene fecha: no hay a qué invitar
add-uninvited = la promesa está guardada, pero la invitación no: { $why }
add-by-differs = las palabras dicen además «{ $words }» ({ $window }); lo que cuenta es --by
