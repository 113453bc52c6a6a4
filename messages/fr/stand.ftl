# Où en est un dossier, en un mot.
stand-late = en retard
stand-waiting = en attente
stand-wants = vous attend
stand-refused = refusé
stand-not-sent = pas envoyée
stand-at-authority = autorité
stand-answered = répondu
stand-finished = terminé
# À côté d’une entreprise en retard.
stand-letter-waits = lettre pas envoyée
stand-none-fits = aucun dossier ne correspond ; `datawrit list` les montre tous
stand-none-yet = aucun dossier encore ; `datawrit write` en ouvre un
