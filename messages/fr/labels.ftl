# Ce qui précède un message.
labels-error = erreur
labels-cause = cause
labels-hint = conseil
labels-note = note : { $words }
labels-trials = ce dossier sert désormais aux essais : son premier dossier a une date inventée, et ce qui en part le dit
labels-readable = { $path }, avec tout ce qui concerne vos dossiers, est lisible par d'autres : `chmod 600 { $path }`
labels-so-far = { $done } sur { $of } jusqu’ici
labels-so-far-in = { $name } : { $done } sur { $of } jusqu’ici
