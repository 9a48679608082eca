"""Currencies as news prints them: signs, codes and names, each with its ISO 4217 code (BTC and ETH as news has them)."""

from __future__ import annotations

import re

# Signs and letters that stand before (or, for the single signs, behind) the number.
SIGNS = {
    "$": "USD", "US$": "USD", "$US": "USD", "U.S.$": "USD", "U.S. $": "USD", "u.s $": "USD", "USD$": "USD",
    "A$": "AUD", "AU$": "AUD", "$A": "AUD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "Cdn$": "CAD",
    "NZ$": "NZD", "$NZ": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "Mex$": "MXN", "MX$": "MXN",
    "J$": "JMD", "TT$": "TTD", "Z$": "ZWL", "N$": "NAD", "B$": "BND",
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "CN¥": "CNY", "JP¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "₱": "PHP", "฿": "THB", "₫": "VND", "₦": "NGN", "₴": "UAH", "₸": "KZT", "₾": "GEL",
    "₡": "CRC", "₭": "LAK", "₵": "GHS", "₮": "MNT", "₲": "PYG", "₼": "AZN", "₿": "BTC", "元": "CNY", "円": "JPY",
    "৳": "BDT", "ரூ": "LKR", "Ξ": "ETH",
    "RM": "MYR", "Rs": "INR", "Rs.": "INR", "Re": "INR", "Rp": "IDR", "R": "ZAR", "kr": "SEK", "Kč": "CZK",
    "zł": "PLN", "Fr": "CHF", "SFr": "CHF", "P": "PHP", "Php": "PHP", "PhP": "PHP", "Tk": "BDT", "KSh": "KES",
    "Sh": "KES", "Ksh": "KES", "GH₵": "GHS", "DM": "DEM", "FF": "FRF"
}  # fmt: skip

CODES = frozenset(
    "USD EUR GBP JPY CNY RMB CNH INR AUD CAD NZD HKD SGD TWD KRW CHF SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH "
    "KZT ILS AED SAR QAR KWD BHD OMR JOD EGP MAD TND DZD NGN GHS KES UGX TZS ZAR ZMW BWP NAD MUR XOF XAF ETB BRL MXN "
    "ARS CLP COP PEN UYU VES BOB PYG CRC DOP JMD TTD THB IDR MYR PHP VND PKR LKR BDT NPR MMK KHR LAK MNT BND FJD PGK "
    "GEL AMD AZN UZS IQD LBP BTC ETH USDT USDC XDR DEM FRF ITL ESP FIM NLG BEF ATS IEP NTD".split()
)
_OFFICIAL = {"RMB": "CNY", "CNH": "CNY", "NTD": "TWD"}

