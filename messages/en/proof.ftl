# Evidence, verification, authorities.
proof-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
proof-give-hash = the hash behind `manifest` shows later that nothing was altered: give it to somebody you trust
proof-notes-go = these notes of yours go into the file:
proof-may-read = May whoever gets it read them?
proof-nothing-written = nothing was written
proof-without-notes = leave the notes out with --without-notes
proof-notes-of-yours = { $count ->
    [one] 1 note of yours would go into the file
   *[other] { $count } notes of yours would go into the file
}
proof-no-case = there is no case yet
proof-cases = { $count ->
    [one] 1 case
   *[other] { $count } cases
}
proof-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
proof-faults = { $count ->
    [one] 1 fault
   *[other] { $count } faults
}
proof-unchanged = { $cases }, { $entries }: complete and unchanged
proof-faulty = { $cases }, { $entries }: { $faults }
proof-compared = compared with  itself, and the last hash given away: evidence of { $case }, { $day }, { $entry }
proof-compared-alone = compared with  itself only: no hash was given away yet (`datawrit evidence CASE --output FILE.zip` has one)
proof-uncovered = not covered by any hash:
proof-archive = the archive cannot be used: { $why }
