# Everything about one promise.

show-untold = moved, and the customer does not know yet: promise tell { $id }
show-follows = follows promise { $id }
show-followed = followed by promise { $id }
