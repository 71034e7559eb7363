"""What can be charted in a set: the fields of a protocol and their limits."""

from datetime import timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct

DoseForm = Literal["infusion", "injection", "devices", "oral"]


class Anchor(Struct, frozen=True):
    """The words that stand for one digit of a scale; ``word`` is the short one."""

    digit: int
    text: str
    word: str = ""


class FieldSpec(Struct, frozen=True, kw_only=True):
    """One field of a set: its words, unit, hard range and challenges.

    ``lowest`` and ``highest`` are inclusive; outside them a value is refused.
    The soft range only colours the hint. ``challenge_delta`` is the change from
    the last value beyond which the nurse is asked to keep or correct it. ``scale``
    names the scale of a score and is empty for a vital sign. ``undisturbed`` is what
    can be read without disturbing the patient.
    """

    code: str
    label: str
    short: str
    unit: str
    lowest: Decimal
    highest: Decimal
    decimals: int = 0
    challenge_delta: Decimal | None = None
    soft_low: Decimal | None = None
    soft_high: Decimal | None = None
    scale: str = ""
    anchors: tuple[Anchor, ...] = ()
    low_is_worse: bool = False
    undisturbed: bool = False
    source: str = ""

    @property
    def is_scale(self) -> bool:
        """A clinician's judgement by digit, as against a measured vital sign."""
        return bool(self.scale or self.anchors)

    def admits(self, value: Decimal) -> bool:
        return self.lowest <= value <= self.highest

    def anchor(self, value: Decimal) -> str:
        """The words for a digit of this scale; empty where it has none."""
        for anchor in self.anchors:
            if anchor.digit == value:
                return anchor.text
        return ""

    def word(self, value: Decimal) -> str:
        """The short word for a digit of this scale; empty where it has none."""
        for anchor in self.anchors:
            if anchor.digit == value:
                return anchor.word
        return ""


class PressurePair(Struct, frozen=True, kw_only=True):
    """Two fields typed as one, ``128/78``, with the pulse pressures to challenge.

    A difference outside ``narrowest`` to ``widest`` (mmHg, inclusive) is asked
    about; the upper value must exceed the lower.
    """

    upper: str
    lower: str
    label: str
    narrowest: Decimal
    widest: Decimal
    source: str = ""


class Charting(Struct, frozen=True, kw_only=True):
    """All that the record needs to know of a protocol to accept an entry.

    ``late_after`` from observing to recording a set is late. A draft older than
    ``old_draft_after`` must be given its time. A slip can be amended by one key for
    ``correct_within``. Sets of ``baseline_within`` before the dose make the baseline,
    and one of them must be no older than ``baseline_fresh`` at the start. The weight
    range is in kg, inclusive. The dose is given in one ``form``. A pump runs at
    ``rate_highest_ml_per_hour`` at most, and an order is off its working by
    ``ordered_within_percent`` at most. ``source`` is of the times of charting.
    """

    fields: tuple[FieldSpec, ...]
    pressure: PressurePair
    late_after: timedelta
    old_draft_after: timedelta
    correct_within: timedelta
    baseline_within: timedelta
    baseline_fresh: timedelta
    weight_kg: tuple[Decimal, Decimal]
    form: DoseForm = "infusion"
    rate_highest_ml_per_hour: Decimal = Decimal(0)
    ordered_within_percent: int = 0
    snooze_minutes: tuple[int, ...]
    action_codes: tuple[int, ...]
    effect_codes: tuple[str, ...]
    source: str = ""

    def field(self, code: str) -> FieldSpec:
        """The field of that code; KeyError where the protocol has none."""
        for spec in self.fields:
            if spec.code == code:
                return spec
        raise KeyError(code)
