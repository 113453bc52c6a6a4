# Was `open` sagt.
open-there = Die Seiten sind schon offen; dies ist eine weitere Adresse dafür
open-tunnel = Rufen Sie auf Ihrem eigenen Computer `{ $command }` auf, und öffnen Sie dort die Adresse.
open-until = Die Adresse gilt einmal, eine Minute lang. Die Seiten schließen nach 30 Minuten ohne Nutzung, mit „Beenden“ auf einer Seite oder hier mit Strg-C.
open-ended = Die Seiten sind geschlossen
open-no-browser = Es konnte kein Browser gestartet werden; öffnen Sie die Adresse in einem.
