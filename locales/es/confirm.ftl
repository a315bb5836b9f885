# La otra parte está de acuerdo.

confirm-mine = { $how ->
    [message] Anotado: { $who } aceptó la { $id } por escrito: { $what }
    [signed] Anotado: { $who } firmó la { $id }: { $what }
   *[spoken] Anotado: { $who } aceptó la { $id }: { $what }
}
confirm-theirs = { $how ->
    [message] Anotado: { $who } confirmó la { $id } por escrito: { $what }
    [signed] Anotado: { $who } firmó la { $id }: { $what }
   *[spoken] Anotado: { $who } confirmó la { $id }: { $what }
}
confirm-known = { $how ->
    [message] { $who } ya había confirmado la { $id } por escrito: { $what }
    [signed] { $who } ya había firmado la { $id }: { $what }
   *[spoken] { $who } ya había confirmado la { $id }: { $what }
}
