"""Deals that a sentence tells beside what it is about: by a participle, a relative clause without its pronoun, or a wish.

"Its maker, B, recently acquired by A, ...", "the segment it acquired from B", "A is thrilled to partner with B": the verb of
the deal is not that of the sentence, and whoever acts stands behind it or behind a noun.
"""

from __future__ import annotations

from extractor.facts.deal.rules import NO_PERSON, DealRule

_ASIDE = r"(?:(?:also|since|newly|formerly|[a-z]+ly|{D}) )*"
_WHEN = r"(?:(?:in |on )?{D} |for {M} )*"
_BOUGHT = r"(?:acquired|bought|purchased|taken over|taken private)"
_PART = (
    r"(?:business(?:es)?|units?|segments?|divisions?|operations|assets?|brands?|portfolios?|subsidiar(?:y|ies)|plants?|mines?|projects?|"
    r"product lines?|arm|stake|propert(?:y|ies)|sites?|fields?|facilit(?:y|ies)|factor(?:y|ies)|stores|hotels?|clinics)"
)
_GLAD = r"(?:thrilled|excited|proud|pleased|delighted|honou?red|happy|glad|privileged)"
_TOGETHER = r"(?:be )?(?:partner(?:ing)?|collaborat(?:e|ing)|team(?:ing)? up|join(?:ing)? (?:forces|hands))"
_LASTING = (
    r"(?:(?!former\b|ex-|previous)[a-z-]+ ){0,2}?(?:(?:alliance|joint[- ]venture|JV|strategic|technology|manufacturing|distribution|development|commerciali[sz]ation|marketing|licensing)"
    r"(?: and [a-z]+)?|long-?standing|long-?time|long-term)"
)
"""What a partner is called that has an agreement."""

RULES: tuple[DealRule, ...] = (
    DealRule("deal.taken_by", rf"(?:, |\W){{CUL:target}},? {_ASIDE}{_BOUGHT} {_WHEN}by (?:the )?(?:[a-z-]+ ){{0,4}}{{CU:company}}(?!'s (?:former|founder|chief|CEO))", "acquisition", 0.8),
    DealRule("deal.part_bought_from", rf"\b{_PART} (?:that |which )?{{C:company}} {_ASIDE}(?:has |had )?{_ASIDE}(?:acquired|bought|purchased|took over) {_WHEN}from (?:the )?(?:[a-z-]+ ){{0,4}}{{CU:counterparty}}", "acquisition", 0.8),
    DealRule("deal.glad_to_partner", rf"{{C:a}},? (?:is|are|was|were) (?:[a-z]+ly |also |so )*{_GLAD}(?: and {_GLAD})? to (?:announce (?:that )?(?:it|{{C}}) (?:is|will) )?{_TOGETHER} with (?:the )?(?:[a-z-]+ ){{0,4}}{{CU:b}}{NO_PERSON}", "joint_venture", 0.7),
    DealRule("deal.we_partner", rf"(?<=\b[Ww]e)(?P<noun>(?: are|'re| were| have been|'ve been) (?:[a-z]+ly |also |so )*{_GLAD}(?: and {_GLAD})? to {_TOGETHER}) with (?:the )?(?:[a-z-]+ ){{0,4}}{{CU:b}}{NO_PERSON}", "joint_venture", 0.6, "owner"),
    DealRule("deal.partner_called", rf"{{C:a}}'s {_LASTING} partner,? {{CU:b}}", "joint_venture", 0.64),
    DealRule("deal.partner_aside", rf"{{C:a}}, {{CU:b}}'s {_LASTING} partner\b", "joint_venture", 0.64),
    DealRule("deal.option_on_share", r"{C:company}(?: also| currently| {D})? (?:holds|has|hold|have|owns|was granted|has been granted) (?:an? |the )?(?:exclusive |sole |right and )*option to (?:acquire|purchase|earn|buy) (?:up to )?(?:an? )?(?:undivided |further |additional )?{P}(?: [a-z]+){0,4} (?:in|of|to) (?:the )?(?:[a-z]+ )?{CL:target}", "acquisition", 0.87),
    DealRule("deal.option_on_ground", r"{C:company}(?: also| currently| {D})? (?:holds|has|hold|have|owns|was granted|has been granted) (?:an? |the )?(?:exclusive |sole |right and )*option to (?:acquire|purchase|earn|buy) (?:up to )?(?:an? )?(?:undivided |further |additional )?{P}(?! (?:[a-z]+ ){0,4}(?:in|of|to) (?:the )?(?:[a-z]+ )?⟦[CL])", "acquisition", 0.87),
    DealRule("deal.noun_bought_by", r"\b(?P<noun>(?:(?:proposed|planned|pending|recent|{M}) )*(?:acquisition|takeover|buyout|purchase)) by (?:the )?(?:[a-z-]+ ){0,4}{CU:company}(?!'s)(?! (?:of|team)\b)", "acquisition", 0.5, "owner"),
    DealRule("deal.noun_bought_such", r"\b(?P<noun>(?:[a-z-]+ )?acquisitions)(?: of(?: [a-z-]+){1,4})?,? (?:such as|including|like) (?:the )?(?:[a-z-]+ ){0,3}{CU:target}(?!'s)", "acquisition", 0.5, "owner"),
)  # fmt: skip
