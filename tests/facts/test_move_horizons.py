"""Horizons of moves: lists, stretches told before, days before the last session, and levels that only date a record."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Move

DAY = "2025-05-29"
"""A Thursday."""

HORIZONS: tuple[tuple[str, list[tuple[str, str | None]]], ...] = (
    ("Here is what is moving before the bell.\n\nVelanur Power Inc rose 4%.\n\nIts peers wait.\n\nNimbrel Cloud Inc fell 2%.", [("premarket", None), ("premarket", None)]),
    ("These stocks moved once regular trading was over.\n\nVelanur Power Inc rose 4%.", [("after_hours", None)]),
    ("Velanur Power Inc tells what is moving its market.\n\nNimbrel Cloud Inc rose 4%.", [("day", None)]),
    ("PREMARKET GAINERS\n\nVelanur Power Inc (VLN) +8%: a lease over four years.\n\nYESTERDAY\n\nNimbrel Cloud Inc ended 4% higher.", [("premarket", None), ("day", None)]),
    ("Velanur Power Inc dropped more than 5%: revenue in the third quarter was light.", [("day", None)]),
    ("Velanur Power Inc shares dipped 4% to $108 after market close.", [("after_hours", None)]),
    ("Velanur Power Inc shares gained 2%, marking a sixth weekly gain.", [("week", None)]),
    ("Velanur Power Inc shares rose 6% in the preceding six sessions.", [("unspecified", None)]),
    ("Velanur Power Inc shares were down 2.6% and nearly 30% over the past 52 weeks.", [("day", None), ("yoy", None)]),
    ("Velanur Power Inc shares are 2% higher and up 11% over a 52-week period.", [("yoy", None), ("day", None)]),
    ("Velanur Power Inc and Nimbrel Cloud Inc fell 3% and 5% this week.", [("week", None), ("week", None)]),
    ("In the previous two calendar years, Velanur Power Inc had zoomed 210 per cent.", [("multi_year", None)]),
    ("Over the preceding three fiscal years, shares of Velanur Power Inc lost 40%.", [("multi_year", None)]),
    ("Here is what is moving before the bell.\n\nVelanur Power Inc sank 41% in early morning trading.", [("premarket", None)]),
    ("PREMARKET GAINERS\n\nVelanur Power Inc rose 3% in early trading.\nNimbrel Cloud Inc rose 2% in morning trade.", [("premarket", None), ("premarket", None)]),
    ("PREMARKET GAINERS\n\nVelanur Power Inc rose 3% in afternoon trading.", [("day", None)]),
    ("These stocks moved once regular trading was over.\n\nVelanur Power Inc had risen 4% in early trading.", [("day", None)]),
    ("Bitcoin fell 16% in April.", [("month", None)]),
    ("Bitcoin fell 16% in April from a peak.", [("day", None)]),
    ("Gainers of the past 5 days: Velanur Power Inc (VLN) +8%, Nimbrel Cloud Inc (NMB) +4%.", [("week", None), ("week", None)]),
    ("Year-to-date performance: Velanur Power Inc +8%, Nimbrel Cloud Inc -4%.", [("ytd", None), ("ytd", None)]),
    ("Movers: Velanur Power Inc +8%, Nimbrel Cloud Inc -4%.", [("day", None), ("day", None)]),
    ("Velanur Power Inc shares sank 22% to a near five-year low.", [("day", None)]),
    ("Velanur Power Inc shares sank 22% from a three-month high.", [("day", None)]),
    ("Velanur Power Inc shares have a five-year gain of 22%.", [("multi_year", None)]),
    ("The market has been kind over the past 52 weeks. Velanur Power Inc has risen 4% over this time frame.", [("yoy", None)]),
    ("The market has been kind over the past 52 weeks. Velanur Power Inc rose 4%.", [("day", None)]),
    ("In the current financial year, Velanur Power Inc has lost 9%.", [("ytd", None)]),
    ("Velanur Power Inc gained 11% thus far in 2025.", [("ytd", None)]),
    ("Velanur Power Inc gained 11% thus far in CY25.", [("ytd", None)]),
    ("Velanur Power Inc has fallen 40% since the start of 2023.", [("since", "2023")]),
    ("Velanur Power Inc has fallen 40% since the start of 2025.", [("ytd", None)]),
    ("Velanur Power Inc shares have fallen 15% to $103 from Friday.", [("since", "2025-05-23")]),
    ("Velanur Power Inc shares fell 15% to $103 from Wednesday.", [("day", None)]),
    ("Velanur Power Inc shares rose 4% from Wednesday's low.", [("since", "2025-05-28")]),
    ("Velanur Power Inc shares are up 65% for the last 12 months.", [("yoy", None)]),
    ("In the trailing month, Velanur Power Inc gained 5%.", [("month", None)]),
    ("Velanur Power Inc gained 7% in the past 30 days as of this writing.", [("month", None)]),
    ("Velanur Power Inc gained 4% over the past nine sessions.", [("unspecified", None)]),
    ("Velanur Power Inc and Nimbrel Cloud Inc climbed 1.6% and 1.8%, respectively, putting them in positive territory for 2024.", [("day", None), ("day", None)]),
    ("Velanur Power Inc revenue fell 5% quarter-to-quarter.", [("qoq", None)]),
    ("Velanur Power Inc output rose 2% on the quarter.", [("qoq", None)]),
    ("The US consumer price index rose 0.4% last month.", [("mom", None)]),
    ("The US consumer price index rose 3% in April.", [("yoy", None)]),
    ("Nvidia's stock has fallen 9% over the past three months, and the S&P 500 has lost 4% during that period.", [("quarter", None), ("quarter", None)]),
    ("The yen rose 0.7% as gold gained and stayed on course for a third weekly gain.", [("day", None)]),
    ("Velanur Power Inc was up 11% before Thursday's bell.", [("premarket", None)]),
    ("Velanur Power Inc shares climbed 143% in a single month.", [("month", None)]),
    ("Considering the full week, Velanur Power Inc added 3%.", [("week", None)]),
    ("Velanur Power Inc tests weekly support after a 40% drop in its shares.", [("day", None)]),
    ("Since May 2, 2025, Velanur Power Inc stock has zoomed 31%.", [("since", "2025-05-02")]),
    ("After climbing to an all-time high of $225 on May 16, Velanur Power Inc has shed 28%, closing at $160.", [("since", "2025-05-16")]),
    ("The stock's jump put Velanur Power Inc shares' three-day rally at 17.7%.", [("unspecified", None)]),
    ("Velanur Power Inc shares, which fell 49% last year, were flat before the bell.", [("calendar", None)]),
    ("Velanur Power Inc ended 28.3% lower and gave up all that it made so far in 2025.", [("day", None)]),
    ("Velanur Power Inc jumped 10% that day and Nvidia 2.3%; by then Microsoft was up 25% for the year.", [("day", None), ("day", None), ("ytd", None)]),
    ("Shares of Velanur Power Inc have declined since late March 2025, losing about 21% over that time frame.", [("since", "2025-03")]),
    ("In calendar year 2024, Velanur Power Inc stock surged 207%.", [("calendar", None)]),
    ("The yen eased 0.4% and was set for a weekly rise.", [("day", None)]),
    ("Velanur Power Inc fell 4% and has trailed the market this year.", [("day", None)]),
    ("Velanur Power Inc rose 4% and ended at $12 for the week.", [("week", None)]),
    ("Velanur Power Inc has dropped 9% from its all-time high. It peaked on May 12.", [("since", "all-time high")]),
    ("Velanur Power Inc revenue was the highest since 2022, up 5% year-over-year.", [("yoy", None)]),
    ("Factory orders in April fell 0.9%.", [("mom", None)]),
    ("Factory orders in April fell 9%.", [("yoy", None)]),
    ("The dollar rose 1% on Tuesday. The yen lost 8% during that time.", [("day", None), ("unspecified", None)]),
    ("Velanur Daily Power Bull 3X Shares (VPB) rose 2%.", [("day", None)]),
    ("Velanur Power Inc shares have been the best of the exchange over the past 12 months, rising 46%.", [("yoy", None)]),
    ("Velanur Power Inc shares have been weak this year. They had a calm day, rising 1%.", [("day", None)]),
    ("The Nikkei 225 closed 0.6% lower on Wednesday, its third fall in four sessions.", [("day", None)]),
    ("In the current month the Nifty 50 has lost 1.9 per cent.", [("month", None)]),
    ("Velanur Power Inc stock closed 3.1% higher and so made good what it had lost since March.", [("day", None)]),
    ("Velanur Power Inc shares slipped 1.8% in the quarter.", [("quarter", None)]),
    ("Nvidia gained 8.3% in the first quarter. The S&P 500 returned 3.4% over the same three months.", [("quarter", None), ("quarter", None)]),
    ("The dollar fell 14% over the first 14 months of that spell.", [("unspecified", None)]),
    ("The Nikkei 225 lost 12% from Oct'24 peak to Jan bottom.", [("since", "2024-10")]),
    ("Velanur Power Inc closed lower nine days running and lost 18%.", [("unspecified", None)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HORIZONS, ids=[text for text, _ in HORIZONS])
def test_a_horizon_is_what_the_words_about_a_change_say(
    extract: Any, text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = [claim for claim in extract(text, published=DAY).claims if isinstance(claim, Move)]
    assert [(move.horizon, move.since) for move in found] == expected


REPORTS: tuple[tuple[str, list[str]], ...] = (
    ("Velanur Power Inc dropped 7% in premarket trading.\nNimbrel Cloud Inc slid 5% after its report.\nThe S&P 500 lost 1%.", ["premarket", "premarket", "day"]),
    ("Velanur Power Inc gained 2% in premarket trading, adding to gains from Wednesday when shares of the company jumped 18%.\nNvidia rose 3%.", ["premarket", "day", "premarket"]),
    ("** U.S.-listed shares of chip makers jump premarket as oil gains 1%\n** Nvidia up 2%\n** Nimbrel Cloud Inc rises 3%", ["day", "premarket", "premarket"]),
    ("Velanur Power Inc dropped 7% in premarket trading.\nNimbrel Cloud Inc closed down 5%.\nNvidia rose 3% on Wednesday.", ["premarket", "day", "day"]),
    ("Velanur Power Inc dropped 7% in premarket trading.\nMay 6: Nvidia +7.8%, Microsoft +3%", ["premarket", "day", "day"]),
    ("Nvidia rose 3%.\nVelanur Power Inc dropped 7% in premarket trading.\nNimbrel Cloud Inc slid 5%.", ["day", "premarket", "day"]),
    ("0449 ET - Velanur Power Inc falls 3% premarket.\n0544 ET - Nimbrel Cloud Inc slides 5%.", ["premarket", "day"]),
    ("- Velanur Power Inc and other stocks set for weekly gains\n- The S&P 500 slips 0.3%", ["day"]),
)  # fmt: skip
"""The session of the first shares is that of the report, but for what is told of another."""


@pytest.mark.parametrize(("text", "horizons"), REPORTS, ids=[text for text, _ in REPORTS])
def test_a_report_tells_of_one_session(extract: Any, text: str, horizons: list[str]) -> None:
    found = [claim for claim in extract(text, published=DAY).claims if isinstance(claim, Move)]
    assert [move.horizon for move in sorted(found, key=lambda move: move.mentions["percent"])] == horizons


@pytest.mark.parametrize(
    ("text", "horizons"),
    [
        ("The S&P 500 fell 1.4% this week.\nNvidia fell 10%.\nOn Friday, the Dow lost 1%.", ["week", "week", "day"]),
        ("The S&P 500 fell 1.4% on Friday.\nThe Dow lost 2% for the week.\nNvidia fell 10%.", ["day", "week", "day"]),
    ],
)
def test_a_story_of_friday_that_leads_with_the_week_tells_of_it(extract: Any, text: str, horizons: list[str]) -> None:
    found = [claim for claim in extract(text, published="2025-05-30").claims if isinstance(claim, Move)]
    assert [move.horizon for move in sorted(found, key=lambda move: move.mentions["percent"])] == horizons


def test_a_day_behind_a_list_is_that_of_every_change(extract: Any) -> None:
    text = "Velanur Power Inc and Nimbrel Cloud Inc climbed 1.6% and 1.8%, respectively, on Tuesday."
    found = [claim for claim in extract(text, published=DAY).claims if isinstance(claim, Move)]
    assert [move.period for move in found] == ["2025-05-27", "2025-05-27"]


def test_the_day_of_another_level_is_not_that_of_the_change(extract: Any) -> None:
    text = "Velanur Power Inc rose 0.5% to $6, well above Tuesday's low of $5."
    (found,) = (claim for claim in extract(text, published=DAY).claims if isinstance(claim, Move))
    assert found.period == DAY


def test_a_weekly_gain_is_not_the_horizon_of_a_rival(extract: Any) -> None:
    text = "The yen rose 0.9% and was headed for a weekly gain of more than 2%, but the euro gained 0.7%."
    found = {claim.percent: claim.horizon for claim in extract(text, published=DAY).claims if isinstance(claim, Move)}
    assert found == {0.9: "day", 2.0: "week", 0.7: "day"}
