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
