# Les personnes d'un dossier.
people-head-person = PERSONNE
people-head-cases = DOSSIERS
people-head-profile = PROFIL
people-no-profile = aucun
people-unknown = personne ici ne s'appelle `{ $name }`
people-no-case = `{ $name }` n'a aucun dossier appelé `{ $typed }`
people-only-cases = `{ $name }` a des lettres ici, mais aucun profil pour en écrire d’autres
people-as-in-letters = { $name } a des lettres ici, et pas de profil. Les dernières disent : { $details }. Est-ce juste ? Cela reste ici pour d’autres lettres.
people-near = `{ $name }` est peut-être une personne déjà présente ici
people-who-is = Qui est `{ $name }` ?
people-somebody-new = une nouvelle personne, qui signe { $name }
people-several = `{ $name }` convient à plusieurs personnes
people-nameless = { $file } ne dit pas de qui il est
people-twice = { $one } et { $other } sont tous deux de `{ $name }`
people-none-yet = personne n'est encore ici ; avec `datawrit init`, dites qui vous êtes
people-for-whom = Pour qui est la lettre ?
people-leaves = { $cases ->
    [0] Il n'y a aucun dossier de { $name }.
    [one] 1 dossier de { $name } est supprimé, avec ses lettres et ce qui est revenu.
   *[other] { $cases } dossiers de { $name } sont supprimés, avec leurs lettres et ce qui est revenu.
}
people-leaves-sent = { $count ->
    [one] La lettre de 1 dossier est déjà partie ; l'entreprise la garde.
   *[other] Les lettres de { $count } dossiers sont déjà parties ; les entreprises les gardent.
}
people-leaves-profile = Le profil est supprimé aussi.
people-gone = { $cases ->
    [0] Supprimé : le profil de { $name }.
    [one] Supprimé : 1 dossier de { $name } et le profil.
   *[other] Supprimé : { $cases } dossiers de { $name } et le profil.
}
