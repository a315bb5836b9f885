# El repaso del final del día.

review-nothing = Nada que repasar: ninguna promesa espera respuesta.
review-nothing-such = No hay nada que repasar que coincida.
review-place = { $number } de { $count }
review-untold = movida, y aún no lo saben
review-ask = ¿qué fue de ella?
review-ask-move = ¿para cuándo? (vacío: volver)
review-ask-late = ¿cuándo se hizo? (vacío: ahora mismo)
review-ask-why = ¿por qué? (1–{ $count }; 0: con otras palabras; intro: sin motivo)
review-ask-words = con otras palabras:
review-unread = `{ $typed }` no es ninguna de las respuestas
review-unfit = esa respuesta no vale para esta promesa
review-hint = ? dice qué significa cada tecla
review-saved-hint = lo contestado antes está guardado; promise repaso sigue desde ahí

# Una letra para cada respuesta, todas distintas.
review-key-kept = c
review-key-no-news = n
review-key-late = t
review-key-told = a
review-key-moved = m
review-key-broken = r
review-key-released = l
review-key-skip = s
review-key-back = v
review-key-quit = f
review-key-help = ?
review-label-kept = cumplida
review-label-no-news = sin novedad
review-label-late = tarde
review-label-told = avisado
review-label-moved = movida
review-label-broken = rota
review-label-released = liberada
review-label-skip = saltar
review-label-back = volver
review-label-quit = fin
review-label-help = ayuda
review-help-kept = se hizo a tiempo
review-help-no-news = se llamó a tiempo, aunque no había novedades
review-help-late = se hizo, pero tarde; se pregunta cuándo
review-help-told = ya saben cómo está la cosa
review-help-moved = tiene otra fecha
review-help-broken = { $direction ->
    [theirs] no la cumplieron ni la cumplirán
   *[mine] no se cumplió ni se cumplirá; se pregunta por qué
}
review-help-released = { $direction ->
    [theirs] ya no hace falta que la cumplan
   *[mine] la otra parte ya no la necesita
}
review-help-skip = se queda abierta
review-help-back = retira la última respuesta y la pregunta otra vez (también con Retroceso)
review-help-quit = basta por hoy; lo contestado está guardado
review-help-help = esta lista
review-help-notes = Una mayúscula pide además una nota, o el motivo.

review-reason-1 = se me olvidó
review-reason-2 = no hubo tiempo
review-reason-3 = faltaba algo por llegar
review-reason-4 = llevó más tiempo de lo previsto
review-reason-5 = el cliente no contestaba
review-reason-6 = nos falló otra persona

review-calls = Llamadas que aún se pueden hacer:
review-calls-wait = { $count ->
    [one] No son horas de llamar a nadie: una llamada espera a mañana por la mañana.
   *[other] No son horas de llamar a nadie: { $count } llamadas esperan a mañana por la mañana.
}
review-count-kept = Hoy: { $count ->
    [one] { $count } cumplida
   *[other] { $count } cumplidas
}
review-count-late = { $count } con retraso
review-count-broken = { $count ->
    [one] { $count } rota
   *[other] { $count } rotas
}
review-count-moved = { $count ->
    [one] { $count } movida a tiempo
   *[other] { $count } movidas a tiempo
}
review-count-released = { $count ->
    [one] { $count } liberada
   *[other] { $count } liberadas
}
review-count-open = { $count ->
    [one] { $count } sigue vencida
   *[other] { $count } siguen vencidas
}
review-rate = { $percent } % cumplido
