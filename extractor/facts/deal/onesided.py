"""Deals that a sentence tells from one side: who takes, lends, builds or ends is there, and the other is whom the story has named.

"The tenant is B", "B settled on 40 MW", "the insurer B will take computing for $95 million", "B let its right to 40 MW lapse",
"its order for 43 machines was cancelled", "drilling is done by B": each rule says which side the words give, and ``sides`` finds
the other. Those of ``IN_STORY`` tell so little that the other has to be a party of a deal told before.
"""

from __future__ import annotations

from extractor.facts.deal.papers import ENDED
from extractor.facts.deal.rules import UNNAMED, DealRule

_ANY = r"(?:[^.;⟦]|\.(?=\d)|⟦[A-BD-TV-Z]\d+⟧|⟦[CU]\d+⟧'s){0,90}?"
_WORDS = r"(?:[a-z-]+ ){0,4}"
_WILL = r"(?:,? (?:which |also |then |now )*(?:will|would|is to|is due to|is set to|has agreed to|agreed to|has signed up to|plans to|has promised to))"
_COMPUTE = (
    r"(?:(?!(?:to|from|with|by)\b)[\w,.'-]+ |{W} ){0,6}?(?:comput(?:e|ing)(?: power| capacity| time| services)?|cloud (?:capacity|services|computing)|"
    r"(?:AI|training|inference|GPU)[ -](?:capacity|hours|time|services|computing)|server (?:time|capacity))\b(?! (?:start-?up|firm|company|group|provider|giant))"
)
_PAPER = r"(?:(?:[\w-]+|{T}|{M}|{W}) ){0,4}?(?:contract|agreement|deal|lease|order|proposal|plan)"
_SUM = r"(?=[^;]*⟦M\d)"
_GONE = r"(?:expire|lapse|run out|go|pass unused)"
_ORDERS = r"(?:orders?|contracts?|leases?|agreements?|PPAs?)"

