# De qué promesa se trata.

select-no-number = no hay ninguna promesa `{ $id }`
select-nobody = no se conoce a nadie llamado `{ $typed }`
select-nothing-open = `{ $typed }` no tiene promesas abiertas
select-several = { $count ->
    [one] `{ $typed }` tiene una promesa abierta:
   *[other] `{ $typed }` puede ser cualquiera de estas { $count } promesas:
}
select-which = ¿qué número?
select-none-chosen = no se ha elegido ninguna; no se ha guardado nada
select-give-number = diga cuál con su número
select-closed = la promesa { $id } ya está cerrada: { $how }
select-closed-hint = `promise ver { $id }` cuenta su historia; `promise deshaz` deshace la última orden
select-one-at-a-time = las promesas, de una en una: `{ $typed }` sería una nota
select-one-at-a-time-hint = no se ha guardado nada; dígalo una vez por número
select-newer = la promesa { $id } la cambió una versión más nueva de este programa; hace falta esa versión para volver a cambiarla
select-list-hint = `promise vence` muestra las abiertas; `promise lista`, todas
