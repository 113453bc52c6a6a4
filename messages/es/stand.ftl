# Cómo está un caso, en una palabra.
stand-late = tarde
stand-waiting = en espera
stand-wants = le espera
stand-refused = negado
stand-not-sent = sin enviar
stand-at-authority = autoridad
stand-answered = respondido
stand-finished = terminado
# Junto a una empresa que lleva retraso.
stand-letter-waits = carta sin enviar
stand-none-fits = ningún expediente encaja; `datawrit list` los muestra todos
stand-none-yet = aún no hay ningún expediente; `datawrit write` abre uno
