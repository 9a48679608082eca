"""Regions of the world's news: their clocks, how they write dates, and the words that give them away.

Fixed offsets with the summer-time rules of the day, so that no time zone database of the machine has a say. An hour's
error at an old date does not matter here: only the day does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

Summer = Literal["none", "america", "europe", "south"]


@dataclass(frozen=True)
class Region:
    """``hours`` east of Greenwich in winter. ``strong`` words are its exchanges, currency and institutions, ``weak``
    ones its places and people, which other regions' news mention too; ``datelines`` are cities that stories are sent
    from."""

    name: str
    hours: float
    summer: Summer
    month_first: bool
    strong: str
    weak: str
    datelines: str

    def day(self, moment: datetime) -> date:
        """The day it is there at a moment of universal time; raises OverflowError at the calendar's ends."""
        return (moment + timedelta(hours=self.hours + _summer(self.summer, moment.date()))).date()


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def _summer(rule: Summer, day: date) -> int:
    """Hours added on a day."""
    year = day.year
    if rule == "america":
        return int(_nth_sunday(year, 3, 2) <= day < _nth_sunday(year, 11, 1))
    if rule == "europe":
        return int(_nth_sunday(year, 4, 1) - timedelta(days=7) <= day < _nth_sunday(year, 11, 1) - timedelta(days=7))
    if rule == "south":
        return int(not _nth_sunday(year, 4, 1) <= day < _nth_sunday(year, 10, 1))
    return 0


AMERICA = Region(
    "america",
    -5,
    "america",
    True,
    "nasdaq nyse dow s&p nymex comex otcqb otcqx sec fed nyseamerican russell fda ferc treasuries wall 10-k 10-q 8-k "
    "est edt et tsx tsxv",
    "u.s us american trump biden senate congress washington federal texas california ohio virginia florida canada "
    "canadian york pennsylvania illinois georgia michigan arizona nevada",
    "new york|washington|boston|chicago|san francisco|los angeles|houston|dallas|atlanta|miami|seattle|denver|austin|"
    "toronto|vancouver|calgary|montreal|philadelphia|detroit|minneapolis|san diego|san jose|palo alto|las vegas|"
    "phoenix|charlotte|pittsburgh|cleveland|st. louis|nashville|salt lake city|portland|ottawa|tampa|orlando|irvine|"
    "santa clara",
)
BRITAIN = Region(
    "britain",
    0,
    "europe",
    False,
    "ftse lse gbp pence gbx rns sterling gilts boe aim ofgem",
    "uk britain british london england scotland irish ireland dublin",
    "london|dublin|edinburgh|manchester|cambridge",
)
EUROPE = Region(
    "europe",
    1,
    "europe",
    False,
    "stoxx dax cac xetra euronext ecb bafin smi ibex omx nok sek dkk chf pln oslo ftse-mib bourse",
    "europe european euros euro eur germany german france french italy italian spain spanish dutch netherlands "
    "swedish sweden norway norwegian danish denmark finland finnish swiss switzerland polish poland belgium austria "
    "eu brussels",
    "paris|frankfurt|berlin|munich|hamburg|madrid|barcelona|milan|rome|brussels|amsterdam|zurich|geneva|vienna|"
    "stockholm|oslo|copenhagen|helsinki|lisbon|warsaw|prague|budapest|athens|kyiv|istanbul|rotterdam|luxembourg",
)
INDIA = Region(
    "india",
    5.5,
    "none",
    False,
    "crore lakh rs ₹ rupees rupee sensex nifty bse nse sebi rbi inr ist crores adani psu q3fy25 q4fy25",
    "india indian mumbai delhi gujarat bengaluru maharashtra chennai hyderabad modi",
    "mumbai|new delhi|bengaluru|bangalore|chennai|hyderabad|kolkata|ahmedabad|pune",
)
CHINA = Region(
    "china",
    8,
    "none",
    False,
    "yuan rmb renminbi hkex sgx hang seng csi shanghai shenzhen klci bursa ringgit peso psei baht s$ hk$ nt$ taiex "
    "pbec pboc star",
    "china chinese beijing hong kong singapore taiwan malaysia philippines philippine thailand thai vietnam "
    "indonesia rupiah hkd sgd macau taipei",
    "beijing|shanghai|hong kong|singapore|shenzhen|taipei|kuala lumpur|manila|bangkok|jakarta|hanoi|guangzhou|hangzhou",
)
JAPAN = Region(
    "japan",
    9,
    "none",
    False,
    "nikkei topix yen jgb jpy boj kospi won krw tse",
    "japan japanese tokyo korea korean seoul osaka",
    "tokyo|osaka|seoul|nagoya|busan",
)
AUSTRALIA = Region(
    "australia",
    10,
    "south",
    False,
    "asx a$ rba aud nzx nz$ aest aedt nzd asic",
    "australia australian sydney melbourne queensland zealand perth brisbane auckland nsw",
    "sydney|melbourne|perth|brisbane|canberra|adelaide|auckland|wellington",
)
GULF = Region(
    "gulf",
    3,
    "none",
    False,
    "tadawul aed adnoc dirham riyal egx dfm adx qar shekel tase",
    "saudi dubai uae emirates qatar kuwait riyadh israel israeli egypt kenya turkey turkish russia russian",
    "dubai|abu dhabi|riyadh|doha|tel aviv|jerusalem|cairo|moscow|nairobi|kuwait city",
)
AFRICA = Region(
    "africa",
    2,
    "none",
    False,
    "jse rand zar eskom naira ngx",
    "africa african nigeria nigerian johannesburg",
    "johannesburg|cape town|lagos|accra",
)
LATIN = Region(
    "latin",
    -3,
    "none",
    False,
    "bovespa ibovespa reais brl b3 petrobras mxn clp",
    "brazil brazilian mexico mexican chile argentina colombia peru",
    "sao paulo|são paulo|rio de janeiro|brasilia|buenos aires|santiago|mexico city|bogota|lima",
)
REGIONS = (AMERICA, BRITAIN, EUROPE, INDIA, CHINA, JAPAN, AUSTRALIA, GULF, AFRICA, LATIN)
