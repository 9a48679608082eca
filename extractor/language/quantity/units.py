"""Units as news prints them: percentages, power, energy, scale words, and the measures that are counted."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.schema.kinds import QuantityKind


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number measures. ``factor`` takes it to the base unit of its kind (MW, MWh, percent)."""

    kind: QuantityKind
    name: str
    factor: float = 1.0


SCALES = {
    "hundred": 1e2, "thousand": 1e3, "thousands": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "mln": 1e6, "mn": 1e6,
    "mio": 1e6, "mil": 1e6, "mm": 1e6, "m": 1e6, "billion": 1e9, "billions": 1e9, "bln": 1e9, "bn": 1e9, "bil": 1e9,
    "b": 1e9, "trillion": 1e12, "trillions": 1e12, "trn": 1e12, "tln": 1e12, "tn": 1e12, "t": 1e12,
    "quadrillion": 1e15, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "cr": 1e7,
    "lakh crore": 1e12, "lakh crores": 1e12, "thousand crore": 1e10, "thousand crores": 1e10, "billon": 1e9,
    "hundred million": 1e8, "hundred billion": 1e11, "thousand billion": 1e12, "million million": 1e12,
    "dozen": 12.0, "mrd": 1e9,
}  # fmt: skip
"""By lower-case word."""
LETTER_SCALES = frozenset(("k", "m", "b", "t", "mm", "cr", "mil"))
"""Scales that only money (or, glued and in upper case, a count) may carry: "5 m" is a length elsewhere."""

_PREFIXES = {"": 1e-6, "k": 1e-3, "M": 1.0, "G": 1e3, "T": 1e6}
_SPELLED = {"": "", "kilo": "k", "mega": "M", "giga": "G", "tera": "T"}
_PERCENT = Unit("percent", "percent")
_POINTS = Unit("percent", "pp")
_BASIS = Unit("percent", "bps", 0.01)


def _watts() -> dict[str, Unit]:
    """Exact spellings: MW, MWe, MWth, MWp, MWac, MWdc, MWh and their sisters."""
    exact: dict[str, Unit] = {}
    for prefix, factor in _PREFIXES.items():
        unit = Unit("power", f"{prefix}W", factor)
        tails = ["", "e", "el", "th", "t", "p", "ac", "dc", "AC", "DC", "s"] if prefix else ["", "p"]
        exact |= {f"{prefix}W{tail}": unit for tail in tails}
        energy = Unit("energy", f"{prefix}Wh", factor)
        exact |= {f"{prefix}Wh{tail}": energy for tail in ("", "s", "e", "r")}
        exact |= {f"{prefix}WH": energy, f"{prefix}W-h": energy}
    exact |= {"KW": exact["kW"], "KWh": exact["kWh"], "KWH": exact["kWh"], "kWP": exact["kW"], "MWP": exact["MW"],
              "GWP": exact["GW"], "KWp": exact["kW"], "Mw": exact["MW"], "Gw": exact["GW"], "Kwh": exact["kWh"],
              "Mwh": exact["MWh"], "Gwh": exact["GWh"], "Twh": exact["TWh"]}  # fmt: skip
    return exact


def _spelled_watts() -> dict[str, Unit]:
    names: dict[str, Unit] = {}
    for spelled, prefix in _SPELLED.items():
        power = Unit("power", f"{prefix}W", _PREFIXES[prefix])
        energy = Unit("energy", f"{prefix}Wh", _PREFIXES[prefix])
        names |= {f"{spelled}watt{tail}": power for tail in ("", "s")}
        for hours in ("hour", "hours", "hr", "hrs"):
            names |= {f"{spelled}watt{tail} {hours}": energy for tail in ("", "s")}
            names |= {f"{spelled}watt{hours}": energy}
        if prefix:
            names |= {f"{prefix.lower()}w{tail}": power for tail in ("", "s")}
            names |= {f"{prefix.lower()}wh{tail}": energy for tail in ("", "s")}
            names |= {f"{prefix.lower()}w {hours}": energy for hours in ("hours", "hour")}
    return names


