# Sacarlo todo y traerlo.

exchange-newer = una versión más nueva de este programa cambió la promesa { $id }; lo que solo ella conoce no se exporta
exchange-exported = Exportado: { $promises ->
    [one] una promesa
   *[other] { $promises } promesas
}, { $people ->
    [one] un cliente
   *[other] { $people } clientes
}.
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
exchange-no-object = esto no es un objeto con campos
exchange-too-deep = está anidado demasiado hondo
exchange-entry-too-long = pasa de 1 MiB
exchange-unended = se corta a la mitad
exchange-too-long = uno de sus textos es demasiado largo para guardarlo
exchange-nobody = el cliente no tiene nombre
exchange-nothing-promised = no dice qué se prometió
exchange-odd = `{ $field }` no puede ser { $value }
exchange-in-future = `{ $field }` está en el futuro
exchange-closed-before-made = se cerró antes de hacerse
exchange-contradicts = `{ $status }` no concuerda con sus fechas
exchange-senseless = su historia no tiene sentido
exchange-twice = el número { $id } está repetido
