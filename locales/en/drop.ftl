# A promise ends unkept.

drop-released = { $direction ->
    [theirs] Let go: { $who } no longer owes us { $id } { $what }
   *[mine] Released: { $who } let it go: { $id } { $what }
}
drop-broken = { $direction ->
    [theirs] Broken by { $who }: { $id } { $what }
   *[mine] Broken: { $id } { $who }: { $what }
}
drop-ask = how did it end?
drop-choice-released = { $who } let it go
drop-choice-broken = we did not keep it
drop-choice-we-release = we let it go
drop-choice-they-broke = { $who } did not keep it
drop-unstated = how did promise { $id } end?
drop-unstated-hint = --released if the other side let it go, --broken if the word was not kept
