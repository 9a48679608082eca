"""English is kept, however short; other languages are told."""

import pytest

from extractor.reading.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Acme up 4%.",
        "",
        "Q3: revenue $4.2bn, EPS $1.10, EBITDA $900m; FY outlook raised",
        "ACME +4.2%, BLTX -1.1%, CRDO +0.3%, DLSN -2.2%, EVRT flat, FNTM +9.9%, GLDR -0.4%",
        "Repsolia Energía, Banco Ferrovento, Telefonda, Naturgia, Caixaval, Mapfreno, Inditexa, Grifolsa",
        "Müller & Söhne AG (Köln) opened a 40 MW plant with Électricité du Sud and Águas do Norte, it said.",
        "Highlights - Net sales 12.4 - Order intake 14.1 - Operating margin 9.8 - Cash flow 1.2 - Headcount 4,100",
    ],
)
def test_english_is_kept_however_short_or_full_of_names_and_figures(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Der Versorger teilte am Montag mit, dass der Umsatz um 4 Prozent auf 2,1 Milliarden Euro gestiegen ist.",
        ),
        ("fr", "Le groupe a annoncé lundi une hausse de 4 % de son chiffre d'affaires, à 2,1 milliards d'euros."),
        ("es", "La compañía informó el lunes que sus ventas crecieron un 4 % en el primer semestre del año."),
        ("nl", "De omzet van het bedrijf steeg in het derde kwartaal met 4 procent, zo werd maandag bekend."),
        ("ja", "会社は月曜日に、売上高が4パーセント増加したと発表した。"),
        ("ru", "Выручка компании выросла на 4 процента, сообщила она в понедельник."),
    ],
)
def test_another_language_is_told_by_a_sentence(language: str, text: str) -> None:
    assert language_of(text) == language