RULES: tuple[DealRule, ...] = (
    DealRule("deal.tenant_is", rf"\b[Tt]he (?:(?:new|second|third|first|only|anchor|sole|main|other|latest|future) )?(?:tenant|lessee|occupier)(?: there| on the site)? (?:is|was|will be) (?:the )?{_WORDS}{{CU:counterparty}}(?!'s)", "lease", 0.62, "company"),
    DealRule("deal.lender_is", rf"\b(?:[Ll]enders?|[Ff]inanciers?|[Ll]ead arrangers?)(?: (?:on|of|for|to|behind) (?:the |its |that |this )?(?:[\w-]+ ){{1,4}}?| )(?:is|are|was|were|will be) (?:the )?{_WORDS}{{CU:counterparty}}(?!'s){_SUM}", "financing", 0.64, "company"),
    DealRule("deal.pays_for_power", rf"{{C:counterparty}}(?:{_WILL} pay|(?: has)? (?:pays?|paid)) {{M}} (?:over {{T}} |a year |in total )?for (?:the|its|all|some|those) (?:[a-z-]+ ){{0,3}}{{W}}", None, 0.66, "company", fallback="lease"),
    DealRule("deal.takes_compute", rf"{{C:counterparty}}(?:{_WILL} (?:take|buy|rent|lease|use|book|order|get)|,? (?:has |had )(?:taken|bought|rented|leased|booked|ordered)) {_COMPUTE}[^⟦.;]{{0,30}}?(?: for (?:about |some |up to )?{{M}}| worth {{M}}| (?:over|for) {{T}})(?![^.;]*\bfrom (?:[a-z-]+ ){{0,3}}⟦[CU])", "cloud", 0.66, "company"),
    DealRule("deal.settled_on", rf"{{C:counterparty}} (?:has |had |{{D}} |finally |since )*(?:settled|settles|decided|plumped|opted|opts) (?:on|for) {_WORDS}{{W}}(?! (?:of )?(?:[a-z-]+ ){{0,2}}(?:projects?|plants?|turbines?|pipeline))", "lease", 0.64, "company"),
    DealRule("deal.takes_power_under", rf"{{C:counterparty}}{_ANY}\b(?:will|is to|would|has agreed to|agreed to|plans to) (?:buy|take|draw|purchase|receive) (?:(?:the|its|all|most|half|of|⟦C\d+⟧'s) ){{0,3}}(?:power|electricity|energy|output)\b (?:from (?:the |its )?(?:site|plant|station|reactors?|facility|units?) )?under (?:an? |the )?(?:[^.;⟦]|⟦[TM]\d+⟧){{0,40}}?\b(?:agreement|contract|deal|PPA)\b(?! with)", "ppa", 0.66, "company"),
    DealRule("deal.paper_to_serve", rf"{{C:company}}'s (?P<noun>{_PAPER}) to (?:serve|supply|provide|power|host|feed|equip|house) (?:[a-z-]+ ){{0,3}}{{CU:counterparty}}(?:'s [\w -]{{1,40}})? with [a-z ]{{0,12}}{{W}}", None, 0.78, fallback="supply"),
    DealRule("deal.paper_for", rf"\b(?P<noun>(?:[Tt]he|[Aa]n?) {_PAPER}) for {{CU:a}}'s (?:[^⟦.;]|⟦[LGUW]\d+⟧){{1,60}}? with (?:[a-z-]+ ){{0,4}}{{CU:b}}(?:'s (?:[a-z-]+ ){{0,2}}(?:arm|unit|subsidiary|business))? (?:(?:was|were|has|have|had|been|is) ){{1,3}}(?:[a-z]+ )?(?:prolonged|extended|renewed|signed|amended|agreed|struck|{ENDED})\b", None, 0.78),
    DealRule("deal.let_lapse", rf"{{C:counterparty}} (?:has |have |had )?(?:let|lets|allowed|allows) (?:its|the|an?|⟦C\d+⟧'s) (?:[a-z-]+ ){{0,3}}(?:options?|rights?|reservation|claim) (?:to|on|for|over) (?:[a-z-]+ ){{0,4}}{{W}}[^.;⟦]{{0,50}}? (?:to )?{_GONE}\b", "lease", 0.66, "company"),
    DealRule("deal.gave_up", r"{C:counterparty} (?:has |have |had )?(?:gives? up|gave up|given up|hand(?:s|ed) back|surrender(?:s|ed)|relinquish(?:es|ed)|vacat(?:es|ed)|cancell?(?:s|ed)) (?:the |its |another |all |some )?{W}(?: of (?:(?:critical|leased|rented|reserved|data[- ]cent(?:er|re)) (?:load|space|capacity)|hosting|colocation)| there| here| at the (?:site|campus)| in the (?:same )?(?:building|hall))\b(?! for ⟦[CU])", "lease", 0.64, "company"),
    DealRule("deal.order_ended", rf"{{C:b}}'s (?P<noun>(?:(?:[\w-]+|{{W}}|{{T}}|{{M}}) ){{0,4}}?{_ORDERS})\b(?: (?:for|to|of|on|over|covering) (?:[^⟦.;,]|⟦[WTMLGDEPN]\d+⟧){{1,60}}?)? (?:(?:(?:has|have|had|was|were|been|is|are|will|be|being) ){{1,3}}(?:{ENDED}|not (?:be )?renewed)|(?:expires?|ends?|lapses?|runs? out)\b[^.;⟦]{{0,12}}(?:⟦D\d+⟧)? and will not be (?:renewed|extended))(?! (?:with|by) (?:[a-z-]+ ){{0,4}}⟦[CU])", None, 0.6, "other"),
    DealRule("deal.no_such_deal", r"{C:b} (?:[a-z]+ )?(?:said|says|stated|insisted|insists)\b[^.;⟦]{0,20}(?:⟦D\d+⟧)?[^.;⟦]{0,12} no such (?P<noun>(?:[a-z-]+ )?(?:deal|agreement|talks|lease|contract|transaction|offer|negotiations|plan))\b", None, 0.6, "other"),
    DealRule("deal.unnamed_takes", rf"(?:^\W{{0,3}}|\bthat |, |: | - )(?P<b_text>{UNNAMED}) (?:will|is to|would|has agreed to|agreed to|has signed up to|has|is) (?:also )?(?:buy|bought|buying|purchase|take|taken|taking|rent|rented|renting|lease|leased|leasing|receive|offtake|get|use|order|reserve|reserved|contract for|contracted for) {_ANY}{{W}}{_ANY} (?:from|at|of) (?:the |its )?{{C:company}}", None, 0.72, fallback="ppa"),
    DealRule("deal.builds_them", r"{C:company} (?:builds|is building|will build|is to build|built|has built|installs|will install|is installing|erects|will erect) (?:them|it|both|both of them|all of them|all three|the (?:two )?(?:plants|farms|parks|sites|batteries|halls|buildings))(?=[.;,]|\.?$| under| for {M})", "construction", 0.58, "counterparty"),
    DealRule("deal.is_contractor", r"{C:company} (?:is|was|will be|acts as|has been named) the (?:main|general|EPC|lead|civil|principal|building) contractor\b(?! (?:on|for|of|to) (?:the )?(?:[a-z-]+ ){0,3}⟦[CUL])", "construction", 0.62, "counterparty"),
    DealRule("deal.work_done_by", r"\b(?:[Dd]rilling|[Ii]nstallation|[Ee]ngineering|[Mm]aintenance|[Dd]redging|[Ff]it(?:ting)?-out|[Cc]ivil works?|[Ee]arthworks?|[Cc]abling|[Ee]rection|[Dd]esign)(?: work)? (?:is|are|was|were|will be|is being|are being) (?:carried out|done|performed|handled|led|undertaken) by (?:[a-z-]+ ){0,3}{CU:company}", "construction", 0.62, "counterparty"),
    DealRule("deal.chose_as", r"{C:counterparty} (?:has |have |had )?(?:chose|chosen|picked|selected|named|appointed|found) (?:an?|its|the|⟦C\d+⟧'s) (?:[a-z-]+ ){0,3}(?:supplier|contractor|builder|manufacturer|vendor)\b(?:[^.;:⟦]|⟦[DLG]\d+⟧){0,40}: (?:the )?(?:[a-z-]+ ){0,3}{CU:company}(?!'s)", None, 0.76, fallback="supply"),
    DealRule("deal.two_agree", r"\b(?:[Tt]he (?:two|pair|duo|companies|firms|partners)(?: companies| firms| groups)?|[Bb]oth (?:companies|firms|sides)) (?:have |had |also )*(?:agreed|pledged|undertook) to (?:jointly |together )?(?:look into|explore|study|examine|assess|investigate|evaluate|work together on|cooperate on|develop|pursue)\b", "joint_venture", 0.6, "both"),
    DealRule("deal.win_in_tender", rf"{{C:company}}(?=[^.;]*(?:⟦[WE]|\b(?:support|capacity|power|wind|solar|storage|batter(?:y|ies))\b)){_ANY}\b(?:won|wins|win|secured|landed|clinched|bagged|was awarded|has been awarded)\b (?P<noun>(?:[^.;⟦]|⟦[WETM]\d+⟧){{0,60}}?\b(?:agreements?|contracts?|awards?|support|capacity|projects?|deals?))\b{_ANY}\bin (?:an? |the )?(?:[\w-]+ |{{D}} ){{0,4}}?(?:tender|auction|round|procurement)s?(?: (?:run|held|organi[sz]ed|staged))? (?:of|by|from) (?:the )?<COUNTERPARTY>", "other", 0.76, fallback="ppa"),
    DealRule("deal.shares_promised", rf"{{C:company}}{_ANY}\b(?:issu(?:es|ed|ing)|sell(?:s|ing)?|sold|plac(?:es|ed|ing)|offer(?:s|ed|ing))\b [^.;⟦]{{0,30}}\b(?:shares|stock|units|notes|bonds)\b{_ANY},? (?:all of )?(?:which|that) {{CU:counterparty}} (?:has |have |had |will )?(?:promised to |agreed to |undertaken to |pledged to |committed to )?(?:buy|bought|take up|took up|taken up|take|subscribe|subscribed|purchase|purchased|underwrite|underwritten)\b", "financing", 0.78),
    DealRule("deal.puts_into_unit", r"{C:counterparty} (?:(?:has |is |will )?(?:puts?|put|putting|invest(?:s|ed|ing)?|inject(?:s|ed|ing)?)) {M} (?:in|into) (?:an?|the|⟦C\d+⟧'s) (?:[a-z-]+ ){0,3}(?:subsidiary|unit|vehicle|venture|holding company|project company)\b(?=[^;]*(?:⟦P\d|stake|share|interest))", "financing", 0.62, "company"),
)  # fmt: skip
IN_STORY = frozenset(("deal.builds_them", "deal.gave_up", "deal.no_such_deal", "deal.order_ended", "deal.is_contractor", "deal.work_done_by"))  # fmt: skip
"""Rules whose words tell a deal only where the story has told of the other side's deals, or is about it."""
BY_INVESTORS = frozenset(("deal.puts_into_unit",))
"""Rules that tell of a deal only where whoever pays is one that invests for a living: others pay into what is theirs."""
