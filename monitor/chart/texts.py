"""Which typed text can be charted."""

from collections.abc import Iterator

from msgspec import Struct

from monitor.chart.refusals import Refusal

LONGEST_TEXT = 4000
"""Characters of a note; reliability reference, hazard H29."""


_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Characters that turn what follows them round: a dose would read backwards."""


def refuse_text(field: str, text: str) -> Refusal | None:
    """Refuse text that is empty, too long, or holds control characters."""
    why = _odd(text) if text.strip() else "it is empty"
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
    for field, text in _texts(of, ""):
        why = _odd(text)
        if why:
            named = field.replace("_", " ")
            return Refusal(
                field=field,
                what=f"The {named} is not charted",
                why=why,
                remedy="Type it again",
            )
    return None


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, field)


def _odd(text: str) -> str:
    """Why it can't be charted; empty where it can."""
    if len(text) > LONGEST_TEXT:
        return f"it is longer than {LONGEST_TEXT} characters"
    if any(_is_control(c) for c in text):
        return "it holds characters that can't be shown"
    return ""


def _is_control(char: str) -> bool:
    code = ord(char)
    # Half a character, which a pasted text can hold, can't be written down either.
    is_unseen = code < 32 or 127 <= code < 160 or 0xD800 <= code < 0xE000
    return (is_unseen and char not in "\n\t") or char in _TURNING
