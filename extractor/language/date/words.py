"""The words of the calendar."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, forms in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in forms.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, forms in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun")
    )
    for name in forms.split()
}  # fmt: skip
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "opening": 1,
}  # fmt: skip
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "twenty-five": 25, "couple of": 2, "dozen": 12}  # fmt: skip
UNITS = {
    "year": "Y",
    "yr": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "quarter": "Q",
    "decade": "E",
}

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)"
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.)"
)
YEAR = r"(?:19[3-9]\d|20\d\d)"
NUMBER = r"(?:\d{1,3}(?:\.\d)?|" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + r")"
FUTURE = re.compile(
    r"\b(?:will|would|expect(?:s|ed|ing)?|plan(?:s|ned)?|due|by|next|upcoming|scheduled|set to|to be|until|through|starting|slated|aims?|"
    r"target(?:s|ed|ing)?|begin(?:ning)?|effective|anticipat\w+|forecast|should|is to|are to|ahead of|before|hopes?|intends?|on track|await\w*|later)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:said|announced|signed|agreed|was|were|had|reported|rose|fell|gained|lost|did|completed|closed|bought|sold|acquired|won|since|last|"
    r"earlier|ago|posted|launched|began|started|took|made|gave|got|struck|inked|raised|cut|ended|touched|hit|opened|released|filed|happened|"
    r"became|came|went|paid|ordered|received|followed|did|first|showed|told|met|ruled)\b",
    re.IGNORECASE,
)
