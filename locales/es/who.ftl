# Clientes.

who-nobody = no se conoce a nadie llamado `{ $typed }`
who-nobody-hint = `promise clientes` los enumera
who-several = `{ $typed }` puede ser cualquiera de estos: { $names }
who-whom = ¿de qué cliente se trata?
who-empty = Todavía no hay clientes.
who-open = { $count ->
    [0] nada abierto
    [one] { $count } abierta
   *[other] { $count } abiertas
}
who-record = { $kept ->
    [one] cumplida { $kept } de { $of }
   *[other] cumplidas { $kept } de { $of }
}
who-let-down = lo que nos prometió: las últimas { $count } sin cumplir
who-language-en = se le escribe en inglés
who-language-es = se le escribe en español
who-exported = { $count ->
    [one] Exportado: un cliente.
   *[other] Exportado: { $count } clientes.
}
who-strange-phone = se guarda, pero no es un número al que llamar: `{ $typed }`
who-phone-replaced = el teléfono de { $who } era { $old }; ahora es { $new }
who-phone-replaced-hint = para volver al de antes: promise clientes "{ $who }" --phone "{ $old }"
