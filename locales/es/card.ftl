# Una promesa entera.

card-kind-call = llamada
card-kind-delivery = entrega
card-kind-message = mensaje
card-kind-visit = visita
card-kind-task = tarea
card-wording-fixed = { $kind ->
    [message] fijo
   *[other] fija
}
card-wording-flexible = { $kind ->
   *[other] flexible
}
card-wording-attempt = { $kind ->
   *[other] un intento
}
card-theirs = nos lo prometieron
card-complaint = reclamación
card-owner = a cargo de { $owner }
card-when = { $window } ({ $relative })
card-when-due = { $window } (vence { $due }, { $relative })
card-when-check = { $window } (repaso: { $day })
card-undated = sin fecha; repaso: { $day }
card-no-date = sin fecha
card-warn-by = { $kind ->
    [delivery] debe estar listo: { $when }; si no, avise
   *[other] último momento para avisar: { $when }
}
card-warn-now = a punto de fallar: es el último momento para avisar
