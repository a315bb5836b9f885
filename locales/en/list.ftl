# All promises.

list-nothing = No promise matches.
