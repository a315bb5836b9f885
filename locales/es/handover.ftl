# Quién responde de una promesa.

handover-nobody = ¿quién responde de ella desde ahora? el nombre está vacío
handover-nobody-hint = por ejemplo: promise asigna 17 Marta
handover-over = De la { $id } responde ahora { $to } ({ $who }: { $what })
handover-up = Elevada: de la { $id } responde ahora { $to } ({ $who }: { $what })
handover-known = De la { $id } ya respondía { $to } ({ $who }: { $what })
