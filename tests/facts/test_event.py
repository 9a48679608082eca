"""Events: dated steps in the life of a company, and dates that are of something else."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Event, Extraction

DATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Velanur Power Inc reported Tuesday that its earnings in the first half rose to 8 cents a share.", {"kind": "earnings", "date": "2025-05-27", "scheduled": False}),
    ("Managers of Velanur Power Inc said during an earnings call late Monday that they are content.", {"kind": "earnings", "date": "2025-05-26", "scheduled": False}),
    ("Velanur Power Inc rose after reporting earnings postmarket Monday that beat all hopes.", {"kind": "earnings", "date": "2025-05-26"}),
    ("Velanur Power Inc today announced that it will hold a conference call to discuss its results on June 5.", {"kind": "earnings", "date": "2025-06-05", "scheduled": True}),
    ("Velanur Power Inc is pleased to announce that it will host its earnings results conference call on June 5.", {"kind": "earnings", "date": "2025-06-05", "scheduled": True}),
    ("Velanur Power Inc should do well when it files its quarterly earnings on Friday.", {"kind": "earnings", "date": "2025-05-30", "scheduled": True}),
    ("Velanur Power Inc, one of the largest makers in Norway, today launched its new battery.", {"company": "Velanur Power Inc", "kind": "launch", "date": "2025-05-27"}),
    ("Launched in April 2025, Velanur Power Inc's battery serves Nimbrel Cloud Inc.", {"company": "Velanur Power Inc", "kind": "launch", "date": "2025-04"}),
    ("The Competition Authority on Tuesday blocked Velanur Power Inc's purchase.", {"company": "Velanur Power Inc", "kind": "ruling", "date": "2025-05-27"}),
    ("Velanur Power Inc late Tuesday swung to a profit in the fourth quarter.", {"kind": "earnings", "date": "2025-05-27", "scheduled": False}),
    ("Velanur Power Inc posted second-quarter revenue Wednesday of $711 million.", {"kind": "earnings", "date": "2025-05-21", "scheduled": False}),
    ("Velanur Power Inc beat Wall Street estimates for first-quarter profit on Tuesday.", {"kind": "earnings", "date": "2025-05-27"}),
    ("Velanur Power Inc said Tuesday its first-quarter profit rose 9%.", {"kind": "earnings", "date": "2025-05-27", "scheduled": False}),
    ("On Tuesday, Velanur Power Inc (VLN) also reported a huge quarter.", {"kind": "earnings", "date": "2025-05-27", "scheduled": False}),
    ("Velanur Power Inc reported sound earnings Wednesday afternoon.", {"kind": "earnings", "date": "2025-05-21", "scheduled": False}),
    ("Results for the second quarter will be released on August 6, Velanur Power Inc said.", {"kind": "earnings", "date": "2025-08-06", "scheduled": True}),
    ("Velanur Power Inc's earnings, which are scheduled to be published on August 6, may tell.", {"kind": "earnings", "date": "2025-08-06", "scheduled": True}),
    ("A trading update of Velanur Power Inc is due on July 3.", {"kind": "earnings", "date": "2025-07-03", "scheduled": True}),
    ("The Extraordinary General Meeting in Velanur Power Inc has been held on May 12, 2025.", {"company": "Velanur Power Inc", "kind": "shareholder_meeting", "date": "2025-05-12", "scheduled": False}),
    ("Shareholders of Velanur Power Inc vote on a merger on June 12.", {"kind": "shareholder_meeting", "date": "2025-06-12", "scheduled": True}),
    ("On May 2, 2025, Velanur Power Inc completed a merger with Nimbrel Cloud Inc.", {"kind": "deal_close", "date": "2025-05-02", "scheduled": False}),
    ("The plant of Velanur Power Inc is supposed to start up in March 2026.", {"kind": "in_service", "date": "2026-03", "scheduled": True}),
    ("Velanur Power Inc will report earnings on June 3.", {"kind": "earnings", "date": "2025-06-03", "scheduled": True}),
    ("Everybody waits for Velanur Power Inc's report on June 3.", {"kind": "earnings", "date": "2025-06-03"}),
    ("Velanur Power Inc holds an investor day on June 10.", {"kind": "investor_day", "date": "2025-06-10"}),
    ("Velanur Power Inc holds its annual general meeting on June 11.", {"kind": "shareholder_meeting", "date": "2025-06-11"}),
    ("The purchase by Velanur Power Inc is expected to close in September 2025.", {"kind": "deal_close", "date": "2025-09", "scheduled": True}),
    ("Velanur Power Inc completed its purchase of a mill on May 20.", {"kind": "deal_close", "date": "2025-05-20", "scheduled": False}),
    ("Velanur Power Inc should be connected to the grid in February 2026.", {"kind": "in_service", "date": "2026-02", "scheduled": True}),
    ("Velanur Power Inc launched its battery on May 19.", {"kind": "launch", "date": "2025-05-19", "scheduled": False}),
    ("Velanur Power Inc announced today that it will release its results on June 5.", {"kind": "earnings", "date": "2025-06-05", "scheduled": True}),
    ("Velanur Power Inc said the purchase is expected to be finalized in the first quarter.", {"kind": "deal_close", "date": "2026-Q1", "scheduled": True}),
    ("Velanur Power Inc received a permit for its plant on May 20.", {"kind": "ruling", "date": "2025-05-20"}),
    ("Velanur Power Inc declared a dividend payable on June 12.", {"kind": "other", "date": "2025-06-12", "scheduled": True}),
    ("The Federal Energy Commission approved a licence of Velanur Power Inc on May 20.", {"kind": "ruling", "date": "2025-05-20"}),
    ("On Monday a judge let Velanur Power Inc restart work.", {"kind": "ruling", "date": "2025-05-26", "scheduled": False}),
    ("Velanur Power Inc got a 4-1 yes from its regulator on May 20.", {"kind": "ruling", "date": "2025-05-20"}),
    ("Velanur Power Inc rose. The call follows an upbeat earnings report on Thursday.", {"date": "2025-05-22", "scheduled": False}),
    ("Velanur Power Inc announces results on Thursday.", {"kind": "earnings", "date": "2025-05-29", "scheduled": True}),
    ("Nimbrel Cloud Inc fell. Velanur Power Inc, which also reported earnings on Thursday, said prices grew.", {"kind": "earnings", "date": "2025-05-22"}),
    ("The chairman is seeking two more years at Velanur Power Inc's shareholder meeting on Thursday.", {"kind": "shareholder_meeting", "date": "2025-05-29", "scheduled": True}),
    ("Shareholders approved the plan at Velanur Power Inc's shareholder meeting on Thursday.", {"kind": "shareholder_meeting", "date": "2025-05-22", "scheduled": False}),
    ("Velanur Power Inc makes batteries. The new model will be available starting June 3.", {"kind": "launch", "date": "2025-06-03"}),
    ("Velanur Power Inc makes batteries. The global launch is planned for June.", {"kind": "launch", "date": "2025-06"}),
    ("Velanur Power Inc said on Monday its plant will enter service in March 2026.", {"kind": "in_service", "date": "2026-03"}),
)  # fmt: skip

NONE = (
    "Velanur Power Inc today announced that it recently launched a battery.",
    "Velanur Power Inc's stock is set to close at a record on May 30.",
    "Velanur Power Inc makes the best battery available on the market today.",
    "Velanur Power Inc launched an investigation on May 19.",
    "Velanur Power Inc announced results of a drilling test on May 19.",
    "Velanur Power Inc reported results for the quarter ended March 31.",
    "Velanur Power Inc will report earnings in 2026.",
    "Velanur Power Inc is pleased to announce a quarterly dividend on May 27.",
    "Velanur Power Inc is expected to close a deal; Nimbrel Cloud Inc met on May 20.",
    "The Supreme Court issued a verdict on May 20.",
    "Velanur Power Inc announced operational highlights for March 2025.",
    "Velanur Power Inc sponsored an event to energize the community in March 2025.",
    "Velanur Power Inc announced drill results on May 20.",
    "Velanur Power Inc outlined a plan on May 20 that includes launching a battery.",
    "The regulator launched an antitrust investigation into Velanur Power Inc on May 20.",
    "Velanur Power Inc has grown since its launch in April 2025.",
    "Velanur Power Inc launched its first battery in May 2018.",
    "Velanur Power Inc said the structural steel is expected to be completed by the end of September 2025.",
    "Velanur Power Inc is here to help the zoo announce the paternity results on Tuesday.",
    "With the new curriculum of Velanur Power Inc having launched on May 1, the exam will follow.",
    "Velanur Power Inc rose after John Smith launched a coin on May 19.",
    "Velanur Power Inc celebrated its rocket launch on May 19.",
    "Velanur Power Inc said a judge cleared a hurdle for others on May 20.",
    "Norway's launch of a trading scheme last month pleased Velanur Power Inc.",
    "Velanur Power Inc will launch a share buyback on June 10.",
    "Velanur Power Inc launched an offer in May 2025 for its own shares.",
    "Velanur Power Inc announced positive results on Sunday for its treatment of patients.",
    "Earnings of Velanur Power Inc are expected to influence the index on May 28.",
    "Velanur Power Inc today announced plans to launch certificates.",
    "Under the agreement dated April 8, 2025, Velanur Power Inc has closed the acquisition.",
    "Velanur Power Inc completed the purchase of a mall, Harlow reported Friday.",
    "Velanur Power Inc received all approvals to begin drilling in May 2025.",
    "Velanur Power Inc will launch a new $2 billion share buyback in June 2025.",
    "Velanur Power Inc completed its initial public offering on May 13, 2025.",
    "The meeting of Velanur Power Inc approved the directors' resolution of May 15, 2025.",
    "Velanur Power Inc fell; the minister says he'll roll out tariffs on June 3.",
    "If it wins, Velanur Power Inc will launch its battery on June 19.",
    "Velanur Power Inc sells pumps. The Tarn Winter Sale, launched on May 19, is for everybody.",
    "Velanur Power Inc rose. Garlow launched his new book on May 19.",
    "Velanur Power Inc rose. Since its launch on May 19, the app has grown.",
    "Velanur Power Inc rose. Ralph Calder, which also reported earnings on Thursday, said prices grew.",
    "Velanur Power Inc rose. Demand for its newly launched battery was strong, the chief said on May 19.",
    "Velanur Power Inc rose. President Calder showed his colours by launching a coin on May 19.",
    "Velanur Power Inc sells coins. Deposits will be available starting May 29.",
    "Velanur Power Inc sells tools. However, the 50% off Garlow Ripper will only be available on May 29.",
    "Velanur Power Inc sells nodes. With the Presale Round set to launch on June 3, these are a chance.",
    "Velanur Power Inc told more in the notice for its general meeting to be published on June 3.",
)


def events(extraction: Extraction) -> list[Event]:
    return [claim for claim in extraction.claims if isinstance(claim, Event)]


@pytest.mark.parametrize(("sentence", "expected"), DATED)
def test_is_an_event(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (event,) = events(extract(sentence, published="2025-05-27"))
    assert event.company == "Velanur Power Inc"
    assert {field: getattr(event, field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NONE)
def test_is_no_event(extract: Any, sentence: str) -> None:
    assert events(extract(sentence, published="2025-05-27")) == []


def test_companies_that_are_listed_share_an_event(extract: Any) -> None:
    text = "Velanur Power Inc and Nimbrel Cloud Inc will report earnings on June 3."
    assert {e.company for e in events(extract(text, published="2025-05-27"))} == {
        "Velanur Power Inc",
        "Nimbrel Cloud Inc",
    }


def test_a_closing_without_a_name_is_of_the_company_before(extract: Any) -> None:
    text = "Velanur Power Inc bought a mill. Closing is expected in September 2025."
    assert [(e.company, e.kind) for e in events(extract(text, published="2025-05-27"))] == [
        ("Velanur Power Inc", "deal_close")
    ]


def test_without_a_publication_date_no_year_is_guessed(extract: Any) -> None:
    (event,) = events(extract("Velanur Power Inc holds an investor day on June 10."))
    assert event.date == "XXXX-06-10"


def test_those_whose_results_are_due_are_listed_behind(extract: Any) -> None:
    text = "Results from Velanur Power Inc and Nimbrel Cloud Inc are due on June 3."
    assert {e.company for e in events(extract(text, published="2025-05-27"))} == {
        "Velanur Power Inc",
        "Nimbrel Cloud Inc",
    }


def told(extraction: Extraction) -> list[tuple[str, str, str]]:
    return [(e.company, e.kind, e.date) for e in events(extraction)]


def test_members_of_a_list_report_on_its_day(extract: Any) -> None:
    text = "Tomorrow will be a busy day with large-caps including Infosys, Nvidia, Microsoft amongst others announcing numbers."
    found = told(extract(text, published="2025-05-27"))
    assert sorted(found) == [(n, "earnings", "2025-05-28") for n in ("Infosys", "Microsoft", "Nvidia")]


def test_those_whose_reports_are_expected_are_listed_behind_what_they_are(extract: Any) -> None:
    text = "Earnings reports are expected Friday from chipmaker Nvidia, software giant Microsoft and Infosys."
    found = events(extract(text, published="2025-05-27"))
    assert sorted((e.company, e.date, e.scheduled) for e in found) == [
        (name, "2025-05-30", True) for name in ("Infosys", "Microsoft", "Nvidia")
    ]


@pytest.mark.parametrize(("title", "whose"), [("Deals of the week", "Microsoft"), ("Nvidia and its week", "Nvidia")])
def test_the_deal_of_a_roundup_is_of_the_company_before(extract: Any, title: str, whose: str) -> None:
    text = "Nvidia rose. Nvidia sells chips, and Nvidia is in demand.\n\nMicrosoft buys a mill. The deal is expected to close in September 2025."
    found = events(extract(text, published="2025-05-27", title=title))
    assert [(e.company, e.kind) for e in found] == [(whose, "deal_close")]


def test_a_placement_is_closed_by_its_company(extract: Any) -> None:
    text = "Velanur Power Inc sells shares. The Private Placement is expected to close on June 10."
    found = events(extract(text, published="2025-05-27", title="Velanur Power Inc sells shares"))
    assert [(e.company, e.kind) for e in found] == [("Velanur Power Inc", "deal_close")]


def test_those_who_follow_have_a_day_of_their_own(extract: Any) -> None:
    text = "Nvidia releases results on June 2, followed by Microsoft on June 3."
    assert sorted(told(extract(text, published="2025-05-27"))) == [
        ("Microsoft", "earnings", "2025-06-03"),
        ("Nvidia", "earnings", "2025-06-02"),
    ]


def test_what_a_stock_followed_has_been(extract: Any) -> None:
    text = "The stock of Nvidia was downgraded following Nvidia's earnings release Friday."
    (found,) = events(extract(text, published="2025-05-27"))
    assert (found.date, found.scheduled) == ("2025-05-23", False)


def test_a_source_of_estimates_pays_no_dividend(extract: Any) -> None:
    text = "Velanur Power Inc reported. Analysts polled by FactSet expect more. The board declared a dividend, payable on June 11."
    assert [company for company, _, _ in told(extract(text, published="2025-05-27"))] == ["Velanur Power Inc"]


def test_a_clause_of_two_words_closes_the_deal_before(extract: Any) -> None:
    text = "Velanur Power Inc signed for a site on Wednesday. Closing in September 2025."
    assert told(extract(text, published="2025-05-27")) == [("Velanur Power Inc", "deal_close", "2025-09")]


def test_a_ware_that_is_available_is_its_maker_s(extract: Any) -> None:
    text = "Velanur Power Inc shows a kit. The Marren Kit is available for pre-order starting June 10."
    assert [company for company, _, _ in told(extract(text, published="2025-05-27"))] == ["Velanur Power Inc"]


def test_a_plant_that_goes_by_its_place_starts_up(extract: Any) -> None:
    text = "Velanur Power Inc sells power to Nimbrel Cloud Inc. The plant in Ohio is new, and the project is expected to go live in November 2025."
    assert ("Velanur Power Inc", "in_service", "2025-11") in told(extract(text, published="2025-05-27"))


def test_a_ruling_is_about_whom_it_names(extract: Any) -> None:
    text = "In April, the court rejected Velanur Power Inc's request."
    assert told(extract(text, published="2025-05-27")) == [("Velanur Power Inc", "ruling", "2025-04")]
