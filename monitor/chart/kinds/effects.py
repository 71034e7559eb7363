"""Side effects, what was given for them, and notes."""

from typing import Literal
from uuid import UUID

from monitor.chart.kinds.kind import Kind
from monitor.chart.kinds.observing import Mode, Transcribed

Related = Literal["unlikely", "possible", "probable", "very likely"]


class EffectRecorded(Kind, frozen=True, kw_only=True, tag="effect-recorded/1"):
    """A side effect began; its onset is the entry's effective time.

    Grade 0 says that it was asked for and is not there. ``related`` is how likely the
    drug caused it; ``expected`` and ``serious`` are None where nobody said.
    """

    code: str
    grade: int
    mode: Mode | None = None
    action: str = ""
    outcome: str = ""
    related: Related | None = None
    expected: bool | None = None
    serious: bool | None = None


class EffectEnded(Kind, frozen=True, kw_only=True, tag="effect-ended/1"):
    """A side effect passed."""

    effect: UUID
    outcome: str = ""


class TreatmentGiven(Kind, frozen=True, kw_only=True, tag="treatment-given/1"):
    """A treatment given for an effect, and who ordered it."""

    drug: str
    dose: str
    route: str
    ordered_by: str
    verbal_order_read_back: bool
    response: str = ""


class NoteRecorded(
    Kind, frozen=True, kw_only=True, omit_defaults=True, tag="note-recorded/1"
):
    """Free text, of the session or about one of its entries."""

    text: str
    about: UUID | None = None
    transcribed: Transcribed | None = None
