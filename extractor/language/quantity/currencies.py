"""Currencies as news prints them: signs, codes and names, each with its ISO 4217 code (BTC and ETH as they are)."""

from __future__ import annotations

# Signs and letters that stand before (or, for the single signs, behind) the number.
SIGNS = {
    "$": "USD", "US$": "USD", "$US": "USD", "U.S.$": "USD", "U.S$": "USD",
    "A$": "AUD", "AU$": "AUD", "$A": "AUD", "C$": "CAD", "CA$": "CAD", "Can$": "CAD", "Cdn$": "CAD",
    "NZ$": "NZD", "$NZ": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "Mex$": "MXN", "MX$": "MXN",
    "J$": "JMD", "TT$": "TTD", "Z$": "ZWL", "N$": "NAD", "B$": "BND",
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₪": "ILS", "₱": "PHP", "฿": "THB", "₫": "VND", "₦": "NGN", "₴": "UAH", "₸": "KZT", "₾": "GEL",
    "₡": "CRC", "₭": "LAK", "₵": "GHS", "₮": "MNT", "₲": "PYG", "₼": "AZN", "₿": "BTC", "元": "CNY", "円": "JPY",
    "৳": "BDT", "ரூ": "LKR", "Ξ": "ETH",
    "RM": "MYR", "Rs": "INR", "Rs.": "INR", "Re": "INR", "Rp": "IDR", "R": "ZAR", "kr": "SEK", "Kč": "CZK",
    "zł": "PLN", "Fr": "CHF", "SFr": "CHF", "P": "PHP", "Y": "JPY", "Php": "PHP", "PhP": "PHP", "Tk": "BDT", "KSh": "KES",
    "Sh": "KES", "Ksh": "KES", "GH₵": "GHS", "DM": "DEM", "FF": "FRF"
}  # fmt: skip

_CODES = """
    USD EUR GBP JPY CNY RMB CNH INR AUD CAD NZD HKD SGD TWD KRW CHF SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH
    KZT ILS AED SAR QAR KWD BHD OMR JOD EGP MAD TND DZD NGN GHS KES UGX TZS ZAR ZMW BWP NAD MUR XOF XAF ETB BRL MXN
    ARS CLP COP PEN UYU VES BOB PYG CRC DOP JMD TTD THB IDR MYR PHP VND PKR LKR BDT NPR MMK KHR LAK MNT BND FJD PGK
    GEL AZN UZS IQD LBP BTC ETH USDT USDC XDR DEM FRF ITL ESP FIM NLG BEF ATS IEP NTD"""
CODES = frozenset(_CODES.split())
"""Codes that news prints. The Armenian dram's is left out: AMD is the chip maker's name ("its 2027 AMD forecast")."""
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
SHY = frozenset(("won", "real", "reals", "mark", "marks", "crown", "crowns", "lei", "leu", "birr", "dong", "ether",
                 "rand", "rial", "buck", "sterling"))  # fmt: skip
"""Names that mean other things behind a small whole number."""

# Hundredths, by the name of the coin.
CENTS = {
    "cent": "USD", "cents": "USD", "¢": "USD", "euro cent": "EUR", "euro cents": "EUR", "euro-cent": "EUR",
    "eurocent": "EUR", "eurocents": "EUR", "us cents": "USD", "u.s. cents": "USD", "us cent": "USD",
    "australian cents": "AUD", "canadian cents": "CAD", "singapore cents": "SGD", "hong kong cents": "HKD",
    "penny": "GBP", "pence": "GBP", "pennies": "USD", "sen": "MYR", "paise": "INR", "paisa": "INR", "p": "GBP",
}  # fmt: skip


def iso(code: str) -> str:
    """The ISO 4217 code of a code as printed ("RMB" is CNY)."""
    return _OFFICIAL.get(code.upper(), code.upper())


_LOWER_CODES = "USD EUR GBP JPY INR CNY AUD CAD HKD SGD CHF MYR KRW BTC ETH USDT USDC"
DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "BBD", "JMD", "TTD", "NAD", "BND", "FJD"))
"""Currencies that may be printed with a bare dollar sign."""


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
    names |= {code.lower(): iso(code) for code in _LOWER_CODES.split()}
    return names


NAMES = _names()
"""Names in lower case, singular and plural, of one to three words."""


# Nordic and other companies write "MSEK 12" or "12 MSEK", and "TSEK" for thousands; others "SEKm" and "EURbn".
_BEFORE_CODE = {"M": 1e6, "m": 1e6, "T": 1e3, "t": 1e3, "K": 1e3, "k": 1e3, "B": 1e9, "bn": 1e9, "Bn": 1e9}
_BEHIND_CODE = {"m": 1e6, "mn": 1e6, "M": 1e6, "bn": 1e9, "k": 1e3, "b": 1e9, "mln": 1e6, "bln": 1e9, "'000": 1e3}


def scaled_code(word: str) -> tuple[str, float] | None:
    """The ISO 4217 code and the scale of a code joined to its scale ("MSEK", "EURbn"), or None."""
    if not 4 <= len(word) <= 6:
        return None
    if word[-3:] in CODES and word[:-3] in _BEFORE_CODE:
        return iso(word[-3:]), _BEFORE_CODE[word[:-3]]
    if word[:3] in CODES and word[3:] in _BEHIND_CODE:
        return iso(word[:3]), _BEHIND_CODE[word[3:]]
    return None