_MEASURES = {
    "metre": "m metre metres meter meters", "kilometre": "km kms kilometre kilometres kilometer kilometers",
    "centimetre": "cm centimetre centimetres centimeter centimeters", "decimetre": "dm decimetre decimetres",
    "millimetre": "mm millimetre millimetres millimeter millimeters", "picometre": "picometre picometer picometers",
    "nanometre": "nm nanometre nanometres nanometer nanometers", "micrometre": "µm μm micrometre micrometer microns",
    "mile": "mile miles mi", "nautical mile": "nmi", "foot": "ft foot feet", "inch": "inch inches",
    "yard": "yd yard yards",
    "acre": "acre acres", "hectare": "ha hectare hectares",
    "square metre": "sqm m2 m²", "square kilometre": "km2 km² sqkm", "square foot": "sqft ft2 sf", "square mile": "",
    "square yard": "", "square inch": "",
    "cubic foot": "ft3 cf", "cubic metre": "m3 m³ cbm", "cubic inch": "", "cubic yard": "",
    "billion cubic foot": "bcf", "billion cubic metre": "bcm", "million cubic foot": "mmcf",
    "litre": "l litre litres liter liters", "millilitre": "ml millilitre millilitres milliliter milliliters",
    "gallon": "gal gallon gallons", "barrel": "bbl bbls barrel barrels", "barrel per day": "bpd b/d bopd", "time": "times",
    "barrel of oil equivalent per day": "boe/d boepd", "bushel": "bu bushel bushels",
    "cup": "cup cups", "tablespoon": "tbsp tablespoon tablespoons", "teaspoon": "tsp teaspoon teaspoons",
    "pint": "pint pints", "quart": "",
    "pound-mass": "lb lbs pound pounds", "ounce": "oz ounce ounces", "troy ounce": "", "gram": "g gram grams gramme grammes",
    "kilogram": "kg kgs kilo kilos kilogram kilograms", "milligram": "mg milligram milligrams",
    "microgram": "mcg µg μg microgram micrograms microgramme microgrammes", "metric ton": "t tonne tonnes mt tpa",
    "ton": "ton tons", "carat": "carat carats", "stone": "", "dram": "drachma dram drams", "kilotonne": "kt",
    "million tonne": "mmt mtpa", "celsius": "°c ℃ celsius", "fahrenheit": "°f ℉ fahrenheit",
    "degree": "° degree degrees", "radian": "rad radian radians", "turn": "turn turns", "bit": "bit bits",
    "byte": "byte bytes", "kilobyte": "kb kilobyte kilobytes", "megabyte": "megabyte megabytes",
    "megabit": "megabit megabits", "gigabyte": "gb gigabyte gigabytes", "terabyte": "tb terabyte terabytes",
    "petabyte": "pb petabyte petabytes", "gigabit": "gigabit gigabits", "terabit": "terabit terabits",
    "hertz": "hz hertz", "kilohertz": "khz kilohertz",
    "megahertz": "mhz megahertz", "gigahertz": "ghz gigahertz", "volt": "volt volts", "kilovolt": "kv kilovolt kilovolts",
    "ampere": "amp amps ampere amperes", "horsepower": "hp bhp horsepower", "joule": "joule joules",
    "gigajoule": "gj gigajoule gigajoules", "terajoule": "tj", "petajoule": "pj petajoule petajoules",
    "megavolt ampere": "mva", "exahash per second": "eh/s ehs exahash exahashes", "petahash per second": "ph/s petahash petahashes",
    "terahash per second": "th/s terahash terahashes",
    "exaflop": "exaflop exaflops", "petaflop": "petaflop petaflops",
    "calorie": "calorie calories kcal", "kilometre per hour": "kph kmph km/h", "mile per hour": "mph",
    "british thermal unit": "btu btus", "million british thermal unit": "mmbtu mmbtus", "knot": "knots",
    "point": "point points pts", "share": "share shares", "unit": "unit units", "fold": "fold",
}  # fmt: skip
_TWO_WORDS = {
    "square metre": ("square meter", "square metre", "square meters", "square metres", "sq m", "sq. m"),
    "square kilometre": ("square kilometer", "square kilometers", "square kilometre", "square kilometres", "sq km"),
    "square foot": ("square foot", "square feet", "sq ft", "sq. ft", "sq feet"), "square yard": ("square yards",),
    "square mile": ("square mile", "square miles", "sq miles", "sq mi"), "square inch": ("square inch", "square inches"),
    "cubic foot": ("cubic foot", "cubic feet"), "cubic inch": ("cubic inches",), "cubic yard": ("cubic yards",),
    "cubic metre": ("cubic metre", "cubic metres", "cubic meter", "cubic meters"),
    "metric ton": ("metric ton", "metric tons", "metric tonne", "metric tonnes"),
    "troy ounce": ("troy ounce", "troy ounces"), "nautical mile": ("nautical mile", "nautical miles"),
    "celsius": ("degree celsius", "degrees celsius", "degrees centigrade", "° celsius", "degrees c"),
    "fahrenheit": ("degree fahrenheit", "degrees fahrenheit", "° fahrenheit", "degrees f"),
    "mile per hour": ("mile an hour", "miles an hour"),
    "british thermal unit": ("british thermal units",), "megavolt ampere": ("megavolt amperes", "mega volt amperes"),
    "quart": ("quarts",),
}  # fmt: skip


