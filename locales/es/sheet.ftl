# La hoja de llamadas por hacer.

sheet-no-phone = sin teléfono
sheet-promised = prometida { $day }
sheet-last = { $day }: { $said }
sheet-slot = { $day } { $from }–{ $to }
