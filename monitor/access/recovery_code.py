"""The recovery code: 128 random bits, printed so that they can be typed back."""

import re
import secrets
import unicodedata

from monitor.chart.refusals import Refusal

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 after Crockford: without I, L, O and U."""
_READ_AS = str.maketrans("ILO", "110")
_BYTES = 16
_LENGTH = 28
"""26 signs hold 130 bits, of which the first two are 0; two more are the check."""
_GROUP = 4
_CHECK_BASE = 1021
"""The largest prime that two signs hold. Any one sign that is wrong, and any two that
changed places, leave another remainder; of all else one in a thousand slips through,
and then opens nothing."""
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015_.]+")
"""Blanks, and what a word processor makes of a hyphen."""


def new_code() -> bytes:
    return secrets.token_bytes(_BYTES)


def printed(code: bytes) -> str:
    """Seven groups of four signs."""
    value = int.from_bytes(code, "big")
    number = (value << 10) + value % _CHECK_BASE
    shifts = range(5 * (_LENGTH - 1), -1, -5)
    signs = "".join(_ALPHABET[number >> shift & 31] for shift in shifts)
    return "-".join(signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def code_typed(text: str) -> bytes | Refusal:
    """The code, whatever its case and grouping; I, L and O are read as 1, 1 and 0."""
    plain = unicodedata.normalize("NFKC", text).upper()
    signs = _SEPARATORS.sub("", plain).translate(_READ_AS)
    strange = sorted(set(signs) - set(_ALPHABET))
    if strange:
        named = " ".join(c if c.isprintable() else "?" for c in strange[:_GROUP])
        return _refusal(f"no code holds {named}", "Type it as it is printed")
    if len(signs) != _LENGTH:
        return _refusal(
            f"{len(signs)} of {_LENGTH} characters are typed",
            "Look for a group that is left out or typed twice",
        )
    number = 0
    for sign in signs:
        number = number * 32 + _ALPHABET.index(sign)
    value, check = number >> 10, number & 1023
    if value >> (8 * _BYTES) or check != value % _CHECK_BASE:
        return _refusal("one of its characters is wrong", "Compare it group by group")
    return value.to_bytes(_BYTES, "big")


def refuse_typed_back(text: str, code: bytes) -> Refusal | None:
    """Refuse what is no code, or another than the one that is shown."""
    typed = code_typed(text)
    if isinstance(typed, Refusal):
        return typed
    if typed != code:
        return _refusal("it is not the one that is shown", "Compare it group by group")
    return None


def _refusal(why: str, remedy: str) -> Refusal:
    what = "The recovery code is not taken"
    return Refusal(field="code", what=what, why=why, remedy=remedy)
