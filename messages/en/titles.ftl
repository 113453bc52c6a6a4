# What is due at the end of a clock, as the law files name it, and what things are called in a citation.
titles-answer = answer
titles-answer-to-the-appeal = answer to the appeal
titles-answer-by-the-day-that-your-letter-asks-for = answer, by the day that your letter asks for
titles-end-of-processing = end of processing
titles-news-from-the-authority = news from the authority
titles-acknowledgement = acknowledgement
titles-acknowledgement-of-the-complaint = acknowledgement of the complaint
titles-your-complaint-to-the-austrian-authority = your complaint to the Austrian authority
titles-your-petition-to-the-dutch-district-court = your petition to the Dutch district court
titles-deletion = deletion
titles-decision = decision
titles-gdpr = GDPR
titles-general-data-protection-regulation = General Data Protection Regulation
titles-regulation-1182-71 = Regulation 1182/71
titles-cited = { $law } { $word ->
    [short] Art.
   *[long] Article
 } { $article }
titles-paragraph = ({ $number })
titles-point = ({ $number })
titles-first-sentence = , first sentence
titles-second-subparagraph = , second subparagraph
titles-first-subparagraph = , first subparagraph
titles-dsg-austria-section-24-4 = DSG (Austria) section 24(4)
titles-dsg-austria-section-24-4-one-year-after-knowledge = DSG (Austria) section 24(4): one year after knowledge
titles-dsg-austria-section-24-4-read-on-the-safe-side-no-day-rolls = DSG (Austria) section 24(4), read on the safe side: no day rolls
titles-edpb-guidelines-01-2022-paragraph-159 = EDPB Guidelines 01/2022, paragraph 159
titles-at-least-one-state-of-the-european-economic-area = at least one state of the European Economic Area
titles-at-least-one-canton-of-switzerland = at least one canton of Switzerland
titles-at-least-one-state-or-territory-of-australia = at least one State or Territory of Australia
titles-at-least-one-nation-of-the-united-kingdom = at least one nation of the United Kingdom
titles-regulation-eu-2016-679 = Regulation (EU) 2016/679
titles-gdpr-articles-3-and-99-2 = GDPR Articles 3 and 99(2)
titles-dsg-austria-section-24-2-and-3 = DSG (Austria) section 24(2) and (3)
titles-dsg-austria-section-24-2-and-4 = DSG (Austria) section 24(2) and (4)
titles-bdsg-sections-40-and-19-2 = BDSG sections 40 and 19(2)
titles-bdsg-section-34-1-and-2 = BDSG section 34(1) and (2)
titles-bdsg-section-35-1 = BDSG section 35(1)
titles-bdsg-section-9-1 = BDSG section 9(1)
