# Ce que dit `record`.
record-not-sent-by = --by dit comment une lettre a été envoyée, et ne va pas avec { $event }
record-not-tracked = --tracking est le numéro de suivi d'une lettre envoyée
record-not-until = --until est le jour qu'indique un avis de prolongation
