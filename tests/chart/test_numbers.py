"""The one grammar of typed numbers."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.chart.numbers import LONGEST, parse_number, written
from monitor.chart.refusals import Refusal

# Written out again here, so that a change of the grammar is noticed.
GRAMMAR = re.compile(r"(0|[1-9][0-9]*)([.,][0-9]+)?\Z", re.ASCII)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("68.4", "68.4"),
        ("68,4", "68.4"),
        ("0.5", "0.5"),
        ("0", "0"),
        ("70", "70"),
        ("37.0", "37.0"),
        (" 68.4 ", "68.4"),
        ("12345.678", "12345.678"),
    ],
)
def test_point_and_comma_both_mark_the_decimals(text: str, value: str) -> None:
    """The value is exactly what was typed, trailing zeros included."""
    parsed = parse_number(text, decimals=3)
    assert isinstance(parsed, Decimal)
    assert str(parsed) == value


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1.250,5", "thousands are not marked"),
        ("1,250.5", "thousands are not marked"),
        ("1.250.500", "thousands are not marked"),
        ("1'250", "a number has only digits"),
        (
            "\N{FULLWIDTH DIGIT NINE}\N{FULLWIDTH DIGIT FIVE}",
            "its digits are not 0 to 9",
        ),
        ("٩٥", "its digits are not 0 to 9"),
        ("१२०", "its digits are not 0 to 9"),
        ("1e3", "a number has only digits"),
        ("nan", "a number has only digits"),
        ("inf", "a number has only digits"),
        ("1_0", "a number has only digits"),
        ("Dr Reed", "a number has only digits"),
        ("Dr Meyer-Smith", "a number has only digits"),
        ("34 mg", "a number has only digits"),
        ("+5", "it has a sign"),
        ("-5", "it has a sign"),
        ("\N{MINUS SIGN}5", "it has a sign"),
        ("6 8", "there is a blank in it"),
        ("6\N{NO-BREAK SPACE}8", "there is a blank in it"),
        ("68\n", "there is a blank in it"),
        (".5", "the digit before the point is missing"),
        ("5.", "nothing stands after the point"),
        (",", "the digit before the point is missing"),
        ("068", "it begins with a needless 0"),
        ("00", "it begins with a needless 0"),
        ("", "nothing was typed"),
        ("   ", "nothing was typed"),
        ("1234567890", "it is longer than 9 characters"),
        ("9" * 10**5, "it is longer than 9 characters"),
        ("½", "a number has only digits"),
        ("0x10", "a number has only digits"),
        ("6\x008", "a number has only digits"),
    ],
)
def test_what_is_no_plain_number_is_refused_with_a_reason(text: str, why: str) -> None:
    """Each refusal names its own reason and a remedy, and the field it is about."""
    refused = parse_number(text, decimals=3, field="weight")
    assert isinstance(refused, Refusal)
    assert refused.why.startswith(why)
    assert refused.remedy
    assert refused.field == "weight"
    assert len(refused.sentence) < 160
    assert refused.sentence.isprintable()


@pytest.mark.parametrize(
    ("text", "decimals", "is_taken"),
    [
        ("68.4", 1, True),
        ("68.45", 1, False),
        ("1.250", 1, False),
        ("1,250", 1, False),
        ("68.0", 0, False),
        ("68", 0, True),
        ("1.250", 3, True),
    ],
)
def test_a_number_takes_as_many_decimals_as_its_field(
    text: str, decimals: int, is_taken: bool
) -> None:
    """So a mark of thousands can't pass for decimals where there is one decimal."""
    assert isinstance(parse_number(text, decimals), Decimal) is is_taken


@given(
    st.text(
        alphabet="0123456789.,-+eE_ ٩९\N{FULLWIDTH DIGIT NINE}naif'\n\x00", max_size=12
    )
)
def test_what_is_accepted_lies_in_the_grammar_and_means_what_it_shows(
    text: str,
) -> None:
    """Accepted text is in the grammar, and its value is the text."""
    parsed = parse_number(text, decimals=9)
    shown = text.strip(" ")
    assert isinstance(parsed, Decimal) == bool(
        GRAMMAR.match(shown) and len(shown) <= LONGEST
    )
    if isinstance(parsed, Decimal):
        assert f"{parsed:f}" == shown.replace(",", ".")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("0.5", None, "0.5"),
        ("0.50", None, "0.5"),
        ("1.0", None, "1"),
        ("100", None, "100"),
        ("1E+2", None, "100"),
        ("1250", None, "1,250"),
        ("37.0", 1, "37.0"),
        ("37", 1, "37.0"),
        ("118.5", None, "118.5"),
        ("0", None, "0"),
    ],
)
def test_numbers_are_written_by_the_ismp_list(
    value: str, decimals: int | None, text: str
) -> None:
    """A leading zero always; a trailing one only for a measured precision."""
    assert written(Decimal(value), decimals) == text
