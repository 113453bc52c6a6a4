# The people of one home.
people-head-person = PERSON
people-head-cases = CASES
people-head-profile = PROFILE
people-no-profile = none
people-unknown = no person here is called `{ $name }`
people-no-case = `{ $name }` has no case that is called `{ $typed }`
people-only-cases = `{ $name }` has letters here, and no profile that further letters could be written from
people-as-in-letters = { $name } has letters here, and no profile. The last ones say: { $details }. Right? It is kept for further letters.
people-near = `{ $name }` may be somebody who is here already
people-who-is = Who is `{ $name }`?
people-somebody-new = somebody new, who signs as { $name }
people-several = `{ $name }` fits several people
people-nameless = { $file } does not say whose it is
people-twice = { $one } and { $other } are both of `{ $name }`
people-none-yet = no person is here yet; `datawrit init` says who you are
people-for-whom = For whom is the letter?
people-leaves = { $cases ->
    [0] There is no case of { $name }.
    [one] 1 case of { $name } goes, with its letters and what came back.
   *[other] { $cases } cases of { $name } go, with their letters and what came back.
}
people-leaves-sent = { $count ->
    [one] The letter of 1 of them has left; the company keeps it.
   *[other] The letters of { $count } of them have left; the companies keep them.
}
people-leaves-profile = Their profile goes too.
people-gone = { $cases ->
    [0] Deleted: the profile of { $name }.
    [one] Deleted: 1 case of { $name }, and the profile.
   *[other] Deleted: { $cases } cases of { $name }, and the profile.
}
