"""The forms in which an article refers to what it has named: pronouns, descriptions with their nouns, "the stock"."""

from __future__ import annotations

from extractor.language.names.lexicon import COMPANY_VERBS, DESCRIPTIONS
from extractor.patterns import re

_NOUNS = "|".join(sorted(map(re.escape, DESCRIPTIONS), key=len, reverse=True)).replace("bitcoin", "[Bb]itcoin")
_ADVERBS = r"(?: (?:also|now|still|then|currently|recently|already|further|later|has|had|have|will|would))?"
_NO_NAME_BEHIND = r"(?! (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d)[A-ZÀ-Þ][\w&.-]*)(?! (?:interest|sentiment|confidence|appetite|base|community|relations|demand|presentation|letter|call)\b)"
"""A description with a name behind it ("the brewer Rauchenfels") introduces that name and stands for no other."""
_NO_COMPANY = (
    r" (?:would|will|could|may|might) (?:not |also |only |still )*be\b"
    r"|(?: is| was|'s|’s) (?:not |also |only |still |by far |perhaps )*(?:an?|the|one|another|[\w.]+['’]s) (?:[\w-]+,? ){0,3}?"
    r"(?:deal|deals|contract|lease|order|agreement|attempt|catch|reversal|recipe|sign|signal|move|step|story|case|question|shame|reminder|"
    r"blow|boost|bet|gamble|record|drop|fall|rise|gain|jump|decline|increase|loss|acquisition|purchase|time|day|week|month|quarter|year|reason|matter|mystery|shock|miracle|pattern|trend)\b"
)
"""Behind "it": what an event is, not a company ("It would be the second attempt", "It is a steep reversal")."""
_GLUED = r"(?:\b|(?<=[A-Za-z.)])(?=The ))"
"""A heading may have run into the paragraph below ("VelanurThe company")."""
REFERENCE = re.compile(
    rf"(?=[IiTtS])(?:\b(?P<its>[Ii]ts)\b|\b(?P<it>[Ii]t)(?!{_NO_COMPANY})(?={_ADVERBS} (?:{COMPANY_VERBS})\b(?! (?:expected|said|reported|believed|likely|"
    rf"unclear|possible|not clear|worth|important|difficult|hard|easy|time|because|not until|only|why|clear|estimated) ?(?:that|to|if|whether|,|\.)?))"
    rf"|{_GLUED}(?P<the>[Tt]h(?:e|at|is) (?:[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}}, (?:[A-Z][\w.]+,? |(?=[A-Z][\w.]+(?: [A-Z]\w+)?-(?:based|headquartered))))?(?:(?!(?:of|in|for|and|or|to|by|with|the|that|is|was|its|their|an?|new|other|combined|merged|parent|former|second|third|acquired|smaller|larger|supply)\b)(?:[a-z-]+|[A-Z][\w.]+(?: [A-Z]\w+)?-(?:based|listed|headquartered)|U\.S\.|U\.K\.|US|UK|AI|[A-Z][a-z]+an|[A-Z][a-z]+ish|[A-Z][a-z]+ese)[ ]){{0,3}}?"
    rf"(?P<noun>{_NOUNS}|Company))(?<![Tt]he major)\b(?!-)(?! (?:of|that|which|behind|with|whose)\b){_NO_NAME_BEHIND}"
    r"|\b(?P<paper>[Tt]he (?:(?!(?:the|of|in|and|or|to|by|with|that|US|broader|overall)\b)(?:[a-z-]+|[A-Z][a-z]+(?:an|ish|ese)) ){0,2}(?:stock price|stock|shares|share price|ADRs?|scrip|counter)|(?<=[.!?\n] )(?:Shares|The stock price)|^(?:Shares))\b"
    r"(?! (?:prices?|market|exchange|index|benchmark|indices|split|sale|offering|of|in)\b)"
    r"|(?<=[.!?\n] )(?P<they>They)(?= (?:have|had|were|are|rose|fell|gained|lost|dropped|jumped|slid|climbed|added|ended|closed|also)\b)"
    r"|\b(?P<brand>[Tt]he (?P<owned>(?!EPC|AI\b|US\b|UK\b|EU\b)[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:maker|owner|parent|creator|manufacturer|(?P<related>supplier|rival|competitor|contractor|licensee)))\b(?! [A-Z])"
    r"|\b(?P<gauge>[Tt]he (?P<what>index|benchmark|gauge|token|coin|cryptocurrency|metal|commodity|currency|contract|fund|ETF))\b(?! (?:of|that|which|for)\b)"
    r"|\b(?P<place>[Tt]he (?P<where>site|campus|facility|plant|project|data center|data centre|wind farm|solar farm|park))\b)",
    re.MULTILINE,
)
