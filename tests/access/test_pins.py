"""A PIN is six digits that are not tried first, and is kept as a verifier."""

import pytest
from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError
from hypothesis import given
from hypothesis import strategies as st

from monitor.access.pins import (
    is_outdated,
    is_right,
    refuse_pin,
    renewed,
    verifier_of,
)
from tests.access.keyring import full_width

_CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def _why(pin: str) -> str:
    refusal = refuse_pin(pin)
    return refusal.why if refusal else ""


@pytest.mark.parametrize("pin", ["275838", "904413", "000275", "860047", "477290"])
def test_six_digits_are_a_pin(pin: str) -> None:
    assert _why(pin) == ""


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "27583",
        "2758381",
        "27583a",
        " 275838",
        "275838\n",
        "٢٧٥٨٣٨",
        full_width("275838"),
    ],
)
def test_anything_else_is_none(pin: str) -> None:
    """Also digits of other scripts, which not every keyboard can type again."""
    assert _why(pin) == "it is not six digits from 0 to 9"


@pytest.mark.parametrize("pin", ["123456", "987654", "890123", "024680", "777777"])
def test_a_run_is_refused(pin: str) -> None:
    assert _why(pin) == "its digits are a sequence"


@pytest.mark.parametrize(
    "pin", ["858585", "947947", "448866", "958859", "400040", "775777"]
)
def test_a_repetition_is_refused(pin: str) -> None:
    assert _why(pin) == "it repeats itself"


@pytest.mark.parametrize(
    ("pin", "is_date"),
    [
        ("310185", True),  # day, month, year
        ("320185", False),
        ("311285", True),
        ("311385", False),
        ("123185", True),  # month, day, year
        ("123285", False),
        ("851231", True),  # year, month, day
        ("851232", False),
        ("851331", False),
        ("851200", False),
        ("198512", True),  # year in full and month
        ("198513", False),
        ("188512", False),
        ("091985", True),  # month and year in full
        ("132085", False),
        ("122085", True),
        ("002085", False),
    ],
)
def test_what_reads_as_a_date_is_refused(pin: str, *, is_date: bool) -> None:
    """At and beside the last day and month, in each order."""
    assert (_why(pin) == "it reads as a date") == is_date


def test_nine_in_ten_are_left() -> None:
    """907,625 of a million; five guesses at one of them hit in 5.5 of a million."""
    some = [f"{pin:06}" for pin in range(0, 1_000_000, 97)]
    left = sum(refuse_pin(pin) is None for pin in some)

    assert 0.90 < left / len(some) < 0.915


def test_the_right_pin_is_told_from_wrong_ones() -> None:
    verifier = verifier_of("275838", _CHEAP)

    assert is_right("275838", verifier, _CHEAP)
    assert not is_right("275839", verifier, _CHEAP)
    assert not is_right("", verifier, _CHEAP)


def test_two_verifiers_of_one_pin_differ() -> None:
    assert verifier_of("275838", _CHEAP) != verifier_of("275838", _CHEAP)


def test_a_verifier_holds_no_pin_and_costs_what_the_library_advises() -> None:
    verifier = verifier_of("275838")

    assert verifier.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "275838" not in verifier
    assert is_right("275838", verifier)
    assert not is_outdated(verifier)


def test_a_cheaper_verifier_is_outdated_and_still_checked() -> None:
    verifier = verifier_of("275838", _CHEAP)

    assert is_outdated(verifier)
    assert is_right("275838", verifier)
    other_kind = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1, type=Type.I)
    assert is_outdated(verifier_of("275838", other_kind), _CHEAP)


def test_an_outdated_verifier_is_made_anew_for_the_same_pin() -> None:
    anew = renewed("275838", verifier_of("275838", _CHEAP))

    assert anew is not None
    assert is_right("275838", anew)
    assert renewed("275838", anew) is None


def test_with_too_little_memory_it_stays_as_it_is() -> None:
    verifier = verifier_of("275838", _CHEAP)
    greedy = PasswordHasher(time_cost=1, memory_cost=2**31, parallelism=1)

    assert renewed("275838", verifier, greedy) is None


def test_what_is_no_verifier_is_a_bug() -> None:
    with pytest.raises(InvalidHashError):
        is_right("275838", "275838", _CHEAP)


@given(st.text(alphabet=st.characters(), max_size=8))
def test_whatever_is_typed_is_answered(pin: str) -> None:
    refusal = refuse_pin(pin)

    assert refusal is None or refusal.field == "pin"
