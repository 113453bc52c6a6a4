# Was vor einer Nachricht steht.
labels-error = Fehler
labels-cause = Ursache
labels-hint = Ausweg
labels-note = Hinweis: { $words }
labels-trials = Dieser Ordner ist nun zum Ausprobieren: Sein erster Vorgang hat ein erdachtes Datum, und was hinausgeht, sagt es
labels-readable = { $path }, mit allem aus Ihren Vorgängen, ist für andere lesbar: `chmod 600 { $path }`
labels-so-far = { $done } von { $of } bisher
labels-so-far-in = { $name }: { $done } von { $of } bisher
