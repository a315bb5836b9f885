# Lo que le pasó a una promesa, y lo que significa deshacerlo.

story-when = { $day } { $time }
story-by = { $text } ({ $by })
story-noted = { $text }: { $note }
story-outcome = { $text } — { $outcome ->
    [kept] cumplida
    [late] tarde
    [broken] rota
    [released] liberada
   *[renegotiated] renegociada
}
story-add = { $direction ->
    [theirs] nos prometieron «{ $said }»: { $window }
   *[mine] se prometió «{ $said }»: { $window }
}
story-add-undated = { $direction ->
    [theirs] nos lo prometieron, sin fecha
   *[mine] se prometió, sin fecha
}
story-done = hecho
story-done-no-news = se llamó, aunque no había novedades
story-done-earlier = hecho { $when }
story-done-earlier-no-news = se llamó { $when }, aunque no había novedades
story-tell = se avisó al cliente
story-accept = { $how ->
    [message] el cliente la aceptó por escrito
    [signed] el cliente la firmó
   *[spoken] el cliente la aceptó
}
story-accept-theirs = { $how ->
    [message] la confirmó el cliente por escrito
    [signed] la firmó el cliente
   *[spoken] la confirmó el cliente
}
story-assign = pasa a otra persona: responde { $to }
story-escalate = se eleva: responde { $to }
story-move = { $told ->
    [told] se movió y se avisó al cliente: { $window }
    [theirs] la movió el cliente: { $window }
   *[untold] se movió sin avisar al cliente: { $window }
}
story-move-undated = { $told ->
    [told] se movió y se avisó al cliente: ya sin fecha
    [theirs] la movió el cliente: ya sin fecha
   *[untold] se movió sin avisar al cliente: ya sin fecha
}
story-reword = { $told ->
    [untold] se dijo de otro modo, sin avisar al cliente: { $window }
   *[other] se dijo de otro modo y se avisó al cliente: { $window }
}
story-released = { $direction ->
    [theirs] la dimos por liberada
   *[mine] la otra parte ya no la necesita
}
story-broken = { $direction ->
    [theirs] no la cumplieron
   *[mine] se dejó sin cumplir
}
story-edit = corrección: { $changes }
story-mend-who = es para { $to }
story-mend-what = «{ $to }»
story-mend-kind = tipo: { $to }
story-mend-wording = { $to ->
    [fixed] las palabras eran fijas
    [flexible] las palabras eran flexibles
   *[attempt] era un intento
}
story-mend-owner = a cargo de { $to }
story-mend-no-owner = a cargo de nadie en particular
story-mend-complaint = es una reclamación
story-mend-no-complaint = no es una reclamación
story-mend-by = { $to }
story-mend-undated = sin fecha
story-unknown = la cambió una versión más nueva (`{ $op }`)

story-undone-add = Deshecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} ya no consta ({ $id })
story-undone-done = Deshecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} está { $kind ->
    [message] abierto
    [theirs] abierto
   *[other] abierta
} otra vez ({ $id })
story-undone-drop = Deshecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} está { $kind ->
    [message] abierto
    [theirs] abierto
   *[other] abierta
} otra vez ({ $id })
story-undone-tell = Deshecho: { $kind ->
   *[other] { $who } está sin avisar ({ $id })
}
story-undone-accept = Deshecho: { $who } no ha aceptado la { $id }
story-undone-assign = Deshecho: de la { $id } ({ $who }) responde quien respondía antes
story-undone-move = Deshecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} queda como antes: { $when } ({ $id })
story-undone-edit = Deshecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} dice lo de antes ({ $id })
story-undone-person = Deshecho: lo anotado sobre { $who } queda como antes
story-undone-unknown = Deshecho: un cambio que solo conoce una versión más nueva
story-redone-add = Rehecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} vuelve a constar ({ $id })
story-redone-done = Rehecho: hecho otra vez, { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} ({ $id })
story-redone-drop = Rehecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} está { $kind ->
    [message] cerrado
    [theirs] cerrado
   *[other] cerrada
} otra vez ({ $id })
story-redone-tell = Rehecho: { $kind ->
   *[other] { $who } está al tanto ({ $id })
}
story-redone-accept = Rehecho: { $who } ha aceptado la { $id }
story-redone-assign = Rehecho: la { $id } ({ $who }) vuelve a estar en otras manos
story-redone-move = Rehecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} se mueve: { $when } ({ $id })
story-redone-edit = Rehecho: { $kind ->
    [call] la llamada a { $who }
    [delivery] la entrega a { $who }
    [message] el mensaje a { $who }
    [visit] la visita a { $who }
    [theirs] lo prometido por { $who }
   *[task] la tarea de { $who }
} queda corregida ({ $id })
story-redone-person = Rehecho: vuelve lo anotado sobre { $who }
story-redone-unknown = Rehecho: un cambio que solo conoce una versión más nueva
story-undone-many = Deshecho: { $count } cambios de una sola orden
story-redone-many = Rehecho: { $count } cambios de una sola orden
