"""Which of the names left of a change is its subject, and which names stand beside it."""

from __future__ import annotations

from extractor.patterns import re
from extractor.schema import Name

Slot = tuple[int, int, Name]
"""A masked name: where its mask begins and ends, and the name."""

_SOURCE_BEHIND = re.compile(
    r"^(?:(?:,| \([^)]*\))? (?:(?:[a-z-]+ ){0,2}(?:data|figures|reports?|surveys?|polls?|statistics|stud(?:y|ies)|research|numbers) (?:also )?(?:show|suggest|indicat|reveal|found|find|had|has|point)|(?:surveys?|polls?|stud(?:y|ies))\b|(?:recently |also |has |have |⟦D\d+⟧ )*(?:published|released|issued) (?:an? |the |its |[a-z-]+ ){0,3}(?:reports?|surveys?|stud(?:y|ies)|data|figures|research|paper)\b))"
    r"|^(?:,? (?:said|says|told|found|finds|noted|reported(?! (?:an? )?(?:[\w-]+ ){0,2}(?:⟦P|$))|data showed|showed|estimates|forecast|expects|analysts?|strategists?)\b)"
)
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|against|than|at|on|into|like|according to|versus|vs\.?|after|to|via|per|between|including|alongside|beating|outpacing|lagging) (?:(?!(?:then|now|that|as|while|when|because|since|and|but|which) )(?:the|its|an?|[a-z-]+|⟦[GN]\d+⟧(?:'s)?|⟦D\d+⟧'s) ){0,3}$"
)
_OF = re.compile(r"\b(?:of|in|for|at) (?:the |an? |its |[a-z-]+ ){0,3}$")


_CLAUSE_OF_ITS_OWN = (
    (re.compile(r"\bwith (?:(?:both|the|[a-z-]+|⟦[GDN]\d+⟧(?:'s)?) ){0,3}$"),
     re.compile(r"(?:, (?:the|a) [a-z ,]{3,40},)?(?:'s|(?: (?:index|shares|stock|futures|prices?))| \([^)]*\)|,? and ⟦[CI]\d+⟧)*,? (?:[a-z]+ly |⟦D\d+⟧ )?(?:[a-z]+ing|up|down|higher|lower|booking|leading)\b|(?:'s)?(?: (?:index|shares|stock|futures))? ⟦P\d+⟧ (?:higher|lower)\b")),
    (re.compile(r"\b(?:led|followed|topped) by (?:the |[a-z-]+ ){0,3}$"), re.compile(r",? (?:with an?|which (?:is|was|rose|fell|gained)|up|down|[a-z]+ing)\b")),
    (re.compile(r"\bafter (?:the |[a-z-]+ ){0,3}$"),
     re.compile(r" (?:reported|posted|said|announced|saw|recorded|booked|disclosed)\b|'s [^⟦]{0,40}\b(?:rose|fell|grew|jumped|dropped|climbed|surged|slid|declined|increased|decreased|plunged|de-grew|gained|slipped|tumbled) ")),
)  # fmt: skip
"""What makes "with X" and "after X" a clause with a subject of its own: the words before the name, and those behind."""


_ASIDE = re.compile(r", (?:which|that) (?:includes?|included|owns?|houses|makes|operates|covers|runs) [^,]*$")
_RELATIVE = re.compile(
    r"(?:'s)?,? (?:which|that|who) (?:(?:is|was|are|were|has|have|had|been|also|now|still|currently|[a-z]+ly|trading|already) ?)*"
)


_BEHIND_ASIDE = re.compile(r"(?:'s)?,(?: (?:was|is|were|are|has|had|have|last|also|then|been))* ?")


def _is_aside(text: str, one: Slot, other: Slot, limit: int) -> bool:
    """ "A, often seen as a proxy for B, was down": B stands in an aside on A."""
    between = text[one[1] : other[0]]
    return (
        between.startswith((", ", "'s, "))
        and re.fullmatch(r",(?: [a-z][\w-]*){2,8} (?:the )?", between) is not None
        and _BEHIND_ASIDE.fullmatch(text, other[1], limit) is not None
    )


