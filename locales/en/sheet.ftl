# The sheet of calls to make.

sheet-no-phone = no phone
sheet-promised = promised { $day }
sheet-last = { $day }: { $said }
sheet-slot = { $day } { $from }–{ $to }
