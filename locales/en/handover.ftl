# Who answers for a promise.

handover-nobody = who answers for it from now on? the name is empty
handover-nobody-hint = for example: promise assign 17 Marta
handover-over = { $to } answers for { $id } now ({ $who }: { $what })
handover-up = Passed up: { $to } answers for { $id } now ({ $who }: { $what })
handover-known = { $to } answers for { $id } already ({ $who }: { $what })
