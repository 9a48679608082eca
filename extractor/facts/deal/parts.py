"""What a sentence adds to a deal that the ones before told in part: the plants of a purchase, a paper that one side has left,
a right to more of a stake, a seller whose name the target bears."""

from __future__ import annotations

from extractor.facts.deal.kinds import kind_of, status_in
from extractor.facts.deal.nouns import is_noun
from extractor.facts.deal.terms import put_all, put_power, put_term, put_value
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.patterns import re
from extractor.schema import Name

_PLANT = rule(
    r"^\W*(?:The )?{LGCU:target}(?: (?:plant|site|project|station|campus|farm|mine))?,? (?:(?:with|at|of|which|in) [^.;]{1,60}?,? )?"
    r"(?:(?:was|were|had been|has been|is|are) (?:being )?sold by|(?:came|comes|was bought|was acquired|had been bought|is bought) from) (?:[a-z-]+ ){0,3}{CU:counterparty}"
)
_PURCHASES = 4
"""How many purchases told last a plant may be part of."""


def plant_of(masked: Masked, told: list[Draft], text: str) -> Draft | None:
    """The purchase of one plant of several, where a sentence says from whom it comes: "Dry Fork, with 400 MW, came from B"."""
    found = _PLANT.match(masked.text)
    if found is None:
        return None
    target, seller = masked.mention(found, "target"), masked.mention(found, "counterparty")
    assert isinstance(target, Name)
    assert isinstance(seller, Name)
    bought = [d for d in told if d.fields["kind"] == "acquisition"][-_PURCHASES:]
    whole = next((d for d in reversed(bought) if target.raw in text[slice(*d.evidence)]), None)
    if whole is None or seller.name in (whole.fields["company"], target.name):
        return None
    draft = Draft("deal", "deal.plant_of", 0.7, (whole.evidence[0], masked.end))
    for field in ("company", "kind", "status", "technology", "announced"):
        if field in whole.fields:
            draft.fields[field] = whole.fields[field]
            draft.spans.update({k: v for k, v in whole.spans.items() if k in (field, f"{field}.via")})
            draft.date_basis.update({k: v for k, v in whole.date_basis.items() if k == field})
    if "counterparty" not in whole.fields:
        whole.put_name("counterparty", seller)
    draft.put("action", "new").put_name("counterparty", seller).put_name("target", target)
    put_power(draft, masked, *found.span())
    put_value(draft, masked, *found.span())
    return draft


_LEFT = rule(
    r"{C:a},? (?:(?:which|has|have|had|will|is|was|also|today|formally) )*(?:withdrawn|withdrew|withdraws|withdrawing|pulled out|pulls out|pulling out|walked away|walks away|walking away|backed out|backs out|backing out|exited|exits|quit|quits|left|leaves|"
    r"terminated|terminates|cancell?ed|cancels|scrapped|scraps|ended|ends|gave up|gives up|handed back|hands back) (?:from |of )?(?:its|the|an?|⟦C\d+⟧'s) (?P<noun>(?:[\w-]+ |{T} |{W} |{M} ){0,4}?(?:contracts?|agreements?|leases?|deals?|PPAs?|orders?)(?: for difference)?)\b(?! (?:with|from) (?:the )?⟦[CU])"
)
_THE_PAPER = re.compile(
    r"^\W*The (?:[\w-]+ ){0,2}(?:agreement|contract|lease|deal|PPA|order|pact|paper),? (?:with|from) "
)


class Left:
    """A paper that a company is said to have left, whose other side the sentence does not name."""

    def __init__(self, masked: Masked, who: Name, words: str, end: tuple[int, int]) -> None:
        self.who = who
        self._masked, self._words, self._end = masked, words, end

    def is_told_by(self, masked: Masked) -> bool:
        """Whether a sentence goes on about the paper, as one of somebody's."""
        return _THE_PAPER.match(masked.text) is not None

    def fill(self, drafts: list[Draft], masked: Masked) -> None:
        """Gives the deal that the sentence behind it tells ("The agreement with B ...") its end and its terms."""
        if len(drafts) != 1 or not is_noun(drafts[0]) or not self.is_told_by(masked):
            return
        draft = drafts[0]
        if self.who.name not in (draft.fields["company"], draft.fields.get("counterparty")):
            return
        draft.put("status", "terminated", self._end)
        if draft.fields["kind"] == "other":
            draft.put("kind", kind_of(self._words, self._words))
        for put in (put_power, put_value, put_term):
            extra = Draft("deal", draft.rule, draft.weight, draft.evidence, {"action": "new"})
            put(extra, self._masked, 0, 0)
            if not extra.fields.keys() & draft.fields.keys() - {"action"}:
                draft.fields.update({k: v for k, v in extra.fields.items() if k != "action"})
                draft.spans.update(extra.spans)
        draft.evidence = (self._masked.start, draft.evidence[1])


def left_in(masked: Masked, drafts: list[Draft]) -> Left | None:
    """What a sentence says a company has left, where it makes no deal of it."""
    found = _LEFT.search(masked.text) if not drafts else None
    who = masked.mention(found, "a") if found else None
    if found is None or not isinstance(who, Name):
        return None
    return Left(masked, who, found["noun"], (masked.offsets[found.end("a") + 1], masked.offsets[found.start("noun")]))


_MORE = rule(
    r"(?:{C:company} )?(?:may|can|could|has (?:the|a) right to|has an option to|holds an option to|is entitled to|gets? the right to) (?:also |later )?"
    r"(?:take|buy|acquire|purchase) (?:another|a further|an additional|the remaining|the other|up to another) {P:size}(?! (?:of (?:its|the) )?(?:power|output))"
)


def more_of(masked: Masked, told: list[Draft]) -> Draft | None:
    """A right to more of a stake that has been bought: "Within a year it may take another 5% for $18 million"."""
    found = _MORE.search(masked.text)
    bought = next((d for d in reversed(told) if d.fields["kind"] == "acquisition"), None)
    if found is None or bought is None or not bought.fields.get("counterparty"):
        return None
    who = masked.mention(found, "company")
    if isinstance(who, Name) and who.name != bought.fields["company"]:
        return None
    draft = Draft("deal", "deal.more_of", 0.65, (bought.evidence[0], masked.end))
    for field in ("company", "counterparty", "kind", "target", "technology"):
        if field in bought.fields:
            draft.fields[field] = bought.fields[field]
            draft.spans.update({k: v for k, v in bought.spans.items() if k in (field, f"{field}.via")})
    if isinstance(who, Name):
        draft.put_name("company", who)
    said = status_in(masked.text, 0, len(masked.text))
    draft.put("action", "option", masked.span(found)).put("status", said[0] if said else "announced")
    put_all(draft, masked, *found.span())
    return draft


def add_family(draft: Draft, article: Name | None) -> None:
    """The seller of a purchase that names none: whom the article is about, where the target bears that name and another
    word ("A pays $300 million for Garlow Recycling", in a story on Garlow Power)."""
    target, sold = draft.fields.get("target"), draft.fields["kind"] == "acquisition"
    if article is None or not sold or not target or draft.fields.get("counterparty") != target:
        return
    mine, theirs = article.name.split(), str(target).split()
    same = mine[0] == theirs[0] and len(mine[0]) >= _LONG_WORD and len(theirs) > 1 and mine[:2] != theirs[:2]
    if same and article.name != draft.fields["company"] and len(mine) > 1:
        draft.put_name("counterparty", article)


_LONG_WORD = 5
"""Letters of a word by which two firms are known to be of one house."""
