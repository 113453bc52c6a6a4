# Qui reçoit une réclamation, et comment l'atteindre.
authority-or = ou { $name }
authority-because = parce que
authority-english = anglais
authority-covers = couvre
authority-form = formulaire
authority-email = courriel
authority-post = poste
authority-phone = téléphone
authority-web = web
authority-language = langue
authority-note = note
authority-source = source
authority-supervises = elle contrôle { $who }{ $rule }
authority-maybe-others = { $languages }, peut-être d'autres aussi
authority-as-of = { $source }, état du { $day }
authority-old = ceci n'a peut-être pas été vérifié depuis { $years } ans ; voyez d'abord { $page }
authority-name-part = indiquez la partie du pays, par exemple avec { $flag } : { $parts }
