# Lo que precede a un mensaje.
labels-error = error
labels-cause = causa
labels-hint = consejo
labels-note = nota: { $words }
labels-trials = esta carpeta es ahora de pruebas: su primer expediente tiene una fecha inventada, y lo que sale lo dice
labels-readable = { $path }, con todo lo de sus expedientes, lo pueden leer otros: `chmod 600 { $path }`
labels-so-far = { $done } de { $of } hasta ahora
labels-so-far-in = { $name }: { $done } de { $of } hasta ahora
