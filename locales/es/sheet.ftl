# La hoja de llamadas por hacer.

sheet-no-phone = sin teléfono
sheet-promised = prometida { $day }
sheet-told = se avisó { $day }
sheet-called = se llamó { $day }
sheet-no-news = se llamó { $day }, sin novedades
sheet-moved = se avisó { $day } del cambio
sheet-noted = { $said }: { $note }
sheet-slot = { $day } { $from }–{ $to }
sheet-reworded = dicha { $day } con palabras flexibles
