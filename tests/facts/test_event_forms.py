"""Events told in the plain words of news: results that come or follow, what starts up or is opened, votes and rulings ahead."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Event

DAY = "2025-05-27"
V, N = "Velanur Power Inc", "Nimbrel Cloud Inc"
Told = list[tuple[str, str, str, bool]]

STATED: tuple[tuple[str, Told], ...] = (
    # results that come, follow, arrive or are due
    (f"{V} rose. The half-year report follows on Aug. 7.", [(V, "earnings", "2025-08-07", True)]),
    (f"{V} rose. Full results come on July 11.", [(V, "earnings", "2025-07-11", True)]),
    (f"{V} fell. Third-quarter sales are due on October 23.", [(V, "earnings", "2025-10-23", True)]),
    (f"Options imply a swing in {V}, whose earnings come out on Tuesday, July 2.", [(V, "earnings", "2025-07-02", True)]),
    (f"{V} fell. Better results follow from a plan that it adopted on May 20.", []),
    (f"{V} fell. Sales come on top of what it earned on May 20.", []),
    (f"On 25 June {V} reports.", [(V, "earnings", "2025-06-25", True)]),
    (f"On 25 June {V} reports to the ministry.", []),
    (f"{V}: calendar\n- Results for 2025: February 19, 2026\n- Half-year report: August 6, 2026", [(V, "earnings", "2026-02-19", True), (V, "earnings", "2026-08-06", True)]),
    # the year to a day is a period
    (f"{V} reported that net profit for the fiscal year to March 31 declined 11%.", []),
    # a session of a day that a heading names, or the story's own
    (f"LATER TODAY\nEarnings from {V} are due after the close.", [(V, "earnings", DAY, True)]),
    (f"{N} rose. {V} reports after the bell.", [(V, "earnings", DAY, True)]),
    (f"TOMORROW\nResults from {V} are due before the open.", [(V, "earnings", "2025-05-28", True)]),
    (f"{N} rose. {V} reported results after the bell.", []),
    (f"{V} said a report is due after the open enrolment.", []),
    # a day without a year, of what lies ahead, is the next one
    (f"{V} rose. Its annual meeting is on February 19.", [(V, "shareholder_meeting", "2026-02-19", True)]),
    (f"{V} will publish its results on August 26, and hold a capital markets day in Galway on March 12.",
     [(V, "earnings", "2025-08-26", True), (V, "investor_day", "2026-03-12", True)]),
    (f"{V} approved the plan at its annual meeting, held on February 19.", [(V, "shareholder_meeting", "2025-02-19", False)]),
    # what is put to shareholders at a meeting
    (f"{V} will propose a dividend of 110 yen, which would mean more, to shareholders at their meeting on June 20.", [(V, "shareholder_meeting", "2025-06-20", True)]),
    (f"{V} asks shareholders at its meeting on June 20 for a mandate.", [(V, "shareholder_meeting", "2025-06-20", True)]),
    (f"{V} talked to shareholders about the meeting of ministers on June 20.", []),
    # several purchases, told by the company itself
    (f"{V} has completed its purchases of two plants, the company said on Monday.", [(V, "deal_close", "2025-05-26", False)]),
    (f"{V} has closed the acquisition of {N}, it said on Monday.", [(V, "deal_close", "2025-05-26", False)]),
    (f"{V} has completed its purchases of two plants, Harlow Bank said on Monday.", []),
    # decisions ahead
    (f"The Ohio commission is expected to rule in June on {V}'s request to raise rates.", [(V, "ruling", "2025-06", True)]),
    (f"{V} lost the order. It asked for a review, on which a tribunal is to rule on June 4.", [(V, "ruling", "2025-06-04", True)]),
    (f"{V} lost the order. A judge is to rule on June 4 on the divorce of Ralph Calder.", []),
    (f"{V} leased a hall. That lease is conditional on a zoning vote on June 16.", [(V, "other", "2025-06-16", True)]),
    (f"{V} said its plant depends on a county hearing on June 12.", [(V, "other", "2025-06-12", True)]),
    (f"{V} rose after a council vote on May 12.", []),
    # what is opened, switched on or finished
    (f"In June, {V} opens a hall of 24 MW in Tucson.", [(V, "launch", "2025-06", True)]),
    (f"{V} will publish half-year figures on August 14 and open its Rosewarne mill in October.", [(V, "earnings", "2025-08-14", True), (V, "launch", "2025-10", True)]),
    (f"{V} opened talks about a plant on May 20.", []),
    (f"{V} leased a hall. The first servers are to be switched on in April 2026.", [(V, "in_service", "2026-04", True)]),
    (f"{V} is to finish the first building in October 2027.", [(V, "in_service", "2027-10", True)]),
    (f"{V} expects to complete its takeover of the plant in March 2026.", [(V, "deal_close", "2026-03", True)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_events_are_told(extract: Any, text: str, expected: Told) -> None:
    found = [c for c in extract(text, published=DAY).claims if isinstance(c, Event)]
    assert sorted((c.company, c.kind, c.date, c.scheduled) for c in found) == sorted(expected)


def test_what_a_project_is_to_do_is_the_project_s(extract: Any) -> None:
    text = f"{N} will deliver units to {V} for its Marren Hollow project, and the project is expected to go live in November 2026."
    (event,) = (c for c in extract(text, published=DAY).claims if isinstance(c, Event))
    assert (event.company, event.date) == ("Marren Hollow", "2026-11")


def test_it_is_the_plant_that_the_sentence_before_spoke_of(extract: Any) -> None:
    text = f"{V} sells power from the Marren Hollow solar farm to {N} for years. Marren Hollow consists of two sites. It is being built by Harlow Works and is scheduled to be connected in November 2025."
    (event,) = (c for c in extract(text, published=DAY).claims if isinstance(c, Event))
    assert (event.company, event.date) == ("Marren Hollow", "2025-11")


def test_a_hall_without_a_name_is_not_of_whoever_supplies_it(extract: Any) -> None:
    text = f"{V} has let a hall to {N}. {V} is in Ohio. Entergy supplies the first 330 MW. The first hall is due in the second quarter of 2027."
    (event,) = (c for c in extract(text, published=DAY, title=f"{V} lets a hall").claims if isinstance(c, Event))
    assert (event.company, event.date) == (V, "2027-Q2")
