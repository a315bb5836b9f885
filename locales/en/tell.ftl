# The customer was told.

tell-told = Noted: { $who } knows how things stand ({ $id })
tell-told-until = Noted: { $who } knows how things stand ({ $id }); look again: { $day }
