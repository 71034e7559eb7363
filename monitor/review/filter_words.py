"""The words of the typed filter: what can be asked, and by which values; pure."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from monitor.charting.review_list import CountField, TextField, ValueField

Kind = (
    Literal[
        "text", "count", "value", "alert", "patient", "number", "note", "day", "call"
    ]
    | Literal["order"]
)


class Word(Struct, frozen=True, kw_only=True):
    """A field of the filter: its name, of what kind it is, and what can follow it.

    ``counts`` and ``named`` are what it is of in the list; ``unit`` is what one of
    the number typed comes to there.
    """

    name: str
    kind: Kind
    hint: str
    named: TextField | None = None
    counts: CountField | ValueField | None = None
    unit: int = 1


_NUMBER = "yes, no, or a number as in {name}>2"
_COUNTS: Mapping[str, tuple[CountField, str]] = {
    "late": ("untimely", "sets charted late or missed"),
    "untimely": ("untimely", "sets charted late or missed, as late"),
    "delayed": ("late", "sets charted late"),
    "missed": ("missed", "scheduled sets that nobody charted"),
    "unack": ("unacknowledged", "high and medium alerts never acknowledged"),
    "slow": (
        "slow_or_never",
        "high and medium alerts acknowledged later than the protocol has it, or never",
    ),
    "high": ("high", "high alerts"),
    "medium": ("medium", "medium alerts"),
    "low": ("low", "low alerts"),
    "amended": ("amended", "values amended or struck out"),
    "paused": ("pauses", "pauses of the infusion"),
    "override": ("overrides", "checks a prescriber let pass"),
    "report": ("reports", "reports that are needed and were not sent"),
    "open": ("is_open", "sessions that go on"),
    "review": ("to_review", "what has to be seen before a co-signature, and was not"),
    "sign": ("to_sign", "closed and not signed as it is now"),
    "cosign": ("to_co_sign", "closed and not co-signed as it is now"),
    "query": ("asked", "queries that nobody has answered"),
    "answered": ("answered", "answers that nobody has read and closed"),
}
_VALUES: Mapping[str, tuple[ValueField, str, int]] = {
    "sbp": ("peak_sbp", "a highest systolic pressure, as in sbp>180", 1),
    "rise": ("rise", "mmHg over the baseline, as in rise>40", 1),
    "spo2": ("lowest_spo2", "a lowest SpO₂, as in spo2<92", 1),
    "dissociation": ("peak_dissociation", "a highest score, as in dissociation>6", 1),
    "distress": ("peak_distress", "a highest score, as in distress>6", 1),
    "ack": ("median_ack_ms", "seconds until acknowledged, as in ack>120", 1000),
}
_TEXTS: Mapping[TextField, str] = {
    "state": "how it is signed, as in state:open or state:signed",
    "room": "a room, or several as in room:1,3",
    "nurse": "a name or a part of it",
    "protocol": 'an id, with its version as in protocol:"iv40 v1"',
    "route": "a route, as in route:iv",
}
ORDER = "order"
"""The one that seeks nothing, and says how what is found stands."""
_DAYS = "a day, as in {name}:01-Mar, {name}:yesterday or {name}:monday"

WORDS: Mapping[str, Word] = {
    **{
        name: Word(name=name, kind="text", named=name, hint=hint)
        for name, hint in _TEXTS.items()
    },
    **{
        name: Word(
            name=name,
            kind="count",
            counts=field,
            hint=f"{hint}: {_NUMBER.format(name=name)}",
        )
        for name, (field, hint) in _COUNTS.items()
    },
    **{
        name: Word(name=name, kind="value", counts=field, hint=hint, unit=unit)
        for name, (field, hint, unit) in _VALUES.items()
    },
    **{
        name: Word(name=name, kind="day", hint=_DAYS.format(name=name))
        for name in ("since", "until", "on")
    },
    "alert": Word(name="alert", kind="alert", hint="high, medium, low or none"),
    "patient": Word(name="patient", kind="patient", hint="part of a name or number"),
    "number": Word(name="number", kind="number", hint="a patient's whole number"),
    "note": Word(
        name="note", kind="note", hint='words in notes, as in note:"felt sick"'
    ),
    "call": Word(name="call", kind="call", hint="due"),
    ORDER: Word(name=ORDER, kind="order", hint="exceptions, to be first, or date"),
}
"""By the name that is typed."""
