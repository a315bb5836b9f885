# The customer was told.

tell-told = Noted: { $who } knows how things stand ({ $id })
tell-told-until = Noted: { $who } knows how things stand ({ $id }); look again: { $day }
tell-ask-made = was that the call you promised? then it is closed as made
tell-if-made = If that was the call you promised: promise done { $id }
tell-made = Noted, and the call is closed as made: { $id } { $who }: { $what }
