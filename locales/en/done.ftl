# A promise was done.

done-kept = Kept: { $id } { $who }: { $what }
done-late = Done, { $late }: { $id } { $who }: { $what }
done-attempt = Done, though it was only an attempt: { $id } { $who }: { $what }
done-theirs = { $who } kept their word: { $id } { $what }
done-still-open = { $count ->
    [one] Still open for { $who }:
   *[other] Still open for { $who } ({ $count }):
}
done-before-made = promise { $id } was made later than that: { $made }
