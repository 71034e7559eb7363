from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.views import wording

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("utc", "shown"),
    [
        (datetime(2026, 3, 14, 14, 7, 59, tzinfo=UTC), "14:07"),
        (datetime(2026, 3, 14, 0, 5, tzinfo=UTC), "00:05"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "00:30"),
    ],
)
def test_clock(utc: datetime, shown: str) -> None:
    """Times are told in the 24 hours of the session's own zone."""
    assert wording.clock(utc, LONDON) == shown


def test_local_day() -> None:
    """Late in the evening UTC, London's summer date is already the next."""
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert wording.local_day(at, LONDON) == date(2026, 7, 2)


@pytest.mark.parametrize(
    ("on", "shown"),
    [(date(2026, 3, 14), "14-Mar-2026"), (date(1981, 12, 5), "05-Dec-1981")],
)
def test_day(on: date, shown: str) -> None:
    """Dates are dd-Mmm-yyyy."""
    assert wording.day(on) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0sec"),
        (22, "22sec"),
        (59, "59sec"),
        (60, "1min"),
        (119, "1min"),
        (3599, "59min"),
        (3600, "1hr"),
        (4500, "1hr 15min"),
        (90_000, "25hr"),
        (-180, "3min"),
    ],
)
def test_duration(seconds: int, shown: str) -> None:
    """Durations tell the largest unit first and drop the zero ones."""
    assert wording.duration(timedelta(seconds=seconds)) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "under 1min old"),
        (59, "under 1min old"),
        (60, "1min old"),
        (-5, "under 1min old"),
    ],
)
def test_old(seconds: int, shown: str) -> None:
    """An age is told in whole minutes, and a value is never younger than now."""
    now = datetime(2026, 3, 14, 14, 7, tzinfo=UTC)
    assert wording.old(now - timedelta(seconds=seconds), now) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (41, "T+41min"),
        (0, "T+0min"),
        (-0.5, "T\N{MINUS SIGN}1min"),
        (-9, "T\N{MINUS SIGN}9min"),
    ],
)
def test_since_start(minutes: float, shown: str) -> None:
    """Time since the dose began carries its sign."""
    start = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)
    assert wording.since_start(start + timedelta(minutes=minutes), start) == shown


def test_late() -> None:
    """Lateness is a duration and a word."""
    assert wording.late(timedelta(minutes=3, seconds=40)) == "3min late"
    assert wording.charted_late(timedelta(minutes=9)) == "charted 9min late"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("1.0", "1"),
        ("68.40", "68.4"),
        ("100", "100"),
        ("1250", "1,250"),
        ("1E+3", "1,000"),
        ("0", "0"),
        ("-0.50", "-0.5"),
    ],
)
def test_number(value: str, shown: str) -> None:
    """Numbers lead with a zero and never trail one."""
    assert wording.number(Decimal(value)) == shown


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, max_value=10**6))
def test_number_is_exact(value: Decimal) -> None:
    """The number shown is the number held."""
    shown = wording.number(value)
    assert Decimal(shown.replace(",", "")) == value
    assert "." not in shown or shown[-1] != "0"
    assert not shown.startswith(".")


def test_as_charted() -> None:
    """A measured value keeps the precision it was charted with."""
    assert wording.as_charted(Decimal("37.0")) == "37.0"


def test_amount() -> None:
    """A unit stands apart from its number."""
    assert wording.amount(Decimal("51.30"), "mL/h") == "51.3 mL/h"
    assert wording.amount(Decimal(3), "") == "3"


@pytest.mark.parametrize(
    ("by", "shown"),
    [("64", "up 64"), ("-6", "down 6"), ("0", "no change"), ("0.5", "up 0.5")],
)
def test_change(by: str, shown: str) -> None:
    """A change is told in words."""
    assert wording.change(Decimal(by)) == shown


def test_counted() -> None:
    """One is singular, others plural."""
    assert [wording.counted(n, "set") for n in (0, 1, 2)] == [
        "0 sets",
        "1 set",
        "2 sets",
    ]
    assert wording.counted(2, "allergy", "allergies") == "2 allergies"


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Halvorsen", "Ingrid", "Ms"), "HALVORSEN, Ingrid (Ms)"),
        (("Demo", "Alex"), "DEMO, Alex"),
        (("Demo", ""), "DEMO"),
        (("Müller-Østby", "Åse", "Dr"), "MÜLLER-ØSTBY, Åse (Dr)"),
    ],
)
def test_patient_name(parts: tuple[str, ...], shown: str) -> None:
    """The family name leads in capitals."""
    assert wording.patient_name(*parts) == shown


def test_born() -> None:
    """The age stands behind the date of birth."""
    assert wording.born(date(1981, 3, 14), 45) == "14-Mar-1981 (45y)"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("A. Okafor RN", "AO"),
        ("A.Okafor", "AO"),
        ("Anna Maria Okafor", "AO"),
        ("Jo LI", "JL"),
        ("Okafor", "O"),
        ("", ""),
        ("  ", ""),
        ("7 Lee", "L"),
    ],
)
def test_initials(name: str, shown: str) -> None:
    """Initials are of the first and the last name."""
    assert wording.initials(name) == shown


def test_actor_name() -> None:
    """A name nobody has checked says so."""
    assert wording.actor_name("A. Okafor", verified=False) == "A. Okafor (unverified)"
    assert wording.actor_name("A. Okafor", verified=True) == "A. Okafor"


@pytest.mark.parametrize(
    ("items", "shown"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_listed(items: tuple[str, ...], shown: str) -> None:
    """Several things are joined as in speech."""
    assert wording.listed(items) == shown


def test_sentence() -> None:
    """A sentence begins with a capital and keeps the others."""
    assert wording.sentence("no BP reading") == "No BP reading"
    assert wording.sentence("") == ""
