# Se avisó al cliente.

tell-told = Anotado: { $who } sabe cómo está la cosa ({ $id })
tell-told-until = Anotado: { $who } sabe cómo está la cosa ({ $id }); repaso: { $day }
tell-ask-made = ¿era esa la llamada prometida? entonces se cierra como hecha
tell-if-made = Si esa era la llamada prometida: promise hecho { $id }
tell-made = Anotado, y la llamada queda hecha: { $id } { $who }: { $what }
