# Quién recibe una reclamación y cómo contactar.
authority-or = o { $name }
authority-because = porque
authority-english = inglés
authority-covers = abarca
authority-form = formulario
authority-email = correo
authority-post = postal
authority-phone = teléfono
authority-web = web
authority-language = idioma
authority-note = nota
authority-source = fuente
authority-supervises = supervisa { $who }{ $rule }
authority-maybe-others = { $languages }, quizá también otros
authority-as-of = { $source }, a fecha de { $day }
authority-old = quizá no se haya comprobado en { $years } años; mire antes { $page }
authority-name-part = indique la parte del país, por ejemplo con { $flag }: { $parts }
