"""What a move is measured against, carried from headings and earlier sentences where need be; its period is of ``when``."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.compared import MONTH_VALUE, against, of_a_balance, of_month, year_before
from extractor.facts.move.days import session
from extractor.facts.move.frames import Frame
from extractor.facts.move.horizon import HorizonFound, stated_horizons
from extractor.facts.move.stretches import (
    LONG,
    dealt_horizon,
    is_before_bell,
    is_of_one,
    is_row,
    is_too_far,
    of_head,
    of_heading,
    of_whole_list,
)
from extractor.facts.move.when import DAY_VALUE, Days, put_period, words_of
from extractor.facts.move.words import PRICES
from extractor.labels import text as text_of
from extractor.labels import title, today
from extractor.patterns import re
from extractor.schema import DateMention
from extractor.schema.kinds import Horizon

_BLOCKS: tuple[tuple[Horizon, re.Pattern[str]], ...] = (
    (
        "premarket",
        re.compile(
            r"pre-?market|pre[- ]bell|poised to (?:make )?(?:a )?moves?\b|before the (?:opening )?bell|(?:ahead of|before) the open(?:ing bell)?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "after_hours",
        re.compile(
            r"after[- ]hours|extended trading|post-?market|after (?:the |⟦D\d+⟧'s |\w+day's )(?:closing bell|close|bell)\b"
            r"|(?:after|once) regular trading (?:ended|was over|had ended)",
            re.IGNORECASE,
        ),
    ),
    ("ytd", re.compile(r"year[- ]to[- ]date|YTD", re.IGNORECASE)),
    ("week", re.compile(r"(?:this|past|last|for the) week|weekly", re.IGNORECASE)),
)
_OF_MOVERS = re.compile(
    r"\b(?:movers?|moves?|gainers|losers|stocks?|shares|markets?|performers?|performance|changes?|winners|week:)(?!\w)",
    re.IGNORECASE,
)
"""A heading for a week is of changes over it only where it speaks of such: deals are of a week too."""
_TELLS_WHEN = re.compile(
    r"\b(?:stocks?|shares|movers?|names)\b[^.;]{0,60}\bmov(?:ed?|es|ing)\b|\bwhat is moving\b|\bmovers\b"
)
""" "These stocks moved once regular trading was over.": a lead that sets the session of the lists below it."""
_OF_DAYS = re.compile(r"(?:later |earlier )?(?:yesterday|today|tomorrow|\w+day)\b", re.IGNORECASE)
_OPENING_DAY = re.compile(r"\W*On ⟦D\d+⟧")
_SAME_PERIOD = re.compile(
    r"\b(?:(?:over|during|in|for) (?:the|that|this) (?:same )?(?:period|time ?frame|time|stretch|span|window)|(?:over|during|in) the same (?:two|three|four|six|nine|twelve|\d+) (?:days|weeks|months|quarters|years)|since then|in that time)\b(?! (?:last|a year|of last|in \d))"
)
_ON_DAY = re.compile(
    r" (?:on |at (?=⟦D\d+⟧'s (?:close|end)))?⟦D(?P<day>\d+)⟧(?! (?:in (?:pre|after|extended|post|early|late)|from\b|pre-?market\b)| (?:after|before|ahead of) (?:hours|the (?:opening |closing )?(?:bell|open|close|market)|trading))"
)
_SESSIONS = ("premarket", "after_hours")
_ROUND_THE_CLOCK = ("commodity", "crypto", "currency")
"""What is traded without a bell."""
_IN_MONTH = re.compile(r" (?:in|during|over|through) ⟦D(\d+)⟧(?!'s| (?:from|compared|on|and|to|after)\b)")
""" "Fell 16% in April": over that month."""
_OPENING_MONTH = re.compile(r"\W*(?:But |And )?[Ii]n ⟦D(\d+)⟧(?: alone)?,? (?!(?:when|after|as|the day)\b)")
_WHOLES = ("index", "fund", "commodity", "sector")
_LAST_YEAR = re.compile(r" (?:in |during |over )?⟦D(\d+)⟧(?!'s| (?:to|and (?:this|so)|high|low|peak)\b)")


def _from_title(doc: Doc) -> HorizonFound | None:
    """ "Stocks making the biggest moves after hours": the title sets the session of the whole article."""
    heading = title(doc) or ""
    if not re.search(
        r"\b(?:movers?|moves?|moving|gainers|losers|stocks?|shares|week|markets?|equit(?:y|ies)|futures|funds|ETFs)\b",
        heading,
        re.IGNORECASE,
    ):
        return None
    found = next((horizon for horizon, pattern in _BLOCKS if pattern.search(heading)), None)
    weekly = re.search(r"\b(?:movers?|gainers|losers|stocks?|shares|markets?|Wall Street)\b", heading, re.IGNORECASE)
    return HorizonFound(found) if found and (found != "week" or weekly) else None


_BEFORE = re.compile(
    r"⟦P\d+⟧|, (?!according|during|following|including)[a-z]+ing |[;:]|, (?:and|but|while|whereas|after|as|which|though|although) |\b(?:while|whereas|after|but) "
)
_NAMED = re.compile(r"⟦[PCIU]")
"""What does not stand before the stretch that opens a sentence ("Over the past year, X")."""
_CAUSES = re.compile(
    r"\b(?:due to|because of|owing to|thanks to|on the back of|amid|driven by|led by|helped by|boosted by|fuell?ed by|following|attributed to|which|whose|who)\b|, since (?:(?:its|the|their|it|they)\b|⟦[CU])"
)
"""Words behind a change from which on a stretch is that of its cause ("up 3% due to growth in the quarter")."""
_WHEN_ON_DAY = re.compile(r"\bon ⟦D\d+⟧,? $|\b(?:from|on|since) ⟦D\d+⟧,? when (?:(?!⟦P)[^.;,]){0,60}$")
""" "Extending gains from Monday when shares jumped 18%": that day's, whatever session the list is of."""
_LASTING = re.compile(
    r"\b(?:has|have) (?:[a-z]+ly |also |even |still |actually |now )?(?:[a-z]+ )?$|^\W*(?:By|In) (?:comparison|contrast),[^.;]{1,60}\b(?:is|are) (?:[a-z]+ly |also |even |still |actually |now )?(?:[a-z]+ )?$"
)
_TODAY = re.compile(r"\b(?:trad(?:es|ing)|session|morning|afternoon|currently|now|points|premarket|today)\b")
_GONE_INTO = re.compile(
    r"\bhad (?:gone|come|entered|headed|started|begun|walked)\b[^;.⟦]{0,60}\bwith an? [a-z ]{0,20}$|\bhad (?:gone|come|entered)\b[^;.⟦]{0,60} (?:up|down) $"
)
""" "Had gone into the report with a gain of 41%": before the session of which a list tells."""
_TERM = re.compile(r"(?:rais|increas|lift|lower|reduc|cut|slash|hik)(?:es|s)")
""" "An amendment raises the price by 6%": a term of a contract."""
_LISTS = re.compile(r"^(?:[ ,]|and|or|⟦[CIN]\d+⟧|by|to|respectively){1,12}$")
_MEASURES = ("yoy", "qoq", "mom", "multi_year", "since")


