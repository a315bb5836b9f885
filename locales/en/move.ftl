# A new window.

move-ask-told = does { $who } know?
move-tell-them = { $who } does not know yet; once told: promise tell { $id }
move-told = { $direction ->
    [theirs] moved by { $who }
   *[mine] { $who } knows
}
move-stays = { $known ->
    [no] { $id } stays as it was: { $when }. { $who } does not know yet; once told: promise tell { $id }
   *[yes] { $id } stays as it was ({ $who }): { $when }
}