KNOWN_FOR = re.compile(
    r"\b(?:makers?|owners?|parent(?: company)?|operators?|developers?|creators?|producers?|publishers?|home|company|firm|group|brand) (?:of|to|behind) (?:[^.;⟦]|⟦[CIU]\d+⟧){0,60}$"
)
""" "The maker of A and B": who makes them is the subject."""


_ROLE = r"(?:brand )?(?:owner|parent|maker|operator|subsidiary|unit|arm|rival|supplier|partner|developer|publisher)"
_OWNED_BY = re.compile(rf"(?P<aside>⟦[CUI]\d+⟧) {_ROLE} ⟦[CU]\d+⟧")
""" "British Airways owner IAG": who owns it is the subject."""
_RANKED = re.compile(
    r"\b(?:was|were|is|are|among) (?:among )?(?P<aside>⟦[CI]\d+⟧)'s (?:[a-z]+ ){0,2}(?:losers?|gainers?|winners?|laggards?|performers?|drags?|leaders?|fallers?|risers?|decliners?)\b"
)
""" "A, B and C were its biggest losers and gave up 3%": what they are the losers of is no subject."""
_WHAT_IT_IS = re.compile(
    r"⟦[CU]\d+⟧(?: \([^)]*\))?, an? (?P<aside>(?:(?!⟦P)[^,;.]){3,120}),(?! (?:and )?⟦[CU]\d+⟧,? and\b)"
)
""" "Velanur, a supplier of B that also builds, lost 2%": B only says what Velanur is."""
_IN_APPOSITION = re.compile(
    r"⟦[CU]\d+⟧(?: \([^)]*\))?, (?:the |an? |which is the )?(?:[\w-]+ ){0,4}?(?:makers?|owners?|parent(?: company)?|operators?|developers?|creators?|producers?|publishers?|company|firm|group|brand) (?:of|to|behind) (?P<aside>[^.;]{1,120}?),(?! (?:and )?⟦[CU]\d+⟧,? (?:and ⟦|,))"
)
""" "Velanur, operator of A and B, shares fell": A and B only say who Velanur is."""


_IN_RELATIVE = re.compile(
    r"⟦[CI]\d+⟧(?: [a-z]+)?(?:, (?:which|who) (?:also |now |already |once )?(?!said\b|says\b)[a-z]+|,? (?:\(?(?:which|that|who) (?:measures?|tracks?|gauges?|includes?|included|owns?|owned|makes?|operates?|covers?|runs?|houses?|follows?|compares?|counts|backs|sells|supplies|competes|distributes|holds)|, excluding|, including))\b(?P<aside>[^.;]{1,140}?),"
)
""" "The dollar index, which measures it against the yen and the euro, rose": an aside on the index."""


_AS_EXAMPLE = re.compile(
    r"\b(?:[Cc]ustomers|[Cc]lients|partners|suppliers|users|tenants|rivals|competitors) (?:like|such as|including) (?P<aside>(?:⟦[CUI]\d+⟧(?:,? and |, |,)?){1,8})"
)


_LEFT_OUT = re.compile(
    r"\b(?:excluding|except(?:ing)?(?: for)?|apart from|aside from|other than|not counting|leaving out|leaving aside|with the exception of|outside(?: of)?|ex) (?P<aside>(?:(?:the|its|[a-z-]+) ){0,3}(?:⟦[CUIG]\d+⟧(?:,? and |,? or |, |,)?){1,8})"
)
""" "Prices excluding energy fell": energy did not."""


