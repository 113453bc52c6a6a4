# Ce que dit `open`.
open-there = les pages sont déjà ouvertes ; voici une autre adresse
open-tunnel = Sur votre ordinateur, lancez `{ $command }`, puis ouvrez l’adresse là-bas.
open-until = L’adresse sert une fois, pendant une minute. Les pages se ferment après 30 minutes sans usage, avec « Quitter » sur une page, ou ici avec Ctrl-C.
open-ended = les pages sont fermées
open-no-browser = Aucun navigateur n’a pu être lancé ; ouvrez l’adresse dans le vôtre.
