# Wer eine Beschwerde annimmt, und wie man die Stelle erreicht.
authority-or = oder { $name }
authority-because = weil
authority-english = englisch
authority-covers = umfasst
authority-form = Formular
authority-email = E-Mail
authority-post = Post
authority-phone = Telefon
authority-web = Web
authority-language = Sprache
authority-note = Hinweis
authority-source = Quelle
authority-supervises = sie beaufsichtigt { $who }{ $rule }
authority-maybe-others = { $languages }, vielleicht auch andere
authority-as-of = { $source }, Stand { $day }
authority-old = das wurde vielleicht seit { $years } Jahren nicht geprüft; sehen Sie zuerst auf { $page } nach
authority-name-part = Nennen Sie den Teil des Landes, etwa mit { $flag }: { $parts }
