"""Nobody checks or overrides as another by writing their own name otherwise."""

import pytest

from monitor.chart.same_name import same_name
from tests.desk import NURSE


@pytest.mark.parametrize(
    "name",
    [
        "A. Okafor RN",
        "a.  okafor rn ",
        "A. Okafor",
        "A Okafor RN",
        "A.Okafor",
        "A. Okafor, RN",
        "A. Okafor R.N.",
        "A. Okafor (RN)",
        "A. Okafor RN BSN",
        "A. Okafor PhD",
        "Nurse A. Okafor",
        "Mrs A. Okafor",
        "A. Ókafor",
        "A. O\u2019kafor",
        "A. Okafor R. N.",
        "A. Okafor Ph.D.",
        "A. Okafor CCRN",
        "A. Okafor RN-BC",
        "A. Okafor MSN, FNP",
        "RN A. Okafor",
        "R. N. A. Okafor",
        "Staff Nurse A. Okafor",
        "A. Okafor, Staff Nurse",
        "Okafor, A. RN",
        "Okafor A.",
        "Okafor A. R.N.",
        "Dr A. Okafor",
        "A. Okafor R.N., B.S.N.",
        "A. Okafor R.N. B.S.N.",
        "A. Okafor, R. N., B. S. N.",
        "A. Okafor RM",
        "A. Okafor R.M.",
        "A. Okafor EN",
        "A. Okafor E.N.",
        "A. Okafor, E.N., RN",
        "Okafor A. EN",
        "A. Okafor RN1",
        "a. okafor rn1",
        "A. Okafor MB BS",
        "Dr A. Okafor FANZCA",
        "Dr A. Okafor FANZCA, FCICM",
        "Consultant A. Okafor",
        "Registrar A. Okafor",
        "AOkafor RN",
    ],
)
def test_one_person_however_written(name: str) -> None:
    """Case, marks, accents, order, titles and letters make nobody else."""
    assert same_name(NURSE.name, name)
    assert same_name(name, NURSE.name)


@pytest.mark.parametrize(
    "name",
    [
        "B. Okafor RN",
        "Okafor",
        "A. Okafo",
        "A. Okafor-Lee RN",
        "A. B. Okafor RN",
        "Okafor, A. B.",
        "A. Okafor Lee",
        "A. Okafor B. RN",
        "A. Okafor MD",
        "Dr A. Okafor MD",
        "Dr Ada Okafor",
        "R. N. Okafor",
        "P. A. Okafor",
        "RN",
        "A.",
        "-",
        "",
    ],
)
def test_another_person(name: str) -> None:
    """Another initial or name, or letters that say that they are no nurse.

    A doctorate makes nobody another; with the first name Dr Okafor is told apart.
    """
    assert not same_name(NURSE.name, name)
    assert not same_name(name, NURSE.name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr Meyer", "Meyer MD", True),
        ("Dr Meyer", "Prof. Meyer", True),
        ("Dr Meyer", "Meyer RN", True),
        ("Meyer MD", "Meyer RN", False),
        ("P. A. Lee", "PA Lee", True),
        ("P. A. Lee", "Lee, P.A.", True),
        ("P. A. Lee RN", "Lee RN", False),
        ("Mac Donald", "MacDonald RN", True),
        ("Ann Lee", "Anna Lee", False),
        ("Linh NG", "Linh LY", False),
        ("Linh NG RN", "Linh LY RN", False),
        ("T. B. NG", "T. B. LY", False),
        ("A. Okafor EN", "A. Okafor FANZCA", True),
        ("A. OKAFOR EN", "A. Okafor", True),
        ("A. OKAFOR", "A. SMITH", False),
        ("Ada B. OKAFOR", "Ada B. Smith", False),
        ("Dr Meyer PhD", "Meyer", True),
        ("Linh Do", "Linh", False),
        ("Smith-Jones RN", "Smith Jones", True),
        ("RN", "RN", True),
        ("RN", "MD", False),
        ("S", "S", True),
        ("S", "T", False),
        ("-", "-", False),
        (" ", "", False),
    ],
)
def test_two_names(one: str, other: str, *, same: bool) -> None:
    """A family name that looks like letters is a name; no letters at all are nobody."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean-Paul DUPONT", "Jean-Paul MARTIN"),
        ("Mary Anne LEE", "Mary Anne KHAN"),
        ("Ada Mary OKAFOR", "Ada Mary SMITH"),
        ("Ada Mary OKAFOR", "Ada Mary Smith"),
        ("Ada Mary OKAFOR FANZCA", "Ada Mary SMITH"),
        ("DUPONT Jean-Paul", "MARTIN Jean-Paul"),
        ("ANA MARIA LOPEZ", "ANA MARIA PEREZ"),
        ("JEAN PAUL DUPONT", "JEAN PAUL MARTIN"),
        ("MARY ANNE LEE RN", "MARY ANNE KHAN RN"),
        ("Dr MARY ANNE LEE Ph.D.", "Dr MARY ANNE KHAN Ph.D."),
        ("ANA MARIA LOPEZ", "Ana Maria PEREZ"),
        ("ANA MARIA LOPEZ", "Ana Maria"),
        ("ANA O\u2019NEIL LOPEZ", "Ana O\u2019Neil"),
        ("A. Okafor FANZCA", "A. Okafor FCICM"),
        ("A. Okafor X.Y.", "A. Okafor X.Z."),
    ],
)
def test_unlike_endings_are_two_people(one: str, other: str) -> None:
    """A family name in capitals is no letters beside another, or all in capitals."""
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean-Paul DUPONT", "Jean-Paul"),
        ("Jean-Paul DUPONT", "dupont, jean-paul"),
        ("Jean-Paul DUPONT FANZCA", "Jean-Paul Dupont"),
        ("Jean-Paul DUPONT FANZCA", "JEAN-PAUL DUPONT"),
        ("ANA MARIA LOPEZ RN", "Ana Maria Lopez"),
        ("A. Okafor FANZCA", "Okafor, A. FANZCA"),
        ("A. Okafor FANZCA", "A. Okafor FANZCA, FCICM"),
        ("A. Okafor FCICM", "A. Okafor FANZCA, FCICM"),
        ("A. Okafor FANZCA, FCICM", "A. Okafor FCICM, FANZCA"),
        ("A. Okafor X.Y.", "A. Okafor XY"),
        ("A. OKAFOR E.N.", "A. Okafor FANZCA"),
    ],
)
def test_an_ending_beside_none_or_its_like_is_letters(one: str, other: str) -> None:
    """Nobody is another by leaving out letters that nobody knows, or adding to them."""
    assert same_name(one, other)
    assert same_name(other, one)
