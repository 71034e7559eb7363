"""Which typed text can be charted."""

from msgspec import Struct

from monitor.chart.refusals import Refusal

LONGEST_TEXT = 4000
"""Characters of a note; reliability reference, hazard H29."""


def refuse_text(field: str, text: str) -> Refusal | None:
    """Refuse text that is empty, too long, or holds control characters."""
    if not text.strip():
        why = "it is empty"
    elif len(text) > LONGEST_TEXT:
        why = f"it is longer than {LONGEST_TEXT} characters"
    elif any((ord(c) < 32 and c not in "\n\t") or ord(c) == 127 for c in text):
        why = "it holds characters that can't be shown"
    else:
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
