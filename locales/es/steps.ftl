# Deshacer y rehacer.

steps-nothing-to-undo = no hay nada que deshacer
steps-nothing-to-redo = no hay nada que rehacer
steps-no-more = No había más de { $count }.
steps-ask = { $count ->
    [one] ¿deshacer la orden anterior?
   *[other] ¿deshacer las últimas { $count } órdenes?
}
steps-forgotten = lo que se olvidó no vuelve; se desharía la orden anterior: { $what }{ $count ->
    [one] {""}
   *[other] {" "}(uno de { $count } cambios)
}
steps-forgotten-hint = con --yes se deshace sin preguntar
steps-change = { $id } { $who }: { $text }
steps-person = lo anotado sobre { $who }
steps-kept = no se ha deshecho nada
steps-kept-hint = el número dice cuántas órdenes; una sola promesa se enmienda con `promise edita`, y `promise ver` cuenta su historia
