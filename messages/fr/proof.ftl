# Preuves, vérification, autorités.
proof-files = { $count ->
    [one] 1 fichier
   *[other] { $count } fichiers
}
proof-give-hash = le hachage derrière `manifest` montre plus tard que rien n'a été modifié : donnez-le à une personne de confiance
proof-notes-go = ces notes à vous vont dans le fichier :
proof-may-read = La personne qui le reçoit peut-elle les lire ?
proof-nothing-written = rien n'a été écrit
proof-without-notes = omettez les notes avec --without-notes
proof-notes-of-yours = { $count ->
    [one] 1 de vos notes irait dans le fichier
   *[other] { $count } de vos notes iraient dans le fichier
}
proof-no-case = il n'y a encore aucun dossier
proof-cases = { $count ->
    [one] 1 dossier
   *[other] { $count } dossiers
}
proof-entries = { $count ->
    [one] 1 inscription
   *[other] { $count } inscriptions
}
proof-faults = { $count ->
    [one] 1 défaut
   *[other] { $count } défauts
}
proof-unchanged = { $cases }, { $entries } : complets et inchangés
proof-faulty = { $cases }, { $entries } : { $faults }
proof-compared = comparé avec lui-même, et avec le dernier hachage donné : preuves de { $case }, { $day }, { $entry }
proof-compared-alone = comparé avec lui-même seulement : aucun hachage n'a encore été donné (`datawrit evidence DOSSIER --output FICHIER.zip` en a un)
proof-uncovered = couvert par aucun hachage :
proof-archive = l'archive ne peut pas être utilisée : { $why }