_DOLLARS = {
    "us": "USD", "u.s.": "USD", "u.s": "USD", "american": "USD", "australian": "AUD", "aussie": "AUD",
    "canadian": "CAD", "hong kong": "HKD", "singapore": "SGD", "singaporean": "SGD", "new zealand": "NZD",
    "kiwi": "NZD", "taiwan": "TWD", "new taiwan": "TWD", "jamaican": "JMD", "namibian": "NAD",
}  # fmt: skip
_BY_COUNTRY = {
    "pound": {"british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "irish": "IEP"},
    "franc": {"swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF"},
    "rupee": {"indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR", "nepalese": "NPR",
              "mauritian": "MUR"},
    "peso": {"mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP", "colombian": "COP"},
    "krona": {"swedish": "SEK", "icelandic": "ISK"}, "crown": {"swedish": "SEK", "norwegian": "NOK",
              "danish": "DKK", "czech": "CZK"},
    "krone": {"norwegian": "NOK", "danish": "DKK"}, "koruna": {"czech": "CZK"},
    "won": {"south korean": "KRW", "korean": "KRW"}, "yuan": {"chinese": "CNY"}, "yen": {"japanese": "JPY"},
    "rand": {"south african": "ZAR"}, "lira": {"turkish": "TRY", "italian": "ITL"}, "real": {"brazilian": "BRL"},
    "riyal": {"saudi": "SAR", "qatari": "QAR"}, "dirham": {"uae": "AED", "moroccan": "MAD", "emirati": "AED"},
    "dinar": {"kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "bahraini": "BHD", "tunisian": "TND"},
    "ringgit": {"malaysian": "MYR"}, "baht": {"thai": "THB"}, "rupiah": {"indonesian": "IDR"},
    "markka": {"finnish": "FIM"}, "guilder": {"dutch": "NLG"}, "mark": {"german": "DEM", "west german": "DEM"},
    "zloty": {"polish": "PLN"}, "forint": {"hungarian": "HUF"}, "rouble": {"russian": "RUB"},
    "ruble": {"russian": "RUB"}, "shekel": {"israeli": "ILS"}, "taka": {"bangladeshi": "BDT"},
    "naira": {"nigerian": "NGN"}, "hryvnia": {"ukrainian": "UAH"}, "dong": {"vietnamese": "VND"},
    "shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS", "austrian": "ATS"},
}  # fmt: skip
_BARE = {
    "dollar": "USD", "buck": "USD", "greenback": "USD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP",
    "sterling": "GBP", "quid": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "kuai": "CNY",
    "rupee": "INR", "franc": "CHF", "won": "KRW", "krona": "SEK", "crown": "SEK", "krone": "NOK", "koruna": "CZK",
    "ringgit": "MYR", "baht": "THB", "rupiah": "IDR", "peso": "MXN", "rand": "ZAR", "lira": "TRY", "real": "BRL",
    "reais": "BRL", "riyal": "SAR", "dirham": "AED", "dinar": "KWD", "zloty": "PLN", "forint": "HUF", "rouble": "RUB",
    "ruble": "RUB", "shekel": "ILS", "taka": "BDT", "naira": "NGN", "hryvnia": "UAH", "dong": "VND", "shilling": "KES",
    "tenge": "KZT", "lari": "GEL", "markka": "FIM", "guilder": "NLG", "mark": "DEM", "deutsche mark": "DEM",
    "d-mark": "DEM", "peseta": "ESP", "cedi": "GHS", "birr": "ETB", "leu": "RON", "lei": "RON", "bitcoin": "BTC",
    "ether": "ETH", "euros": "EUR",
}  # fmt: skip
_PLURALS = {"kronor": "krona", "kroner": "krone", "kronur": "krona", "pesetas": "peseta"}
_SAME = frozenset("yen yuan renminbi rmb won baht rand ringgit rupiah sterling quid reais lei tenge lari zloty "
                  "kuai forint taka naira birr hryvnia dong euro".split())  # fmt: skip

# Hundredths, by the name of the coin.
CENTS = {
    "cent": "USD", "cents": "USD", "¢": "USD", "euro cent": "EUR", "euro cents": "EUR", "euro-cent": "EUR",
    "eurocent": "EUR", "eurocents": "EUR", "us cents": "USD", "u.s. cents": "USD", "us cent": "USD",
    "australian cents": "AUD", "canadian cents": "CAD", "singapore cents": "SGD", "hong kong cents": "HKD",
    "penny": "GBP", "pence": "GBP", "pennies": "USD", "sen": "MYR", "paise": "INR", "paisa": "INR", "p": "GBP",
}  # fmt: skip


def _names() -> dict[str, str]:
    singular = dict(_BARE)
    for country, code in _DOLLARS.items():
        singular[f"{country} dollar"] = code
    for coin, countries in _BY_COUNTRY.items():
        singular |= {f"{country} {coin}": code for country, code in countries.items()}
    names = dict(singular)
    for name, code in singular.items():
        names[name + "s"] = code
    for plural, coin in _PLURALS.items():
        names |= {
            name[: len(name) - len(coin)] + plural: code for name, code in singular.items() if name.endswith(coin)
        }
    names["pounds sterling"] = "GBP"
    return names


NAMES = _names()
"""Names in lower case, singular and plural, of one to three words."""


def iso(code: str) -> str:
    """The ISO 4217 code of a code as printed ("RMB" is CNY)."""
    return _OFFICIAL.get(code.upper(), code.upper())


_LONGEST = 7
_GAPS = " \u00a0\u202f\u2009\u200b"
_BY_SIGN = {sign.replace(" ", "").lower(): code for sign, code in SIGNS.items() if "$" in sign or len(sign) == 1}
_FINAL = frozenset(sign[-1] for sign in _BY_SIGN if not sign[-1].isalpha()) | {"$"}
# "a $5 fee" and "A $5 fee" are no Australian dollars, "c $ 5" (tokenised wires) are Canadian ones.
_DOLLAR = re.compile(
    r"(?<![^\W\d_])(?:[A-Z][a-z]{0,2}|[A-Z]{1,3}|[a-z]{2,3}|c|(?:[A-Za-z]{2,3}|[Cc]|[Uu]\.[Ss]\.?) |[Uu]\.[Ss]\.?)?\$\Z"
    r"|(?<![$\w])\$(?:US|A|NZ|C)\Z"
)
_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}\.?\Z")


def before(text: str, end: int) -> tuple[int, str, bool] | None:
    """The currency that stands right before a number at ``end``: its start, its ISO 4217 code, and whether only a
    lone letter speaks for it ("R2.5 billion"), which needs a scale word to be believed."""
    at = end
    if at and text[at - 1] == "(":
        at -= 1
    while at and end - at < 3 and text[at - 1] in _GAPS:
        at -= 1
    if not at:
        return None
    last = text[at - 1]
    window = text[max(0, at - _LONGEST) : at]
    offset = at - len(window)
    if last == "$" or (last.isupper() and "$" in window):
        return _dollar(window, offset)
    if last in _FINAL:
        start = at - 1
        if text[max(0, start - 2) : start] in ("CN", "JP"):
            return start - 2, _BY_SIGN[text[start - 2 : at].lower()], False
        return start, _BY_SIGN[last.lower()], False
    if last.isalpha() or last == ".":
        return _letters(window, offset, spaced=at < end)
    return None


def _dollar(window: str, offset: int) -> tuple[int, str, bool] | None:
    match = _DOLLAR.search(window)
    if match is None:
        return None
    raw = match[0].replace(" ", "").lower()
    if raw in _BY_SIGN:
        return offset + match.start(), _BY_SIGN[raw], False
    code = raw.removesuffix("$").upper()
    if code in CODES:
        return offset + match.start(), iso(code), False
    return (offset + len(window) - 1, "USD", False) if window[-1] == "$" else None


def _letters(window: str, offset: int, *, spaced: bool) -> tuple[int, str, bool] | None:
    match = _LETTERS.search(window)
    if match is None:
        return None
    raw, start = match[0], offset + match.start()
    if raw in SIGNS:
        lone = len(raw) == 1
        return None if lone and spaced else (start, SIGNS[raw], lone)
    if raw.upper() in CODES and (raw.isupper() or raw.islower()):
        return start, iso(raw), False
    return None
