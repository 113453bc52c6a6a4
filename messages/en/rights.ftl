# What is asked for, in a word.
rights-access = access
rights-deletion = deletion
rights-objection = objection
rights-rectification = rectification
rights-restriction = restriction
rights-portability = portability
rights-withdrawal = withdrawal
rights-opt-out = opt-out
rights-limit = limit
rights-automated-decisions = automated decisions
rights-third-parties = list of third parties
