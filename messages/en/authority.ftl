# Who hears a complaint, and how it is reached.
authority-or = or { $name }
authority-because = because
authority-english = english
authority-covers = covers
authority-form = form
authority-email = e-mail
authority-post = post
authority-phone = phone
authority-web = web
authority-language = language
authority-note = note
authority-source = source
authority-supervises = it supervises { $who }{ $rule }
authority-maybe-others = { $languages }, maybe others too
authority-as-of = { $source }, as of { $day }
authority-old = this may not have been checked for { $years } years; look at { $page } first
authority-name-part = say which part, as in { $flag }: { $parts }
