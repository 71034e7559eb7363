"""Why a value in a protocol is refused, in the words of whoever wrote the file."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args, get_origin

_WANTED = {
    "int": "a whole number",
    "decimal": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a date",
}
_STANDS = {
    "decimal": "a number with a decimal point",
    "datetime": "a date with a time",
    "time": "a time of day",
}
_WITHOUT_MARKS = "leave out the quotation marks"
_REMEDIES = {
    "int": "write it in digits",
    "decimal": "write it in digits",
    "str": "set it in quotation marks",
    "bool": f"write true or false, and {_WITHOUT_MARKS}",
    "array": "set it in square brackets",
    "object": "write its keys, each with a value",
    "date": "write it as 2026-03-14",
}
_PATTERNS = {
    "^[a-z][a-z0-9_-]{1,30}$": (
        "2 to 31 small letters, digits, _ and - are wanted, the first a letter"
    ),
    "^[A-Z]$": "one capital letter is wanted, A to Z",
}
"""Every pattern that a protocol has for a text, in words."""

_MATCHES = tuple(
    re.compile(pattern)
    for pattern in (
        r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`$",
        r"Expected `int` (?P<sign>[<>]=) (?P<limit>-?\d+)$",
        r"Expected `(?P<kind>str|array)` of length (?P<sign>[<>]=) (?P<length>\d+)$",
        r"Expected `str` matching regex '(?P<pattern>.*)'$",
        r"Invalid enum value ",
        r"Invalid RFC3339 encoded date",
    )
)
_PLACE = re.compile(r" - at `\$(?P<place>[^`]*)`$")


def why_refused(said: str, raw: object, kind: Any) -> str:
    """What is wanted, what stands there, and what to do.

    ``said`` is what msgspec says of ``raw`` that is no ``kind``. What is not known
    here is told in its words.
    """
    found = _PLACE.search(said)
    place = found["place"] if found else ""
    bare = _PLACE.sub("", said)
    where = _where(place)
    value = _value_at(raw, place)
    for pattern, tell in zip(_MATCHES, _TELLERS, strict=True):
        match = pattern.match(bare)
        if match is not None:
            return where + tell(match, value, kind)
    words = bare.replace("`", "")
    return where + words[:1].lower() + words[1:]


def text_for_number(raw: object) -> str:
    """The same, of text where a number is wanted, or of a list with one."""
    values = raw if isinstance(raw, list) else [raw]
    first = next(value for value in values if isinstance(value, str))
    return _other_kind("decimal", "str", first)


def _where(place: str) -> str:
    """``value 2 of the list: ``; empty where it is the value itself."""
    first = re.match(r"\[(\d+)\]", place)
    return f"value {int(first[1]) + 1} of the list: " if first else ""


def _value_at(raw: object, place: str) -> object:
    for index in re.findall(r"\[(\d+)\]", place):
        if isinstance(raw, list) and int(index) < len(raw):
            raw = raw[int(index)]
    return raw


def _tell_kind(match: re.Match[str], value: object, kind: Any) -> str:
    wanted = match["wanted"].split(" | ")[0]
    choices = _choices(kind)
    if choices and wanted == "str":
        return _none_of(value, choices)
    return _other_kind(wanted, match["got"], value)


def _other_kind(wanted: str, got: str, value: object) -> str:
    what = _WANTED.get(wanted, wanted)
    stands = _STANDS.get(got, _WANTED.get(got, got))
    told = f", {_shown(value)}" if isinstance(value, str | int | Decimal) else ""
    remedy = _remedy(wanted, value)
    return f"{what} is wanted, {stands} stands there{told}: {remedy}"


def _remedy(wanted: str, value: object) -> str:
    if wanted in ("int", "decimal") and isinstance(value, str) and _is_number(value):
        return _WITHOUT_MARKS
    if wanted == "int" and isinstance(value, Decimal):
        return "write it without a decimal point"
    return _REMEDIES.get(wanted, "change it")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _tell_limit(match: re.Match[str], value: object, _: Any) -> str:
    is_low = match["sign"] == ">="
    how, bound = ("small", "at least") if is_low else ("great", "at most")
    return f"{_shown(value)} is too {how}: write {bound} {match['limit']}"


def _tell_length(match: re.Match[str], value: object, _: Any) -> str:
    number = int(match["length"])
    length = len(value) if isinstance(value, str | list) else 0
    things = "values" if match["kind"] == "array" else "characters"
    if not length:
        return "nothing stands there: fill it in"
    bound = "at least" if match["sign"] == ">=" else "at most"
    return f"{length} {things} stand there: write {bound} {number}"


def _tell_pattern(match: re.Match[str], value: object, _: Any) -> str:
    rule = _PATTERNS.get(match["pattern"], "it has to be written in another way")
    return f"{rule}; {_shown(value)} stands there"


def _tell_choices(_: re.Match[str], value: object, kind: Any) -> str:
    return _none_of(value, _choices(kind))


def _tell_date(_: re.Match[str], value: object, __: Any) -> str:
    return f"{_shown(value)} is no date: {_REMEDIES['date']}"


def _none_of(value: object, choices: tuple[object, ...]) -> str:
    words = ", ".join(_shown(choice) for choice in choices)
    return f"{_shown(value)} is not known here: write one of {words}"


def _choices(kind: Any) -> tuple[object, ...]:
    """What a value may be, where only some are known."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    return next(filter(None, map(_choices, get_args(kind))), ())


def _shown(value: object) -> str:
    """As it stands in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


_TELLERS: tuple[Callable[[re.Match[str], object, Any], str], ...] = (
    *(_tell_kind, _tell_limit, _tell_length),
    *(_tell_pattern, _tell_choices, _tell_date),
)
