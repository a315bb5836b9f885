# All promises.

list-nothing = No promise is like that.
