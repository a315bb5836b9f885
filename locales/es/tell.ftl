# Se avisó al cliente.

tell-told = Anotado: { $who } sabe cómo está la cosa ({ $id })
tell-told-until = Anotado: { $who } sabe cómo está la cosa ({ $id }); repaso: { $day }
