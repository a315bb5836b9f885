# Una promesa se hizo.

done-kept = Cumplida: { $id } { $who }: { $what }
done-late = Hecha, { $late }: { $id } { $who }: { $what }
done-attempt = Hecha, aunque solo era un intento: { $id } { $who }: { $what }
done-theirs = { $who } cumplió su palabra: { $id } { $what }
done-still-open = { $count ->
    [one] { $who } tiene otra abierta:
   *[other] { $who } tiene otras { $count } abiertas:
}
done-before-made = la promesa { $id } se hizo más tarde que eso: { $made }
