"""Which typed text can be charted."""

from collections.abc import Iterator

from msgspec import Struct

from monitor.chart.kinds import (
    AddendumRecorded,
    NoteRecorded,
    QueryAnswered,
    QueryClosed,
    QueryRaised,
)
from monitor.chart.refusals import Refusal

LONGEST_TEXT = 4000
"""Characters of a note; reliability reference, hazard H29."""


_MARKS = {
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
"""Unseen, and they turn what follows them round: a dose would read backwards."""
_SHOWN = str.maketrans({mark: f"[{name}]" for mark, name in _MARKS.items()})
_FREE: dict[type[Struct], str] = {
    NoteRecorded: "text",
    AddendumRecorded: "text",
    QueryRaised: "text",
    QueryAnswered: "text",
    QueryClosed: "note",
}
"""What is written in whatever script: there the marks are shown, not refused."""


def with_marks(text: str) -> str:
    """The same text with each mark of direction in sight, as ``[RLO]``."""
    return text.translate(_SHOWN)


def refuse_text(field: str, text: str, *, is_free: bool = False) -> Refusal | None:
    """Refuse text that is empty, too long, or holds control characters."""
    why = _odd(text, is_free=is_free) if text.strip() else "it is empty"
    if not why:
        return None
    return Refusal(
        field=field, what=f"The {field} is not charted", why=why, remedy="Type it again"
    )


def refuse_blank(fact: Struct, *fields: str) -> Refusal | None:
    """Refuse a fact in which one of these texts was left blank."""
    for field in fields:
        if not getattr(fact, field).strip():
            return Refusal(
                field=field,
                what="This is not charted",
                why=f"{field.replace('_', ' ')} is missing",
                remedy="Fill it in; write none where there is none",
            )
    return None


def refuse_odd_texts(of: Struct) -> Refusal | None:
    """Refuse whatever holds a text that is too long or can't be shown, at any depth."""
    for field, text, is_free in _texts(of, "", is_free=False):
        why = _odd(text, is_free=is_free)
        if why:
            named = field.replace("_", " ")
            return Refusal(
                field=field,
                what=f"The {named} is not charted",
                why=why,
                remedy="Type it again",
            )
    return None


def _texts(
    value: object, field: str, *, is_free: bool
) -> Iterator[tuple[str, str, bool]]:
    if isinstance(value, str):
        yield field, value, is_free
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            is_its = _FREE.get(type(value)) == name
            yield from _texts(getattr(value, name), name, is_free=is_its)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, field, is_free=is_free)


def _odd(text: str, *, is_free: bool) -> str:
    """Why it can't be charted; empty where it can."""
    if len(text) > LONGEST_TEXT:
        return f"it is longer than {LONGEST_TEXT} characters"
    if any(_is_control(c) for c in text):
        return "it holds characters that can't be shown"
    if not is_free and any(c in _MARKS for c in text):
        return "it holds characters that can't be shown"
    return ""


def _is_control(char: str) -> bool:
    code = ord(char)
    # Half a character, which a pasted text can hold, can't be written down either.
    is_unseen = code < 32 or 127 <= code < 160 or 0xD800 <= code < 0xE000
    return is_unseen and char not in "\n\t"
