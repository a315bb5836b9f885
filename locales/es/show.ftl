# Todo sobre una promesa.

show-untold = se movió y el cliente aún no lo sabe: promise avisa { $id }
show-follows = sigue a la promesa { $id }
show-followed = la sigue la promesa { $id }
