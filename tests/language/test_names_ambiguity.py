"""Names that are words, people or places too: both readings of each, in sentences of our own."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.labels import names
from extractor.language import annotate

READINGS: tuple[tuple[str, str, str], ...] = (
    # name in the registry, the company, the word
    ("Target", "Shares of Target fell 3% after the retailer cut its outlook.", "Target dates for the project have slipped again."),
    ("Root", "Root (ROOT) said its claims costs declined.", "Root causes of the outage are unknown."),
    ("Block", "Block reported a higher gross profit on Thursday.", "Block the road at both ends, the police advised."),
    ("Meta Platforms", "Meta said it would spend more on data centers.", "Meta analyses of drug trials are common."),
    ("Gap", "Gap's shares jumped after the clothing chain raised its forecast.", "Gap years are popular with students."),
    ("Visa", "Payment networks Visa and Mastercard rose 1%.", "Visa rules for students were tightened in May."),
    ("Shell", "Shell agreed to sell its refinery in Singapore.", "Shell companies were used to hide the money."),
    ("Orange", "Orange's shares added 2% in Paris.", "Orange juice futures climbed in New York."),
    ("Ford", "Ford's CEO said demand for pickups was strong.", "Gerald Ford was president at the time."),
    ("Apple", "Apple's revenue rose 5% from a year earlier.", "Apple orchards in the valley were hit by frost."),
    ("Snap", "Snap's shares tumbled 12% in after-hours trading.", "Snap elections were called in June."),
    ("Unity Software", "Unity's stock gained 4% on Monday.", "Unity among the partners is fragile."),
    ("Riot Platforms", "Riot Platforms rose 6%, and Riot has now doubled this year.", "Riot police were sent to the square."),
    ("Edison", "Italian utility Edison's CEO presented the plan.", "Edison invented the phonograph."),
    ("Switch", "Data center operator Switch said it would expand.", "Switch off the lights when you leave."),
    ("Flex", "Flex Ltd reported higher margins.", "Flex time was offered to the staff."),
    ("Carrier Global", "Carrier's shares slipped 1% on Tuesday.", "Carrier pigeons were used in the war."),
    ("Progressive", "Insurer Progressive said premiums grew.", "Progressive taxes were debated."),
    ("Discover Financial Services", "Discover's shares rose after the merger vote.", "Discover the city on foot."),
    ("Santos", "Santos said it had received a takeover proposal.", "Maria Santos lives in Lisbon."),
    ("Origin Energy", "Origin's shares rose 2% in Sydney.", "Origin labels are required on beef."),
    ("Southern Company", "Southern Co said Georgia Power would build two plants.", "Southern states suffered most from the storm."),
    ("Fortis", "Utility Fortis's shares edged up.", "Fortis fortuna adiuvat, the motto reads."),
    ("Fluence Energy", "Fluence's stock plunged 40% after a cut to its outlook.", "Fluence is a rare word for magical power."),
    ("Stem", "Stem Inc reported a narrower loss.", "Stem cells were grown in the laboratory."),
    ("Black Hills", "Black Hills Corp will merge with a neighbour.", "Black Hills tourism picked up in July."),
    ("Mercury", "New Zealand's Mercury NZ will build a wind farm.", "Mercury levels in fish were measured."),
)  # fmt: skip


def companies(nlp: Language, text: str) -> set[str]:
    return {n.name for n in names(annotate(nlp, text)) if n.kind == "company" and n.source == "registry"}


@pytest.mark.parametrize(("name", "company", "word"), READINGS, ids=[r[0] for r in READINGS])
def test_the_company(nlp: Language, name: str, company: str, word: str) -> None:
    assert name in companies(nlp, company) or any(
        found.startswith(name.split()[0]) for found in companies(nlp, company)
    )


@pytest.mark.parametrize(("name", "company", "word"), READINGS, ids=[r[0] for r in READINGS])
def test_the_word(nlp: Language, name: str, company: str, word: str) -> None:
    assert not {found for found in companies(nlp, word) if found.startswith(name.split()[0])}
