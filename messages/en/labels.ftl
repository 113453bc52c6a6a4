# What stands before a message.
labels-error = error
labels-cause = cause
labels-hint = hint
labels-note = note: { $words }
labels-trials = this home is now for trials: its first case has a made-up date, and what leaves it says so
labels-readable = { $path }, with everything of your cases, can be read by others: `chmod 600 { $path }`
labels-so-far = { $done } of { $of } so far
labels-so-far-in = { $name }: { $done } of { $of } so far
