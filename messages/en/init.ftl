# Who the person is, asked once.
init-greeting =
    What you say stays on this computer, in { $folder }.
    Any answer may be left empty; < goes back, Ctrl-D ends.
init-how-to-empty = Enter keeps what is there already; - takes it out of the profile.
init-name = Your name, as companies know it
init-email = Your e-mail address
init-email-of = E-mail address of { $name }
init-address = Your postal address with the country; an empty line ends it.
init-address-of = Postal address of { $name } with the country; an empty line ends it.
init-address-kept = Enter keeps { $address }.
init-understood = Understood: { $address }. Right?
init-which-country = In which country is that?
init-no-country = Without a country the address is not used.
init-where = Where do you live? The country, and in the United States the state:
init-where-of = Where does { $name } live? The country, and in the United States the state:
init-law = You live in { $place }; your law is the { $law }. Right?
init-law-of = { $name } lives in { $place }, where the law is the { $law }. Right?
init-laws = You live in { $place }; your laws are the { $law }. Right?
init-laws-of = { $name } lives in { $place }, where the laws are the { $law }. Right?
init-parts = You live in { $place }, where the law depends on the state. Which one?
init-parts-of = { $name } lives in { $place }, where the law depends on the state. Which one?
init-no-law = You live in { $place }, whose law datawrit does not know yet. Companies in the EU must answer you under the GDPR anyway. Is { $place } right?
init-no-law-of = { $name } lives in { $place }, whose law datawrit does not know yet. Companies in the EU must answer under the GDPR anyway. Is { $place } right?
init-which-part = which state of it?
init-sending = How do you want to send letters?
init-myself = myself: a draft or a PDF
init-mailbox = from my mailbox
init-post = on paper alone
init-saved = Saved in { $file }.
init-unchanged = Nothing was changed in { $file }.
init-is-understood = Understood: { $address }.
init-what-is-wrong = What is not right?
init-the-address = the address
init-the-home = I live elsewhere
init-the-home-of = { $name } lives elsewhere
