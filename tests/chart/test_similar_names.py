"""Which patients could be taken for one another."""

from datetime import date
from uuid import UUID

import pytest

from monitor.chart.kinds import Allergies, PatientDetails
from monitor.chart.patient import Patient
from monitor.chart.similar_names import is_one_slip, letters, lookalikes, soundex


def patient(family: str, given: str = "Ingrid", number: str = "K-004 217") -> Patient:
    details = PatientDetails(
        identifier=number,
        family=family,
        given=given,
        born=date(1981, 3, 14),
        sex="female",
        allergies=Allergies(state="none known"),
    )
    return Patient(id=UUID(int=hash((family, given, number)) % 2**64), details=details)


@pytest.mark.parametrize(
    ("family", "given", "number", "reason"),
    [
        ("Smith", "Jane", "K-004 217", "same number"),
        ("Smith", "Jane", "k004217", "same number"),
        ("HALVORSEN", "ingrid", "K-001 900", "same name"),
        ("Ingrid", "Halvorsen", "K-001 900", "same names swapped"),
        ("Halvorsen", "Jane", "K-001 900", "same family name"),
        ("Hálvorsen", "Jane", "K-001 900", "same family name"),
        ("Halvorson", "Jane", "K-001 900", "family name differs by one letter"),
        ("Halovrsen", "Jane", "K-001 900", "family name differs by one letter"),
        ("Halvarssen", "Ida", "K-001 900", "same initials, name sounds alike"),
        ("Smith", "Jane", "K-004 271", "number differs by one slip"),
        ("Smith", "Jane", "K-004 218", "number differs by one slip"),
    ],
)
def test_a_lookalike_is_found_with_its_reason(
    family: str, given: str, number: str, reason: str
) -> None:
    """The closest reason that holds is the one given."""
    other = patient(family, given, number)

    (found,) = lookalikes(patient("Halvorsen"), [other])

    assert found.patient == other
    assert found.reason == reason


@pytest.mark.parametrize(
    ("family", "given", "number"),
    [
        ("Dubois", "Marc", "K-009 118"),
        ("Halvarssen", "Jane", "K-001 900"),
        ("Smith", "Ingrid", "K-004 281"),
    ],
)
def test_others_are_left_alone(family: str, given: str, number: str) -> None:
    """A warning that is often wrong is not read; these do not raise one."""
    assert lookalikes(patient("Halvorsen"), [patient(family, given, number)]) == ()


def test_short_names_are_not_near_by_one_letter() -> None:
    """Meyer and Beyer are near, Lee and Lea are two names."""
    assert lookalikes(patient("Lee"), [patient("Lea", "Bo", "X9")]) == ()
    assert lookalikes(patient("Meyer"), [patient("Beyer", "Bo", "X9")])


def test_nobody_is_their_own_lookalike() -> None:
    """The patient in hand is among those known and is passed over."""
    me = patient("Halvorsen")

    assert lookalikes(me, [me]) == ()


def test_the_closest_come_first() -> None:
    """Two of the same name stand above one that only sounds alike."""
    near = patient("Halvorson", "Jane", "K-001 900")
    same = patient("Halvorsen", "Ingrid", "K-001 901")

    found = lookalikes(patient("Halvorsen"), [near, same])

    assert [f.patient for f in found] == [same, near]


def test_names_in_other_scripts_do_not_all_sound_alike() -> None:
    """A name without Latin letters has no sound to compare."""
    one, other = patient("Иванов", "И", "A1"), patient("Петров", "И", "Z9")

    assert lookalikes(one, [other]) == ()


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("Robert", "R163"),
        ("Rupert", "R163"),
        ("Rubin", "R150"),
        ("Ashcraft", "A261"),
        ("Tymczak", "T522"),
        ("Pfister", "P236"),
        ("Honeyman", "H555"),
        ("Lee", "L000"),
        ("", ""),
    ],
)
def test_soundex_follows_the_national_archives(name: str, sound: str) -> None:
    """The examples published with the rule."""
    assert soundex(letters(name)) == sound


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("abcde", "abcde", False),
        ("abcde", "abxde", True),
        ("abcde", "abde", True),
        ("abde", "abcde", True),
        ("abcde", "abdce", True),
        ("abcde", "bacde", True),
        ("abcde", "abced", True),
        ("abcde", "abc", False),
        ("abcde", "badce", False),
        ("abcde", "axxde", False),
        ("", "a", True),
    ],
)
def test_one_slip(one: str, other: str, is_slip: bool) -> None:
    """A letter changed, left out, added, or two neighbours swapped; not two slips."""
    assert is_one_slip(one, other) is is_slip
    assert is_one_slip(other, one) is is_slip
