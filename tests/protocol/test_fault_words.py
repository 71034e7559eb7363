"""A value that is refused is told in plain words: what is wanted, and what to do."""

from decimal import Decimal
from typing import Annotated, Any, Literal

import msgspec
import pytest
from msgspec import Meta, inspect

from monitor.protocol.document import Document
from monitor.protocol.fault_words import text_for_number, why_refused

Digit = Annotated[int, Meta(ge=1, le=9)]
Word = Annotated[str, Meta(min_length=1, max_length=3)]
Grade = Literal["low", "high"]
CASES: tuple[tuple[object, Any, str], ...] = (
    ("18", int, 'a whole number is wanted, text stands there, "18": leave out'),
    (
        "many",
        int,
        'a whole number is wanted, text stands there, "many": write it in digits',
    ),
    (
        Decimal("1.5"),
        int,
        "a whole number is wanted, a number with a decimal point stands there, 1.5: ",
    ),
    (True, int | None, "a whole number is wanted, true or false stands there, true: "),
    (
        5,
        str,
        "text is wanted, a whole number stands there, 5: set it in quotation marks",
    ),
    (
        "yes",
        bool,
        'true or false is wanted, text stands there, "yes": write true or false, and',
    ),
    (
        "bp",
        tuple[str, ...],
        'a list is wanted, text stands there, "bp": set it in square brackets',
    ),
    (0, Digit, "0 is too small: write at least 1"),
    (10, Digit, "10 is too great: write at most 9"),
    ("", Word, "nothing stands there: fill it in"),
    ("four", Word, "4 characters stand there: write at most 3"),
    ([], Annotated[tuple[int, ...], Meta(min_length=1)], "nothing stands there"),
    ("b", Annotated[str, Meta(pattern="^[A-Z]$")], "one capital letter is wanted"),
    ("urgent", Grade, '"urgent" is not known here: write one of "low", "high"'),
    (1, Grade | None, '1 is not known here: write one of "low", "high"'),
    (
        [1, "2"],
        tuple[int, ...],
        'value 2 of the list: a whole number is wanted, text stands there, "2": ',
    ),
)


@pytest.mark.parametrize(("raw", "kind", "words"), CASES)
def test_what_is_wanted_what_stands_there_and_what_to_do(
    raw: object, kind: Any, words: str
) -> None:
    with pytest.raises(msgspec.ValidationError) as refused:
        msgspec.convert(raw, kind)
    assert why_refused(str(refused.value), raw, kind).startswith(words)


@pytest.mark.parametrize("number", [1, 9])
def test_at_its_limits_nothing_is_refused(number: int) -> None:
    assert msgspec.convert(number, Digit) == number


@pytest.mark.parametrize("raw", ["0.5", [1, "0.5"]])
def test_text_for_a_number(raw: object) -> None:
    assert text_for_number(raw) == (
        'a number is wanted, text stands there, "0.5": leave out the quotation marks'
    )


def test_what_is_not_known_is_told_all_the_same() -> None:
    assert why_refused("Some other `thing`", 1, int) == "some other thing"


def test_every_pattern_of_a_protocol_has_its_words() -> None:
    """A pattern without words would be told as *in another way*, which helps nobody."""
    patterns = set(_patterns(inspect.type_info(Document), set()))
    assert patterns
    for pattern in patterns:
        said = f"Expected `str` matching regex '{pattern}'"
        assert "in another way" not in why_refused(said, "?", str)


def _patterns(kind: Any, seen: set[type]) -> list[str]:
    if isinstance(kind, inspect.StructType):
        if kind.cls in seen:
            return []
        seen.add(kind.cls)
        return [p for field in kind.fields for p in _patterns(field.type, seen)]
    if isinstance(kind, inspect.UnionType):
        return [p for one in kind.types for p in _patterns(one, seen)]
    if isinstance(kind, inspect.VarTupleType):
        return _patterns(kind.item_type, seen)
    if isinstance(kind, inspect.StrType) and kind.pattern:
        return [kind.pattern]
    return []
