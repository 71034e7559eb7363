"""The one grammar of every typed number, and how a number is written back."""

import re
from decimal import Decimal

from monitor.chart.refusals import Refusal

LONGEST = 9
"""Characters of the longest number anybody has to type, ``12345.678``."""

_GRAMMAR = re.compile(r"(0|[1-9][0-9]*)([.,][0-9]+)?\Z", re.ASCII)
_SHOWN = 12
_ONLY_DIGITS = "a number has only digits and a point or comma"
_IN_DIGITS = "Type it out in digits"


def parse_number(
    text: str, decimals: int = 0, field: str | None = None
) -> Decimal | Refusal:
    """The number exactly as typed, or why it is none.

    ``.`` and ``,`` both mark the decimals, of which there may be ``decimals``.
    Blanks around the number are dropped; inside it they are refused.
    """
    typed = text.strip(" ")
    if _GRAMMAR.match(typed) and len(typed) <= LONGEST:
        value = Decimal(typed.replace(",", "."))
        if _places(value) <= decimals:
            return value
    why, remedy = _fault(typed, decimals)
    return Refusal(field=field, what=_what(typed), why=why, remedy=remedy)


def written(value: Decimal, decimals: int | None = None) -> str:
    """The number in ISMP style: ``0.5``, never ``.5`` or ``1.0``.

    ``decimals`` keeps a measured precision, trailing zeros included.
    """
    if decimals is not None:
        return f"{value:,.{decimals}f}"
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _what(typed: str) -> str:
    if not typed:
        return "No number"
    shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
    printable = "".join(c if c.isprintable() else "?" for c in shown)
    return f"{printable} is not taken"


def _fault(typed: str, decimals: int) -> tuple[str, str]:
    for found, why, remedy in (
        (not typed, "nothing was typed", "Type the number"),
        # Of a name or a unit the rest is not worth saying.
        (any(c.isalpha() for c in typed), _ONLY_DIGITS, _IN_DIGITS),
        (len(typed) > LONGEST, f"it is longer than {LONGEST} characters", "Shorten it"),
        *_foreign(typed),
        *_misplaced_marks(typed, decimals),
    ):
        if found:
            return why, remedy
    return "it is not a number", "Type digits 0 to 9, and a point or comma if needed"


def _foreign(typed: str) -> tuple[tuple[bool, str, str], ...]:
    return (
        (
            any(c.isdigit() and not c.isascii() for c in typed),
            "its digits are not 0 to 9 of this keyboard",
            "Type them as 0 to 9",
        ),
        (any(c.isspace() for c in typed), "there is a blank in it", "Leave it out"),
        (typed[:1] in "+-\N{MINUS SIGN}", "it has a sign", "Type it without"),
        (
            any(c not in "0123456789.," for c in typed),
            _ONLY_DIGITS,
            _IN_DIGITS,
        ),
    )


def _misplaced_marks(typed: str, decimals: int) -> tuple[tuple[bool, str, str], ...]:
    marks = sum(typed.count(mark) for mark in ".,")
    whole, _, fraction = typed.replace(",", ".").partition(".")
    places = f"it takes {decimals} decimal places" if decimals else "it takes none"
    return (
        (
            marks > 1,
            "thousands are not marked, and only one point or comma is read",
            "Type it with one, such as 1250.5",
        ),
        (marks == 1 and not whole, "the digit before the point is missing", "Type 0.5"),
        (
            marks == 1 and not fraction,
            "nothing stands after the point",
            "Type the decimal, or leave the point out",
        ),
        (
            len(whole) > 1 and whole.startswith("0"),
            "it begins with a needless 0",
            "Leave it out",
        ),
        (
            len(fraction) > decimals,
            f"it has {len(fraction)} decimal places and {places}",
            "Type it again",
        ),
    )