_TURNS = re.compile(
    r";|: |, since (?:(?:its|the|their|it|they)\b|⟦[CU])|, (?:and|while|but|whereas|with|bringing|taking|extending|after|as|which|though|although)\b|\bdespite\b|\bas (?!of\b|much\b|many\b|well\b|at\b|compared\b|against\b)|, (?!according|during|following|including|marking|notching)[a-z]+ing\b|\b(?:while|whereas|after|bringing|but|and (?:so\b|(?:is|are|was|were|has|have|had|made|regained|recouped|recovered|remains?|remained|looks?|looked|stays?|stayed|heads?|headed) |(?:set|poised|headed|heading|on track|on course) (?:for|to)\b|gave|wiped|erased|extended|pared|(?!(?:during|including)\b)[a-z]+ing))\b"
)


_RESULTS = re.compile(
    r"\b(?:earnings|results|profits?|outlook|forecasts?|guidance|expectations|estimates|report(?:ed|s)?|upgrade[ds]?|downgrade[ds]?)\b",
    re.IGNORECASE,
)
"""Words behind a price's change that a following "for the quarter" or a further gain belongs to."""


def _reaches(gap: str, more: bool, price: bool) -> bool:
    """Whether words behind a percentage still speak of it; ``more``: another percentage follows them."""
    if (price and _RESULTS.search(gap)) or _CAUSES.search(gap):
        return False
    return _TURNS.search(gap) is None and not (more and re.search(r",|\band\b|\bfor an? $", gap))


def _is_dated(found: HorizonFound) -> bool:
    """ "Since the company has" may give a cause; "since March" does not."""
    return found.horizon != "since" or re.match(r"\d{4}|XXXX", found.since or "") is not None


