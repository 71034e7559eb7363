"""What the observation strip shows, as frozen values."""

from enum import StrEnum

from msgspec import Struct

from ui.views.due import DueView
from ui.widgets.faces import Choice, FieldFace

ROW = "row"
"""Where the focus is when the field in the row below the boxes is typed in."""


class Tone(StrEnum):
    """What kind of message stands in the strip."""

    NONE = ""
    REFUSED = "refused"
    ASKED = "asked"
    NOTED = "noted"


class Message(Struct, frozen=True):
    """A sentence, and what kind it is."""

    text: str = ""
    tone: Tone = Tone.NONE


class BoxView(Struct, frozen=True, kw_only=True):
    """One box, named by the ``code`` of its first field.

    ``last`` stands below it, or ``brief`` where there is no room for that.
    ``share`` is its part of the width, in px of the widest screen.
    ``spoken`` is what a screen reader says of it beyond its label.
    """

    code: str
    label: str
    unit: str
    face: FieldFace
    last: str
    brief: str
    share: int
    is_pair: bool = False
    is_asked_about: bool = False
    spoken: str = ""


class RowView(Struct, frozen=True, kw_only=True):
    """The row below the boxes: anchors or reasons to choose from, or a hint.

    ``face`` is there when something is typed in the row itself, ``line`` when that is
    the whole set. ``brief`` are the choices in short words, for a narrow screen;
    ``are_scores`` when the choices are those of the scale in focus.
    ``is_outside`` colours the hint: the value lies outside the soft
    range. ``extras`` are choices that stand beside a hint, narrow and to the right.
    """

    label: str = ""
    choices: tuple[Choice, ...] = ()
    brief: tuple[Choice, ...] = ()
    are_scores: bool = False
    hint: str = ""
    is_outside: bool = False
    face: FieldFace | None = None
    line: str | None = None
    extras: tuple[Choice, ...] = ()


class EntryStripView(Struct, frozen=True, kw_only=True):
    """The whole strip. ``focus`` is the code of a box, or ``ROW``.

    ``refusals`` rises with each refused key, so that the same one twice is seen
    twice. ``enter`` says what Enter does now. ``at`` is the clock time it counts for,
    once something is typed. ``leaves`` are the ways Tab leads out of
    the strip from here: 1 forwards, -1 back. ``leaving`` is how far the patient is on
    the way to leaving, once the dose is over.
    """

    title: str
    due: DueView | None
    leaving: str = ""
    observed: str
    at: str
    boxes: tuple[BoxView, ...]
    focus: str
    row: RowView
    message: Message
    refusals: int = 0
    enter: str = "save"
    leaves: tuple[int, ...] = ()
