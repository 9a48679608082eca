"""Brackets behind a name: tickers ("(NASDAQ: IREN)", "(MSFT.O)") and short forms ("(the Company)", "(CBTU)")."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.patterns import re

_EXCHANGE = (
    r"(?:NASDAQ(?:GS|GM|CM)?|Nasdaq|NYSE(?: American| Arca)?|AMEX|OTC(?:QB|QX|PK)?|TSX(?:-?V)?|TSXV|CSE|NEO|Cboe(?: CA)?|LSE|LON|AIM|ASX|"
    r"NSE|BSE|HKEX|HKG|SEHK|TSE|TYO|KRX|KOSPI|KOSDAQ|SGX|XETRA|FSE|FRA|ETR|Euronext|EPA|EBR|AMS|BME|BIT|MIL|SIX|SWX|STO|OSL|"
    r"CPH|HEL|JSE|B3|BMV|SSE|SZSE|TWSE|TPE|IDX|KLSE|SET|PSE|TADAWUL|ADX|DFM|CRYPTOCAP|MYX|BURSA|Bursa)"
)
_SYMBOL = r"[A-Z0-9]{1,6}(?:[.\-][A-Z]{1,3})?"
TICKER = re.compile(
    rf"\s?[(\[] ?(?:(?:{_EXCHANGE})\s?[:：]\s?\$?(?P<exchange_symbol>{_SYMBOL})(?:[,;/]? ?(?:and |& )?(?:{_EXCHANGE})\s?[:：]\s?{_SYMBOL}){{0,3}}"
    rf"|(?<=\[)[A-Z]{{2,6}}: ?(?P<listed>{_SYMBOL})(?=\])"
    rf"|(?P<ric>\.?[A-Z0-9]{{1,6}}\.[A-Z]{{1,3}}|[A-Za-z0-9]{{2,10}}cv?\d|\.[A-Z0-9]{{2,8}}|[A-Z0-9]{{2,6}}:IND|[A-Z]{{2,4}}[A-Z0-9]{{0,3}}[FGHJKMNQUVXZ]\d)|\$(?P<cash>[A-Z]{{1,6}})"
    rf"|(?P<bare>[A-Z]{{2,5}})(?: US| IN| LN| HK| JP| GR| FP| SP)?(?: Equity)?) ?[)\]]"
)
TRADINGVIEW = re.compile(
    r"\s(?P<exchange>[A-Z]{2,10}):(?P<symbol>[A-Z0-9]{1,12}(?:[._][A-Z0-9]{1,4})?)!?(?=[\s,.;:)]|$)"
)
DEFINED = re.compile(
    r"\s?\((?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|[QH]\d)(?:hereinafter |collectively |together |the |or |also known as |formerly )*[\"“”']?(?P<short>[A-Z][\w&.’' -]{1,40}?)[\"“”']?"
    r"(?:,? or (?:the )?[\"“][^\"”)]{2,30}[\"”])?\)"
)
ALTERNATIVES = re.compile(
    r"\s?\((?:[\"“](?P<first>[^\"”)]{2,40})[\"”](?:,? or (?:the )?[\"“](?P<second>[^\"”)]{2,40})[\"”])?)\)"
)


@dataclass(frozen=True)
class Tail:
    """What the brackets behind a name hold. ``end`` is where they end."""

    end: int
    symbol: str | None = None
    short: tuple[tuple[int, int], ...] = ()


_RELEASE = re.compile(r" press release(?= \()")
"""Between a name and its ticker, where an outlet heads its notes so."""
_ABBREVIATED = re.compile(
    r"\b(?:Inc|Corp|Co|Cos|Ltd|Bros|Pvt|Pte|Pty|Sdn|Bhd|L\.P|L\.L\.C|P\.L\.C|S\.A|N\.V|B\.V|A\.G|K\.K|A\.B|S\.E|S\.p\.A|S\.r\.l|S\.A\.B\. de C\.V|Jr|Sr)$"
)


def behind_stop(text: str, end: int) -> int:
    """Where a name ends whose last word is an abbreviation, with its full stop ("Inc."); whether the stop also ends a
    sentence is not asked."""
    return end + (text[end : end + 1] == "." and _ABBREVIATED.search(text, max(0, end - 20), end) is not None)


def _may_open(text: str, at: int) -> bool:
    """Whether a bracket or a trading symbol may stand there, behind a space or none."""
    if text[at : at + 1].isspace():
        return text[at + 1 : at + 2] in _OPEN or "A" <= text[at + 1 : at + 2] <= "Z"
    return text[at : at + 1] in _OPEN


_OPEN = ("(", "[")


def read_tail(text: str, end: int) -> Tail | None:
    """The brackets or trading symbol that belong to a name which ends at ``end``; several follow each other."""
    symbol: str | None = None
    short: list[tuple[int, int]] = []
    end = at = behind_stop(text, end)
    release = _RELEASE.match(text, at)
    if release and TICKER.match(text, release.end()):
        at = release.end()
    for _ in range(3):
        if not _may_open(text, at):
            break
        ticker = TICKER.match(text, at) or TRADINGVIEW.match(text, at)
        defined = ALTERNATIVES.match(text, at) or DEFINED.match(text, at)
        if ticker:
            groups = ticker.groupdict()
            symbol = symbol or next((g for key, g in groups.items() if g and key != "exchange"), None)
            if groups.get("bare"):
                short.append(ticker.span("bare"))
            at = ticker.end()
        elif defined:
            short += [defined.span(group) for group in defined.groupdict() if defined[group]]
            at = defined.end()
        else:
            break
    return Tail(at, symbol, tuple(short)) if at > end else None