_ADDING = re.compile(r", [a-z]+ing ")
_PERFECT = re.compile(r" (?:has|have) [^;]*$")


def _fits(found: HorizonFound, price: bool) -> bool:
    """A measure is compared with an earlier period; only a price moves over a day, a week or a month."""
    return price or found.horizon in _MEASURES


_COMPARING = re.compile(
    r"\b(?:outperform|underperform|outpac|lagg|trail|beat)\w*|\b(?:compared (?:with|to)|versus|against|while|whereas|as against|in comparison)\b"
)
_FRIDAY, *_WEEKEND = 4, 5, 6


def _by_kind(found: HorizonFound, doc: Doc, price: bool) -> HorizonFound:
    """ "On the quarter" and "monthly" compare a measure with the period before; of a price they are the stretch itself."""
    words = words_of(doc, found).lower()
    if price and words == "on the quarter":
        return HorizonFound("quarter", found.span)
    if not price and words in ("on a monthly basis", "monthly"):
        return HorizonFound("mom", found.span)
    return found


class Timing:
    """Follows an article's headings and dates, and gives each move its horizon and period."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._today = today(doc)
        self._title = _from_title(doc)
        self._block = self._title
        self._last: HorizonFound | None = None
        self._before: tuple[int, int, HorizonFound] | None = None
        self._frame = Frame()
        self._week: HorizonFound | None = None
        self._lead: HorizonFound | None = None
        self._daily = -1
        self._table: tuple[HorizonFound, str] | None = None
        self._days = Days()
        self._is_term = False
        self._funds = False
        self._entered: Masked | None = None
        self._previous = -1

    def enter(self, masked: Masked) -> None:
        """Takes note of a sentence: a heading opens or ends a block, a day becomes the day of what follows."""
        text = masked.text.strip()
        raw = text_of(self._doc)[masked.start : masked.end].strip()
        self._told(masked)
        self._table = of_heading(masked) or (self._table if is_row(masked) else None)
        if self._entered is not None:
            self._days.leave(self._entered)
            self._previous = self._entered.start
        self._entered = masked
        plain = not re.search(r"^[•*–-] |[.!?%⟧]$|⟦P.*[.)]|\)$", text)
        heading = len(text) < 90 and (text.endswith(":") or plain or (raw.isupper() and "⟦P" not in text))
        opens = self._opens(masked)
        self._days.enter(masked, heading and opens, opens)
        if heading and (not text.lower().count("week") or _OF_MOVERS.search(text)):
            self._block = self._named(masked) or (None if raw.isupper() and _OF_DAYS.match(raw) else self._block)
        elif "⟦P" not in text and _TELLS_WHEN.search(text) and (told := self._named(masked)) is not None:
            self._block = self._title = told
        elif not text.startswith(("•", "-", "*", "–", "⟦")) and "⟦P" not in text:
            self._block = self._title

    def _named(self, masked: Masked) -> HorizonFound | None:
        """The session or stretch that a heading or lead names for the moves below it."""
        spoken = ((h, p.search(text_of(self._doc), masked.start, masked.end)) for h, p in _BLOCKS)
        return next((HorizonFound(h, m.span()) for h, m in spoken if m), None)

    def _says_same(self, masked: Masked, change: Change) -> bool:
        return self._words_of_same(masked, change) is not None

    def _same(self, masked: Masked, change: Change) -> HorizonFound:
        """ "During that period" of a period that nothing tells."""
        words = self._words_of_same(masked, change)
        return HorizonFound("unspecified", words.span() if words else None)

    def _words_of_same(self, masked: Masked, change: Change) -> re.Match[str] | None:
        """The words behind a change, up to the next percentage, that say "during that period"."""
        following = re.search(r"⟦P\d+⟧", masked.text[change.end :])
        stop = change.end + following.start() if following else len(masked.text)
        words = _SAME_PERIOD.search(text_of(self._doc), masked.offsets[change.end], masked.offsets[stop])
        gap = masked.text[change.end : masked.index(words.start())] if words else ""
        return words if _reaches(gap, more=False, price=True) else None

    def _told_before(self, masked: Masked, change: Change) -> HorizonFound | None:
        """ "Has declined since October, losing 21% over that time": the stretch told before it in the same sentence."""
        stated = [h for _, h in stated_horizons(self._doc, masked, 0, change.at) if h.horizon in LONG and _is_dated(h)]
        return stated[-1] if stated else None

    def _told(self, masked: Masked) -> None:
        """ "Has lagged the market over the past year." before "it fell 4% over this time": a stretch without a change."""
        stated: list[HorizonFound] = []
        if "⟦P" not in masked.text or "⟦C" not in masked.text:
            stated = [h for _, h in stated_horizons(self._doc, masked, 0, len(masked.text))]
            long = [h for h in stated if h.horizon in LONG] if "⟦P" not in masked.text else []
            if len(long) == 1 and _is_dated(long[0]):
                self._last = long[0]
        self._frame.enter(masked, stated)

    def apply(self, draft: Draft, masked: Masked, change: Change, metric: str) -> None:
        """Sets horizon, period and since of a move."""
        kind = draft.fields["subject_kind"]
        self._is_term = _TERM.fullmatch(change.word) is not None
        price = (metric in PRICES and (metric != "price" or kind != "company")) or (kind, metric) == (
            "crypto",
            "volume",
        )
        found = (None if price else self._compared_measure(masked, change)) or self._stated(masked, change, price)
        if price and is_before_bell(self._doc, self._block, found):
            found = self._block
        if found is None and price and _OPENING_DAY.match(masked.text):
            found = HorizonFound("day")
        if found is None and price and kind in _WHOLES:
            found = self._of_opening_month(masked)
        if found is None and price and self._table is not None:
            found = self._table[0]
        if found is None and self._block is not None:
            found = self._block if _fits(self._block, price) and not self._trades_on(draft) else None
            found = HorizonFound("unspecified") if found and _GONE_INTO.search(masked.text, 0, change.at) else found
        if price and self._says_same(masked, change):
            last = self._last if self._last is not None and self._last.horizon in LONG else None
            found = self._told_before(masked, change) or last or found or self._same(masked, change)
        if found is None and not price:
            found = (
                against(self._doc, masked, change) or of_month(draft, masked) or of_a_balance(masked, change, metric)
            )
        if found is None and price:
            found = (
                self._compared(masked, change)
                or self._of_main_clause(masked, change)
                or self._of_a_week_past(masked)
                or self._of_the_stretch(masked, change)
                or self._of_the_funds(masked, kind)
            )
        stated = found is not None and found is not self._block
        if found is not None and kind in _ROUND_THE_CLOCK and self._of_shares(masked, change, found):
            found = None
        if found is None and price and not is_too_far(kind, draft.fields["percent"]):
            found = self._frame.of(kind, masked, change, self._days.of(masked), self._day())
        if found is None:
            found = self._default(draft, price)
        if price:
            self._last = found
            self._before = (masked.start, change.end, found)
            self._funds = kind == "fund"
            self._daily = masked.start if found.horizon in ("day", *_SESSIONS) else self._daily
            self._week = found if found.horizon == "week" else self._week
            if kind in ("index", "sector"):
                self._lead = self._lead or found
        draft.put("horizon", found.horizon, found.span)
        if found.since is not None:
            draft.put("since", found.since, found.span)
        if self._table is not None and found is self._table[0]:
            draft.put("period", self._table[1], found.span)
            draft.date_basis["period"] = "explicit"
        elif found.until is not None:
            draft.put_date("period", found.until)
        else:
            put_period(draft, self._doc, masked, change, found, price, self._days.of(masked) if price else None)
        if price:
            self._frame.tell(kind, found, stated, bygone=draft.fields.get("period", "") < self._day())

    def _of_opening_month(self, masked: Masked) -> HorizonFound | None:
        """ "In April it had lost 4%" of an index, a fund or a commodity: over that month."""
        match = _OPENING_MONTH.match(masked.text)
        named = masked.mentions[int(match[1])] if match else None
        if isinstance(named, DateMention) and named.raw[:1].isupper() and MONTH_VALUE.fullmatch(named.date or ""):
            return HorizonFound("month", named.span)
        return None

    def _compared_measure(self, masked: Masked, change: Change) -> HorizonFound | None:
        """What a measure is compared with where the words behind it name it and no other words of the sentence count."""
        again = against(self._doc, masked, change) if change.shape == "shared" else None
        return again or year_before(self._doc, masked, change)

    def _of_shares(self, masked: Masked, change: Change, found: HorizonFound) -> bool:
        """ "Gold miners jump premarket as bullion climbs 1%", "oil rose in late trading": no session of what has no bell."""
        if found.horizon not in _SESSIONS or found.span is None:
            return False
        between = masked.text[masked.index(found.span[1]) : change.at]
        return words_of(self._doc, found).startswith("late") or " as " in between

    def _trades_on(self, draft: Draft) -> bool:
        """Whether a subject has no session that opens with a bell: a block of premarket moves does not set its horizon."""
        return (
            self._block is not None
            and self._block.horizon in _SESSIONS
            and draft.fields["subject_kind"] in _ROUND_THE_CLOCK
        )

    def _default(self, draft: Draft, price: bool) -> HorizonFound:
        """Of a price the day, unless it moved further than that: then the long stretch told before, if one was."""
        if not price:
            timeless = draft.fields["metric"] == "headcount" or (draft.fields["metric"] == "price" and self._is_term)
            return HorizonFound("unspecified" if timeless else "yoy")
        if not is_too_far(draft.fields["subject_kind"], draft.fields["percent"]):
            return HorizonFound("day")
        before = self._last
        return before if before and before.horizon in (*_MEASURES, "ytd") else HorizonFound("unspecified")

    def _compared(self, masked: Masked, change: Change) -> HorizonFound | None:
        """ "Up 43% in the past year, outperforming the index, which gained 22%": both over the same time."""
        if self._before is None or self._before[0] != masked.start or self._daily == masked.start:
            return None
        between = masked.text[self._before[1] : change.end]
        return (
            self._before[2]
            if _COMPARING.search(between) and "⟦D" not in masked.text[change.at : change.end + 12]
            else None
        )

    def _of_the_stretch(self, masked: Masked, change: Change) -> HorizonFound | None:
        """ "A has risen 11% over the past year. B has gained 21%.": what still goes on beside a change over a long stretch in
        the sentence before is of that stretch."""
        if self._before is None or self._before[0] != self._previous or self._opens(masked):
            return None
        lasting = _LASTING.search(masked.text, 0, min(change.at, change.word_at))
        if lasting is None or "⟦D" in masked.text or _TODAY.search(masked.text):
            return None
        return self._before[2] if self._before[2].horizon in LONG and self._before[2].span else None

    def _of_the_funds(self, masked: Masked, kind: str) -> HorizonFound | None:
        """ "A fund gained 8% in the first quarter. Another rose 2%.": funds are told of over the same stretch."""
        if kind != "fund" or self._before is None or not self._funds or "⟦D" in masked.text or self._opens(masked):
            return None
        near = self._before[0] in (self._previous, masked.start)
        told = self._before[2]
        return told if near and told.span and told.horizon in LONG and not _TODAY.search(masked.text) else None

    def _of_main_clause(self, masked: Masked, change: Change) -> HorizonFound | None:
        """ "A has been the best of its index over the past year, rising 40%": what a participle adds to a clause about a
        stretch, and to that alone, is of the stretch."""
        adding = _ADDING.search(masked.text)
        if adding is None or not adding.end() <= change.at or change.word_at < adding.start():
            return None
        if "⟦P" in masked.text[: change.at] or "⟦D" in masked.text[adding.end() : change.at]:
            return None
        if _PERFECT.search(masked.text[: adding.start()]) is None:
            return None
        stated = [h for _, h in stated_horizons(self._doc, masked, 0, adding.start())]
        return stated[0] if len({h.horizon for h in stated}) == 1 and stated[0].horizon in LONG else None

    def _day(self) -> str:
        """The session of which the article tells, empty where it has no date."""
        return session(self._today).isoformat() if self._today is not None else ""

    def _opens(self, masked: Masked) -> bool:
        return masked.start == 0 or "\n" in text_of(self._doc)[max(0, masked.start - 3) : masked.start]

    def _of_a_week_past(self, masked: Masked) -> HorizonFound | None:
        """In a story of the weekend that has told of the week, and in one of Friday whose first index moved over it, what
        names no day is of the week."""
        if self._week is None or self._today is None:
            return None
        closes = self._today.weekday() == _FRIDAY and self._lead is not None and self._lead.horizon == "week"
        if self._today.weekday() not in _WEEKEND and not closes:
            return None
        days = [m for m in masked.of("D") if isinstance(m, DateMention) and DAY_VALUE.fullmatch(m.date or "")]
        return None if days else self._week

    def _stated(self, masked: Masked, change: Change, price: bool) -> HorizonFound | None:
        """The horizon stated nearest to the percentage: behind it before the next one, else before it in its clause."""
        text = masked.text
        if price and (
            self._on_a_day(masked, max(change.end, change.word_end)) or _WHEN_ON_DAY.search(text, 0, change.word_at)
        ):
            return HorizonFound("day")
        past = _LAST_YEAR.match(masked.text, max(change.end, change.word_end)) if price else None
        year = masked.mentions[int(past[1])] if past else None
        if isinstance(year, DateMention) and year.raw.lower() == "last year":
            return HorizonFound("calendar", year.span)
        month = _IN_MONTH.match(masked.text, max(change.end, change.word_end)) if price else None
        named = masked.mentions[int(month[1])] if month else None
        if isinstance(named, DateMention) and named.raw[0].isupper() and MONTH_VALUE.fullmatch(named.date or ""):
            return HorizonFound("month", named.span)
        dealt = dealt_horizon(self._doc, masked, change)
        if dealt is not None and _fits(dealt, price):
            return dealt
        following = re.search(r"⟦P\d+⟧", text[change.end :])
        stop = change.end + following.start() if following else len(text)
        behind = [
            h
            for at, h in stated_horizons(self._doc, masked, change.end, stop)
            if _reaches(text[change.end : at], following is not None, price)
        ]
        start = max((m.end() for m in _BEFORE.finditer(text, 0, change.at)), default=0)
        before = [h for _, h in reversed(stated_horizons(self._doc, masked, start, change.at))]
        options = [
            self._year(h) for found in (*behind, *before) if _fits(h := _by_kind(found, self._doc, price), price)
        ]
        if not price:  # "its largest quarter since 2022, up 5% year over year": the year only dates a record
            options.sort(key=lambda h: h.horizon == "since")
        if options:
            return options[0]
        listed = (of_head(self._doc, masked, change) or of_whole_list(self._doc, masked, change)) if price else None
        if listed is not None:
            return listed
        if following and change.shape != "shared" and _LISTS.match(text[change.end : stop]):
            alone = price and is_of_one(text, start, change.at, stop)
            return None if alone else self._shared(masked, stop, change.end, price)
        if change.shape in ("shared", "listed"):
            return self._shared(masked, 0, change.end, price)
        opening = [
            h
            for at, h in stated_horizons(self._doc, masked, 0, len(text))
            if at < min(25, change.at) and not _NAMED.search(text, 0, at) and _fits(h, price)
        ]
        if opening:
            return opening[0]
        stated = [h for _, h in stated_horizons(self._doc, masked, 0, change.at) if h.horizon in _SESSIONS]
        return stated[-1] if price and stated and "⟦D" not in text[start : change.at] else None

    def _on_a_day(self, masked: Masked, at: int) -> bool:
        """ "Closed 4% lower on Tuesday" under a heading for the week or the session before the open."""
        match = _ON_DAY.match(masked.text, at)
        day = masked.mentions[int(match["day"])] if match else None
        if match is None or not isinstance(day, DateMention) or not DAY_VALUE.fullmatch(day.date or ""):
            return False
        return match.group().startswith((" on ", " at ")) or (
            self._today is not None and day.date != self._today.isoformat()
        )

    def _year(self, found: HorizonFound) -> HorizonFound:
        """ "In 2026" is the year to date while that year runs; "since the start of 2023" is so no longer."""
        if found.horizon not in ("calendar", "ytd") or found.span is None or self._today is None:
            return found
        year = text_of(self._doc)[found.span[1] - 4 : found.span[1]]
        if found.horizon == "calendar" and not year.isdecimal():
            return found
        if found.horizon == "calendar":
            return HorizonFound("ytd", found.span) if year == str(self._today.year) else found
        bygone = (
            year.isdecimal()
            and int(year) < self._today.year
            and not words_of(self._doc, found).endswith(f"end of {year}")
        )
        return HorizonFound("since", found.span, year) if bygone else found

    def _shared(self, masked: Masked, start: int, at: int, price: bool) -> HorizonFound | None:
        """The one horizon of a list whose members state none of their own; what follows the list has its own."""
        turn = _TURNS.search(masked.text, masked.text.rindex("⟦P"))
        stop = turn.start() if turn else len(masked.text)
        parted = masked.text.find("; ", max(start, at))
        stop = min(stop, parted) if parted >= 0 else stop
        found = [h for _, h in stated_horizons(self._doc, masked, min(start, stop), stop) if _fits(h, price)]
        return found[0] if found and len({h.horizon for h in found}) == 1 else None