def beside(text: str, slots: list[Slot]) -> list[Slot]:
    """The names without those that an apposition holds."""
    asides = [
        m.span("aside")
        for form in (_OWNED_BY, _RANKED, _WHAT_IT_IS, _IN_APPOSITION, _IN_RELATIVE, _AS_EXAMPLE, _LEFT_OUT)
        for m in form.finditer(text)
    ]
    return [s for s in slots if not any(low <= s[0] < high for low, high in asides)]


def _is_free(text: str, slot: Slot) -> bool:
    before = text[max(0, slot[0] - 40) : slot[0]]
    if any(left.search(before) and right.match(text[slot[1] :]) for left, right in _CLAUSE_OF_ITS_OWN):
        return True
    if KNOWN_FOR.search(text[max(0, slot[0] - 100) : slot[0]]) and not re.match(r",|'s", text[slot[1] :]):
        return False
    return _OBLIQUE.search(before) is None and _ASIDE.search(text[: slot[0]]) is None


def _is_joined_to_governed(text: str, slots: list[Slot], slot: Slot) -> bool:
    """ "The price index for A and B fell": B is governed as A is."""
    at = slots.index(slot)
    if at < 2 or text[slots[at - 1][1] : slot[0]] != " and ":
        return False
    before = slots[at - 1]
    return re.search(r"⟦I\d+⟧(?: \([^)]*\))? (?:for|of) (?:the )?$", text[: before[0]]) is not None


def chosen(text: str, slots: list[Slot], limit: int) -> Slot | None:
    """The subject among the names left of the change: the last that no preposition governs and that is no source."""
    if _RELATIVE.fullmatch(text, slots[-1][1], limit):
        return slots[-1]
    free = [s for s in slots if _is_free(text, s) and not _SOURCE_BEHIND.match(text[s[1] : limit])]
    plain = [
        s
        for s in free
        if not _OF.search(text[max(0, s[0] - 40) : s[0]])
        or re.search(
            r"\b(?:[Ss]hares|[Ss]tock|[Pp]rices?|[Ff]utures|[Vv]alue|[Uu]nits|[A-Za-z]+ (?:revenue|sales|profit)) (?:of|in|for) (?:the |[a-z-]+ ){0,2}$",
            text[max(0, s[0] - 40) : s[0]],
        )
    ]
    plain = [s for s in plain if not _is_joined_to_governed(text, slots, s)]
    pool = plain or free
    if len(pool) > 1 and _is_aside(text, pool[-2], pool[-1], limit):
        return pool[-2]
    return pool[-1] if pool else None


def _joint(text: str, at: int) -> bool:
    """ "On its venture with A, B gained 2%": what stands before such a name is no list of subjects."""
    return (
        re.search(
            r"\b(?:partnership|deal|agreement|venture|tie-up|merger|contract|talks|collaboration|pact) with (?:the )?$",
            text[:at],
        )
        is not None
    )


_JOINS = re.compile(
    r"(?:,? (?:and|as well as|&) |, (?:and )?)(?:the )?(?:(?:[a-z][\w-]* ){0,4}(?:company|firm|bank|lender|group|operator|producer|provider|platform|developer|miner|retailer|insurer|manufacturer|giant|chain|airline|utility|broker|[a-z]*maker) )?"
    rf"(?:⟦[CUI]\d+⟧ {_ROLE} )?"
)
"""What ties the names of a list, each with what it is called ("and consumer lending company")."""


def coordinated(text: str, slots: list[Slot], last: Slot) -> list[Slot]:
    """The names that "and" and commas join with the last one, in order."""
    group = [last]
    index = slots.index(last)
    for previous in reversed(slots[:index]):
        gap = text[previous[1] : group[0][0]]
        if not _JOINS.fullmatch(gap) or _joint(text, previous[0]):
            break
        group.insert(0, previous)
    joined = (
        " and " in text[group[0][1] : last[0]]
        or " & " in text[group[0][1] : last[0]]
        or "as well as" in text[group[0][1] : last[0]]
    )
    return group if joined else [last]
