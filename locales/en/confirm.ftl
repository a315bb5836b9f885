# The other side accepted.

confirm-mine = { $how ->
    [message] Noted: { $who } accepted { $id } in writing: { $what }
    [signed] Noted: { $who } signed { $id }: { $what }
   *[spoken] Noted: { $who } accepted { $id }: { $what }
}
confirm-theirs = { $how ->
    [message] Noted: { $who } confirmed { $id } in writing: { $what }
    [signed] Noted: { $who } signed { $id }: { $what }
   *[spoken] Noted: { $who } confirmed { $id }: { $what }
}
confirm-known = { $how ->
    [message] { $who } had confirmed { $id } in writing already: { $what }
    [signed] { $who } had signed { $id } already: { $what }
   *[spoken] { $who } had confirmed { $id } already: { $what }
}
