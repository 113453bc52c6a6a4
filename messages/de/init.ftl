# Wer die Person ist, einmal gefragt.
init-greeting =
    Was Sie sagen, bleibt auf diesem Computer, in { $folder }.
    Jede Antwort darf leer bleiben; < geht zurück, Strg-D endet.
init-how-to-empty = Enter behält, was schon dasteht; - nimmt es aus dem Profil heraus.
init-name = Ihr Name, wie Firmen ihn kennen
init-email = Ihre E-Mail-Adresse
init-email-of = E-Mail-Adresse von { $name }
init-address = Ihre Postanschrift mit Land; eine leere Zeile beendet sie.
init-address-of = Postanschrift von { $name } mit Land; eine leere Zeile beendet sie.
init-address-kept = Enter behält { $address }.
init-understood = Verstanden: { $address }. Richtig?
init-which-country = In welchem Land ist das?
init-no-country = Ohne Land wird die Anschrift nicht verwendet.
init-where = Wo wohnen Sie? Das Land, in den USA der Bundesstaat:
init-where-of = Wo wohnt { $name }? Das Land, in den USA der Bundesstaat:
init-law = Sie wohnen in { $place }; Ihr Recht ist: { $law }. Richtig?
init-law-of = { $name } wohnt in { $place }; das Recht dort ist: { $law }. Richtig?
init-laws = Sie wohnen in { $place }; Ihr Recht ist: { $law }. Richtig?
init-laws-of = { $name } wohnt in { $place }; das Recht dort ist: { $law }. Richtig?
init-parts = Sie wohnen in { $place }, wo das Recht vom Bundesstaat abhängt. Welcher?
init-parts-of = { $name } wohnt in { $place }, wo das Recht vom Bundesstaat abhängt. Welcher?
init-no-law = Sie wohnen in { $place }; dieses Recht kennt datawrit noch nicht. Firmen in der EU müssen Ihnen nach der DSGVO trotzdem antworten. Ist { $place } richtig?
init-no-law-of = { $name } wohnt in { $place }; dieses Recht kennt datawrit noch nicht. Firmen in der EU müssen nach der DSGVO trotzdem antworten. Ist { $place } richtig?
init-which-part = welcher Bundesstaat?
init-sending = Wie möchten Sie Briefe senden?
init-myself = selbst: ein Entwurf oder ein PDF
init-mailbox = aus meinem Postfach
init-post = nur auf Papier
init-saved = Gespeichert in { $file }.
init-unchanged = In { $file } wurde nichts geändert.
init-is-understood = Verstanden: { $address }.
init-what-is-wrong = Was stimmt nicht?
init-the-address = die Anschrift
init-the-home = ich wohne woanders
init-the-home-of = { $name } wohnt anderswo