def _phrases() -> dict[str, Unit]:
    phrases = {
        "%": _PERCENT, "percent": _PERCENT, "per cent": _PERCENT, "pct": _PERCENT, "pc": _PERCENT, "％": _PERCENT,
        "percents": _PERCENT, "٪": _PERCENT, "per-cent": _PERCENT,
        "percentage point": _POINTS, "percentage points": _POINTS, "percent point": _POINTS, "% points": _POINTS,
        "percent points": _POINTS, "per cent points": _POINTS, "pp": _POINTS, "ppt": _POINTS, "ppts": _POINTS,
        "pps": _POINTS, "% point": _POINTS, "pct points": _POINTS, "pct point": _POINTS, "%-points": _POINTS,
        "basis point": _BASIS, "basis points": _BASIS, "bp": _BASIS, "bps": _BASIS, "basis pts": _BASIS,
        "bips": _BASIS, "‰": Unit("percent", "percent", 0.1),
    }  # fmt: skip
    for name, words in _MEASURES.items():
        phrases |= {word: Unit("count", name) for word in words.split()}
    for name, spellings in _TWO_WORDS.items():
        phrases |= {spelling: Unit("count", name) for spelling in spellings}
    return phrases | _spelled_watts()


EXACT = _watts() | {
    "EH": Unit("count", "exahash per second"),
    "MB": Unit("count", "megabyte"),
    "Mb": Unit("count", "megabit"),
    "GB": Unit("count", "gigabyte"),
}
"""Units whose capitals matter."""
PHRASES = _phrases()
"""Units by their lower-case words, hyphens read as spaces."""
SYMBOLS = frozenset(word for word in PHRASES if len(word) <= 2 and word.isalpha())
"""Short spellings, which stand for their unit only in lower case."""
WEAK = frozenset(("share", "unit", "point", "bit", "turn", "cup", "degree"))
"""Measures that may also follow a name that ends in a number ("Hut 8 shares")."""

PER = {
    "year": "year", "yr": "year", "annum": "year", "annually": "year", "month": "month", "week": "week", "day": "day",
    "hour": "hour", "hr": "hour", "h": "hour", "minute": "minute", "second": "second", "sec": "second", "s": "second",
    "quarter": "quarter", "share": "share", "shr": "share", "unit": "unit", "barrel": "barrel", "bbl": "barrel",
    "mwh": "MWh", "kwh": "kWh", "gwh": "GWh", "twh": "TWh", "megawatt hour": "MWh", "kilowatt hour": "kWh",
    "gigawatt hour": "GWh", "mw": "MW", "kw": "kW", "gw": "GW", "megawatt": "MW", "kilowatt": "kW", "gigawatt": "GW",
    "watt": "W", "ton": "ton", "tonne": "metric ton", "t": "metric ton", "metric ton": "metric ton", "kg": "kilogram",
    "ounce": "ounce", "oz": "ounce", "pound": "pound", "lb": "pound", "gallon": "gallon", "litre": "litre",
    "liter": "litre", "acre": "acre", "mile": "mile", "person": "person", "head": "head", "dozen": "dozen",
    "bushel": "bushel", "mmbtu": "MMBtu", "gram": "gram", "gramme": "gram", "millisecond": "millisecond",
    "ms": "millisecond", "ads": "ADS", "ads.": "ADS", "piece": "piece", "night": "night", "capita": "capita",
    "troy ounce": "ounce", "square foot": "square foot", "square metre": "square metre", "million british thermal unit":
    "MMBtu", "therm": "therm", "kwac": "kW", "kwp": "kW", "wp": "W", "w": "W", "user": "user", "vehicle": "vehicle",
    "gj": "GJ", "mcf": "Mcf", "kilometre": "kilometre", "km": "kilometre", "metre": "metre", "m": "metre",
    "square meter": "square metre", "sqm": "square metre", "sq ft": "square foot", "kilo": "kilogram", "kilogram":
    "kilogram", "case": "case", "household": "household", "employee": "employee", "worker": "worker", "bitcoin":
    "bitcoin", "coin": "coin", "token": "token", "depositary share": "ADS", "diluted share": "share",
    "common share": "share", "ordinary share": "share", "note": "note", "job": "job", "trip": "trip", "client": "client",
}  # fmt: skip
"""What a rate is per, by its lower-case words."""
