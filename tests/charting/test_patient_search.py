"""Names and numbers are found however they are typed."""

from datetime import date

import pytest

from monitor.charting.patient_search import (
    alphabetical,
    folded,
    number_key,
    searchable,
    words_of,
)
from tests.storage.charted import details


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("MÜLLER", "muller"),
        ("Ångström", "angstrom"),
        ("Łukasz  Øster", "lukasz oster"),
        ("Strauß", "strauss"),
        ("O\u2019Brien", "o'brien"),
        ("  a\tb\nc ", "a b c"),
        ("\uff21\uff22\uff11", "ab1"),
        ("Æsir Þór Ðor Đorđe Œuvre", "aesir thor dor dorde oeuvre"),
    ],
)
def test_folding(typed: str, expected: str) -> None:
    """Case, accents, width and doubled spaces don't matter."""
    assert folded(typed) == expected


@pytest.mark.parametrize("typed", ["T-0001", "t0001", "T 00 01", "t/0001."])
def test_number_key(typed: str) -> None:
    """A number is its letters and digits."""
    assert number_key(typed) == "t0001"


def test_what_can_be_searched() -> None:
    """Names, number and date of birth in the ways people write it."""
    patient = details(family="Núñez", given="Ana", born=date(1990, 12, 5))

    assert searchable(patient) == (
        "nunez ana t-0001 t0001 1990-12-05 05-dec-1990 05/12/1990"
    )


def test_names_are_found_without_their_marks() -> None:
    """A name with an apostrophe or a hyphen is found without it, too."""
    patient = details(family="O'Brien", given="Mary-Ann")

    assert "o'brien mary-ann" in searchable(patient)
    assert "obrien maryann" in searchable(patient)


def test_words_of_a_search() -> None:
    """A search is its words, folded."""
    assert words_of(" Núñez  ANA ") == ("nunez", "ana")
    assert words_of("  ") == ()


def test_alphabetical_order() -> None:
    """Patients stand by family name, then given name, then date of birth."""
    people = [
        details(family="Öztürk", given="B"),
        details(family="Ozturk", given="A"),
        details(family="Adams", given="Z", born=date(1990, 1, 1)),
        details(family="Adams", given="Z", born=date(1980, 1, 1)),
    ]

    ordered = sorted(people, key=alphabetical)

    assert ordered == [people[3], people[2], people[1], people[0]]
