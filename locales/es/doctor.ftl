# Un repaso a todo el almacén, y su reparación.

doctor-checked = Comprobado: { $journals ->
    [one] un diario
   *[other] { $journals } diarios
}, { $lines ->
    [one] una línea
   *[other] { $lines } líneas
}, { $kib } KiB, { $promises ->
    [one] una promesa
   *[other] { $promises } promesas
}.
doctor-well = Todo está bien: cada línea está como se escribió y no falta ninguna.
doctor-unfinished = { $count ->
    [one] Una línea es el resto de una orden interrumpida; nunca se guardó y no hace daño.
   *[other] { $count } líneas son restos de órdenes interrumpidas; nunca se guardaron y no hacen daño.
}
doctor-waiting = Hay cosas anotadas sobre promesas que no están aquí, y las esperan: { $ids }
doctor-newer = Una parte la escribió una versión más nueva de este programa.
doctor-left-behind = Lo dejó una orden que se interrumpió; nada de ello se usa y se puede borrar: { $path }
doctor-stranger = No es parte del almacén y se deja como está: { $path }
doctor-open = otras personas pueden leerlo o escribir en él desde este equipo
doctor-note = esta nota no está como se escribió; no se usa
doctor-unreadable = no se puede leer
doctor-faults = { $count ->
    [one] algo no está bien en el almacén
   *[other] { $count } cosas no están bien en el almacén
}
doctor-hint-accept = si usted editó una línea, `promise revisa --accept` la da por buena; `promise revisa --repair` conserva todo lo que se puede leer y aparta el archivo antiguo; `promise restaura ARCHIVO` recupera una copia
doctor-hint-repair = `promise revisa --repair` conserva todo lo que se puede leer y aparta el archivo antiguo; `promise restaura ARCHIVO` recupera una copia
doctor-hint-harmless = no afecta a ninguna promesa; `promise revisa --repair` lo arregla
doctor-hint-refused = ponga en su lugar un archivo o una carpeta normal y propia, y vuelva a mirar
doctor-nothing = No hay nada que hacer: todo está bien.
doctor-saved = { $dry ->
    [yes] Se conservarían: { $saved ->
        [one] una línea
       *[other] { $saved } líneas
    }; quedarían fuera: { $left }.
   *[no] Se conservan: { $saved ->
        [one] una línea
       *[other] { $saved } líneas
    }; quedan fuera: { $left }.
}
doctor-named = Promesas que aparecen en lo que queda fuera: { $ids }
doctor-missing = Números de los que ya no hay nada anotado: { $ids }
doctor-renumbered = { $dry ->
    [yes] Hay dos promesas con el número { $from }; la segunda pasaría a ser la { $to }.
   *[no] Había dos promesas con el número { $from }; la segunda es ahora la { $to }.
}
doctor-rewritten = { $dry ->
    [yes] Se escribiría de nuevo: { $path }
   *[no] Escrito de nuevo: { $path }
}
doctor-closed = { $dry ->
    [yes] Se cerraría a los demás: { $path }
   *[no] Cerrado a los demás: { $path }
}
doctor-unmended = lo que ocuparía el lugar del diario no se lee como debería; no se ha cambiado nada
doctor-edited = { $file }, línea { $line }, dice ahora:
doctor-says = { $id }, { $who }: { $text }
doctor-says-add = { $id }, { $who }: «{ $what }»; { $text }
doctor-says-person = sobre el cliente { $who }
doctor-says-undo = deshace la orden { $n }
doctor-says-redo = rehace la orden { $n }
doctor-says-lost = sobre la promesa { $id }, que no está aquí
doctor-says-first = qué máquina escribe este diario
doctor-accept-question = ¿Darla por buena tal como está?
doctor-accept-unasked = { $count ->
    [one] una línea no se ha dado por buena, porque no hay nadie a quien preguntar
   *[other] { $count } líneas no se han dado por buenas, porque no hay nadie a quien preguntar
}
doctor-accept-unasked-hint = --yes las da por buenas sin preguntar
doctor-accepted = { $dry ->
    [yes] Se darían por buenas: { $count ->
        [one] una línea.
       *[other] { $count } líneas.
    }
   *[no] Dadas por buenas: { $count ->
        [one] una línea.
       *[other] { $count } líneas.
    }
}
doctor-nothing-to-accept = ninguna línea dañada tiene sentido tal como está, así que no hay nada que dar por bueno
