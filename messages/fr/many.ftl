# Plusieurs lettres à la fois.
many-go-on = Continuer ?
many-again-needs-date = --again demande une date pour plusieurs lettres, afin qu'une exécution interrompue puisse reprendre
many-again-from = les lettres écrites à partir de cette date comptent : --again={ $day }
many-letters = { $count ->
    [one] 1 lettre
   *[other] { $count } lettres
}
many-companies = { $count ->
    [one] 1 entreprise
   *[other] { $count } entreprises
}
many-known = { $letters } ; { $companies } en répertoire
many-not-known = { $count } non : { $names }
many-and-more = et { $count } autres
many-lines-unusable = { $count ->
    [one] 1 ligne est inutilisable
   *[other] { $count } lignes sont inutilisables
}
many-rehearsed = { $letters }, { $count } inutilisables
many-label-before = avant
many-label-failed = échec
many-wrote = { $letters } dans { $path }
many-before = { $count ->
    [one] 1 était déjà là et reste inchangée
   *[other] { $count } étaient déjà là et restent inchangées
}
many-more-failed = { $count } autres ; --json les montre tous
many-nothing-new = il n'y a pas de nouvelle lettre ; pour tout redemander : --again={ $day }
many-languages = langues des lettres : { $languages } ; autrement : `--lang company` (celle de chaque entreprise) ou `--lang CODE`
many-languages-unread = lues par personne qui parle la langue : { $languages }
