# Cómo se entienden las palabras que dicen cuándo, y por qué no valen.

when-ask = ¿cuándo? (vacío para dejarlo)
when-ask-sentence = ¿qué se dijo?
when-which = ¿cuál?
when-another = en otro momento
when-unanswered = no se ha dicho ninguna fecha; no se ha guardado nada
when-nothing = no hay nada que leer
when-nothing-hint = por ejemplo: promise cuando "te llamo mañana a las 5"
when-no-date = `{ $typed }` no es una fecha
when-no-date-hint = por ejemplo: "mañana a las 5", "el viernes", "en 2 horas", "antes del lunes"
when-in-future = `{ $typed }` todavía no ha llegado
when-unread = { $count ->
    [one] esta palabra habla de tiempo y no se entiende: { $words }
   *[other] estas palabras hablan de tiempo y no se entienden: { $words }
}
when-unread-hint = dígalo de otro modo; con `anota`, --by "el viernes a las 10" pone la fecha aparte
when-past = `{ $phrase }` ya ha pasado
when-impossible = `{ $phrase }` no es una fecha que exista
when-disagrees = en `{ $phrase }` no concuerdan el día de la semana y la fecha
when-ends-before-start = `{ $phrase }` acaba antes de empezar
when-recurs = `{ $phrase }` son varias fechas; una promesa necesita una sola
when-hint = dígalo con otra fecha, como "mañana a las 5"
when-offer = ¿quizá { $one }?
when-offers = ¿{ $one }, o { $other }?
when-offer-plain = «{ $phrase }»
when-offer-text = «{ $phrase }» ({ $window })

when-label-problem = problema
when-label-window = cuándo
when-label-deadline = vence
when-label-check = repasar
when-label-wording = firmeza
when-label-kind = tipo
when-label-rest = se promete
when-no-window = sin fecha
when-wording-fixed = palabras fijas
when-wording-flexible = palabras flexibles
when-wording-attempt = un intento
when-why-day-and-hour = dicen un día y una hora
when-why-hour = dicen una hora
when-why-day = dicen un día
when-why-firms-up = dicen que es seguro
when-why-no-day = no atan a ningún día
when-why-condition = dependen de otra cosa
when-why-no-time = no dicen cuándo
when-why-tries = solo dicen que se intentará
when-skips-today = dentro de una semana, no hoy, que también es { $weekday }{ $command ->
    [edit] {"; "}si es hoy: promise edita { $id } --by hoy
    [move] {"; "}si es hoy: promise mueve { $id } hoy
   *[none] {""}
}
when-in-a-week = { $window }, dentro de una semana: no hoy
when-two-dates = aquí hay más de una fecha: { $dates }
when-two-dates-hint = una promesa por fecha; con `anota`, --by "el viernes a las 10" dice cuál cuenta
