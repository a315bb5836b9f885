# Las cifras: cuánto se ha cumplido, contado.

stats-nothing = Todavía no hay nada que contar. Anote las promesas al hacerlas (`promise anota`) y diga en qué quedó cada una (`promise hecho`): las cifras vendrán solas.
stats-nothing-yet = Todavía no hay nada que contar: ninguna promesa ha vencido ni se ha cerrado. Diga en qué queda cada una (`promise hecho`, `promise suelta`) y las cifras vendrán solas.
stats-nothing-such = Entonces no se resolvió nada que coincida. Un --since anterior abarca más.
stats-nothing-then = Entonces no se cumplió ni se incumplió ninguna promesa nuestra.
stats-nothing-then-theirs = Entonces los clientes no cumplieron ni incumplieron ninguna promesa.
stats-backwards = `{ $typed }` acaba antes de que empiece el periodo

stats-period = { $since } – { $until }
stats-rate = { $kept ->
    [one] Cumplida { $kept } de { $of }
   *[other] Cumplidas { $kept } de { $of }
}
stats-theirs = Los clientes cumplieron { $kept } de { $of }
stats-theirs-too = los clientes cumplieron: { $kept } de { $of }
stats-attempts = intentos cumplidos: { $kept } de { $of }
stats-with-percent = { $rate } ({ $percent } %)
stats-late = { $count ->
    [one] 1 con retraso, de { $by }
   *[other] { $count } con retraso, la mitad de { $by } o menos
}{ $open ->
    [0] { "" }
    [one] ; 1 sigue abierta
   *[other] ; { $open } siguen abiertas
}
stats-broken = { $count ->
    [one] 1 rota
   *[other] { $count } rotas
}
stats-renegotiated = { $count ->
    [one] aparte: 1 renegociada a tiempo
   *[other] aparte: { $count } renegociadas a tiempo
}
stats-released = { $count ->
    [one] aparte: 1 que el cliente dio por liberada
   *[other] aparte: { $count } que los clientes dieron por liberadas
}
stats-released-theirs = { $count ->
    [one] aparte: 1 que dimos por liberada
   *[other] aparte: { $count } que dimos por liberadas
}
stats-all-kept = Todas: quizá promete usted demasiado poco.

# Cuántas se cumplieron, en las líneas de una tabla.
stats-count = { $kept } de { $of }
stats-percent = { $percent } %
stats-by-wording = Cumplidas, por firmeza
stats-by-kind = Cumplidas, por tipo
stats-by-weekday = Cumplidas, por día de la semana en que vencían
stats-by-part = Cumplidas, por hora a la que vencían
stats-by-who = Cumplidas, por cliente
stats-by-owner = Cumplidas, por quién responde
stats-by-week = Cumplidas (█) y no cumplidas (░), por semanas
stats-weeks-before = antes: { $kept } de { $of }
stats-wording-fixed = fijas
stats-wording-flexible = flexibles
stats-wording-attempt = intentos
stats-kind-call = llamadas
stats-kind-delivery = entregas
stats-kind-message = mensajes
stats-kind-visit = visitas
stats-kind-task = tareas
stats-part-morning = mañana, hasta 12:00
stats-part-midday = mediodía, hasta 15:00
stats-part-afternoon = tarde, hasta 18:00
stats-part-evening = última hora
stats-part-day = un día entero
stats-undated = sin fecha
stats-nobody = nadie en concreto
stats-others = otros { $count }

stats-why-broken = Por qué se rompieron
stats-why-released = Por qué los clientes las dieron por liberadas
stats-why-released-theirs = Por qué las dimos por liberadas
stats-more-reasons = y { $count ->
    [one] 1 motivo más
   *[other] { $count } motivos más
}
