# Una promesa fija dicha con palabras flexibles, en la lengua del cliente, y lo que el programa dice de ello.

# Hecha con las palabras de la promesa: lo que espera ($thing), o toda ella ($clause).
reword-thing-polite = { $kind ->
    [message] En cuanto tenga { $thing } le escribo, { $latest }.
   *[call] En cuanto tenga { $thing } le llamo, { $latest }.
}
reword-thing-familiar = { $kind ->
    [message] En cuanto tenga { $thing } te escribo, { $latest }.
   *[call] En cuanto tenga { $thing } te llamo, { $latest }.
}
reword-clause = { $clause } lo antes posible, { $latest }.
# Con palabras del programa, donde las que se escribieron no forman una frase; van detrás, entre comillas.
reword-kind-polite = { $kind ->
    [call] Le llamo en cuanto pueda, { $latest }: «{ $what }».
    [delivery] Se lo entrego en cuanto pueda, { $latest }: «{ $what }».
    [message] Le escribo en cuanto pueda, { $latest }: «{ $what }».
    [visit] Voy a verle en cuanto pueda, { $latest }: «{ $what }».
   *[task] Me ocupo de ello en cuanto pueda, { $latest }: «{ $what }».
}
reword-kind-familiar = { $kind ->
    [call] Te llamo en cuanto pueda, { $latest }: «{ $what }».
    [delivery] Te lo entrego en cuanto pueda, { $latest }: «{ $what }».
    [message] Te escribo en cuanto pueda, { $latest }: «{ $what }».
    [visit] Voy a verte en cuanto pueda, { $latest }: «{ $what }».
   *[task] Me ocupo de ello en cuanto pueda, { $latest }: «{ $what }».
}
reword-latest-today = hoy como muy tarde
reword-latest-tomorrow = mañana como muy tarde
reword-latest-weekday = el { $weekday } como muy tarde
reword-latest-date = el { $date } como muy tarde

reword-offer = Dígaselo a { $who }; una vez dicho: promise reformula { $id } --yes
reword-done = Anotado; se entiende que { $who } ya lo ha oído (si no: promise deshaz)
reword-not-fixed = la { $id } ya lo dice sin atarse ({ $wording ->
    [attempt] es un intento
   *[flexible] palabras flexibles
}): no hay nada que reformular
reword-no-day = la { $id } no nombra un último día: no hay nada que reformular
reword-theirs = la { $id } es lo que prometió { $who }: no es usted quien puede cambiar esas palabras
reword-too-late = la { $id } vencía { $when }: ya no se arregla con palabras
reword-too-late-hint = promise mueve { $id } <cuándo> --told
