# Ce qui est demandé, en un mot.
rights-access = accès
rights-deletion = effacement
rights-objection = opposition
rights-rectification = rectification
rights-restriction = limitation
rights-portability = portabilité
rights-withdrawal = retrait
rights-opt-out = opt-out
rights-limit = restriction d'usage
rights-automated-decisions = décisions automatisées
rights-third-parties = liste des tiers
