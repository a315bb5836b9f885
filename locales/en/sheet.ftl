# The sheet of calls to make.

sheet-no-phone = no phone
sheet-promised = promised { $day }
sheet-told = told { $day }
sheet-called = called { $day }
sheet-no-news = called { $day }, no news
sheet-moved = told { $day } that it was moved
sheet-noted = { $said }: { $note }
sheet-slot = { $day } { $from }–{ $to }
sheet-reworded = told { $day } in flexible words
