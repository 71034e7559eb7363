"""With and without separators, in the grid and in the line: the same record."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.chart.keying.line import retype
from monitor.chart.keying.state import begin
from tests.chart.keying.sheet import (
    BLANK,
    CODES,
    ID,
    NOW,
    SHEET,
    occasion,
    type_in,
    values,
)

RANGES = {s.code: range(int(s.lowest), int(s.highest) + 1) for s in SHEET.fields}
SLOW = begin(occasion(auto_advance=False), ID)
TABS = ("\t", " \t", "\t ")
"""Tab once after a value; in the grid only, as a line has no fields to leave."""
SEPARATORS = (" ", "/", ";", "+", "  ", " /", ";+ ")


def waits(code: str, value: int) -> bool:
    """Whether ruling 1 lets that value wait for a separator."""
    return (code == "hr" and value in range(20, 26)) or (
        code == "rr" and value in range(1, 7)
    )


def word(code: str, value: int) -> str:
    """The keys of a value: ten on a scale is the star."""
    is_score = code in CODES[5:]
    return "*" if is_score and value == 10 else str(value)


def stream(numbers: tuple[int, ...], separators: tuple[str, ...]) -> str:
    """A set as typed, with a separator where one is needed or given."""
    typed = []
    for code, value, separator in zip(CODES, numbers, separators, strict=True):
        needed = " " if waits(code, value) else ""
        typed.append(word(code, value) + (separator or needed))
    return "".join(typed)


@st.composite
def legal_sets(draw: st.DrawFn) -> tuple[int, ...]:
    """Values of the whole hard ranges, with the diastolic below the systolic."""
    dbp = draw(st.sampled_from(RANGES["dbp"]))
    sbp = draw(st.sampled_from([n for n in RANGES["sbp"] if n > dbp]))
    others = (draw(st.sampled_from(RANGES[code])) for code in CODES[2:])
    return (sbp, dbp, *others)


SEPARATED = st.lists(st.sampled_from((*SEPARATORS, *TABS)), min_size=9, max_size=9)
IN_GRID = st.lists(st.sampled_from(("", *SEPARATORS, *TABS)), min_size=9, max_size=9)
OPTIONAL = st.lists(st.sampled_from(("", *SEPARATORS)), min_size=9, max_size=9)


@given(numbers=legal_sets(), separators=IN_GRID)
def test_separators_change_nothing_in_the_grid(
    numbers: tuple[int, ...], separators: list[str]
) -> None:
    """Whatever separators stand between the fields, the set is the same."""
    keying = type_in(BLANK, stream(numbers, tuple(separators)))
    assert values(keying) == " ".join(map(str, numbers))
    assert keying.cells == type_in(BLANK, stream(numbers, ("",) * 9)).cells


@given(numbers=legal_sets(), separators=SEPARATED)
def test_the_grid_without_auto_advance_is_the_same(
    numbers: tuple[int, ...], separators: list[str]
) -> None:
    """Typed with separators the set does not depend on auto-advance."""
    text = stream(numbers, tuple(separators))
    assert type_in(SLOW, text).cells == type_in(BLANK, text).cells


@given(numbers=legal_sets(), separators=OPTIONAL)
def test_the_line_is_the_grid(numbers: tuple[int, ...], separators: list[str]) -> None:
    """The same text in the line is the same set, but for a ten that stands apart."""
    text = stream(numbers, tuple(separators))
    scores = "".join(separators[:5]) and text
    if re.search(r"(?<!\d)10(?!\d)", scores[6:]):
        text = stream(numbers, (" ",) * 9)
    assert retype(BLANK, text, NOW).cells == type_in(BLANK, text).cells


@given(numbers=legal_sets())
def test_a_line_of_plain_numbers_is_the_grid(numbers: tuple[int, ...]) -> None:
    """Separated, ten may be typed as ten in the line."""
    text = f"{numbers[0]}/{' '.join(map(str, numbers[1:]))}"
    assert values(retype(BLANK, text, NOW)) == " ".join(map(str, numbers))


@pytest.mark.parametrize("code", CODES[2:])
def test_every_value_of_a_field_needs_no_separator_unless_it_waits(code: str) -> None:
    """Exhaustive over the hard range, each with each kind of separator."""
    before = (128, 82, 76, 97, 14, 5, 1, 2, 0)
    place = CODES.index(code)
    for value, separator in product(RANGES[code], ("", *SEPARATORS)):
        numbers = (*before[:place], value, *before[place + 1 :])
        text = stream(numbers, tuple(separator if i == place else "" for i in range(9)))
        assert values(type_in(BLANK, text)) == " ".join(map(str, numbers))


def test_every_pressure_needs_no_separator() -> None:
    """Exhaustive over every legal pair; the slash changes nothing."""
    for sbp in RANGES["sbp"]:
        upper = type_in(BLANK, str(sbp))
        slashed = type_in(upper, "/")
        assert slashed == upper
        for dbp in range(20, min(sbp, 200)):
            pair = type_in(upper, str(dbp))
            assert (pair.cells[0].typed, pair.cells[1].typed) == (f"{sbp}", f"{dbp}")
            assert pair.spec.code == "hr"


def test_every_impossible_pressure_is_blocked() -> None:
    """Exhaustive: no pair with the diastolic at or above the systolic is saved."""
    for sbp in range(40, 200):
        upper = type_in(BLANK, str(sbp))
        for dbp in range(sbp, 200):
            pair = type_in(upper, str(dbp))
            assert pair.spec.code == "dbp"
            assert pair.notice is not None


@pytest.mark.parametrize("code", CODES)
def test_just_outside_the_hard_range_nothing_is_taken(code: str) -> None:
    """At the limits a value is taken, one beyond each it can't be typed."""
    place = CODES.index(code)
    start = BLANK
    for value in (299, 82, 76, 97, 14, 5, 1, 2, 0)[:place]:
        start = type_in(start, f"{value} ")
    for outside in (RANGES[code].start - 1, RANGES[code].stop):
        # Below 0 there is no digit, and on a scale to ten 11 is two scores.
        if outside >= 0 and not (code in CODES[5:] and outside == 11):
            after = type_in(start, f"{outside} ")
            assert after.notice is not None
            assert after.value(place) != outside
    for limit in (RANGES[code].start, RANGES[code].stop - 1):
        after = type_in(start, f"{word(code, limit)} ")
        assert after.cells[place].typed == str(limit)
