"""The lanes of the live chart, in data units; minutes count from the view's zero."""

from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import Priority

Symbol = Literal["double T", "disc", "diamond", "square"]


class Mark(Struct, frozen=True, kw_only=True):
    """One reading on a vital lane; ``lower`` is the diastolic of a pressure.

    ``joins`` when an honest line may run to it from the mark before. ``first`` is the
    value before an amendment, with ``was`` as its words. ``queried`` names the open
    queries about it, as ``Q1``.
    """

    minute: float
    set_id: UUID
    value: float
    lower: float | None = None
    text: str
    joins: bool = False
    first: float | None = None
    first_lower: float | None = None
    was: str = ""
    is_late: bool = False
    is_unconfirmed: bool = False
    is_conflicting: bool = False
    queried: str = ""


class Blank(Struct, frozen=True):
    """A field that was looked at and not measured, with the reason in words."""

    minute: float
    set_id: UUID
    reason: str
    queried: str = ""


class Gap(Struct, frozen=True):
    """A stretch too long without a reading, with the words that say so."""

    start: float
    end: float
    text: str


class LimitArea(Struct, frozen=True):
    """Values at which the protocol alerts, from ``low`` to ``high`` of the lane.

    From the minute ``start`` to ``end``; without one of them as far as the lane goes.
    """

    low: float
    high: float
    priority: Priority
    text: str
    start: float | None = None
    end: float | None = None


class BaselineBand(Struct, frozen=True):
    """Values within a tenth of the baseline."""

    low: float
    high: float
    text: str


class Change(Struct, frozen=True):
    """Something beside the readings that changed, such as the oxygen."""

    minute: float
    text: str


class LastValue(Struct, frozen=True, kw_only=True):
    """The last reading of a lane as it stands at the line end.

    ``context`` belongs to the value (the oxygen it was read on), ``deviation`` says
    how far it is from the baseline, in full and then in fewer words.
    ``priority`` is the lane's open alert.
    """

    text: str = ""
    context: str = ""
    was: str = ""
    deviation: tuple[str, ...] = ()
    age: str = ""
    is_stale: bool = False
    priority: Priority | None = None


class GhostPoint(Struct, frozen=True):
    """A reading of an earlier session, aligned on dose start."""

    minute: float
    upper: float
    lower: float


class Ghost(Struct, frozen=True, kw_only=True):
    """An earlier session in one lane; ``age`` is 0 for the last one before."""

    age: int
    points: tuple[GhostPoint, ...]


class VitalLane(Struct, frozen=True, kw_only=True):
    """A measured series over a fixed range that new data never rescales."""

    code: str
    label: str
    unit: str
    symbol: Symbol
    lowest: float
    highest: float
    ticks: tuple[int, ...]
    limits: tuple[LimitArea, ...] = ()
    baseline: BaselineBand | None = None
    ghosts: tuple[Ghost, ...] = ()
    marks: tuple[Mark, ...] = ()
    blanks: tuple[Blank, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    last: LastValue = LastValue()


class Cell(Struct, frozen=True, kw_only=True):
    """One digit on a scale lane.

    ``strength`` runs from 0 at the alert or untroubled end to 1 at the far end.
    """

    minute: float
    set_id: UUID
    text: str
    strength: float
    was: str = ""
    is_late: bool = False
    is_conflicting: bool = False
    queried: str = ""


class EmptyCell(Struct, frozen=True, kw_only=True):
    """A scale without a digit: observed and not disturbed, or not done and why."""

    minute: float
    set_id: UUID
    reason: str
    is_observed: bool
    queried: str = ""


class ScaleLane(Struct, frozen=True, kw_only=True):
    """A clinician's judgement by digit."""

    code: str
    label: str
    scale: str
    extent: str
    cells: tuple[Cell, ...] = ()
    blanks: tuple[EmptyCell, ...] = ()
    last: LastValue = LastValue()


class RateStep(Struct, frozen=True, kw_only=True):
    """A stretch of infusion at one rate; ``share`` of the ordered rate, at most 1.

    ``text`` names the rate where it differs from the stretch before.
    """

    start: float
    end: float
    share: float
    rate: str
    text: str = ""


class DoseMark(Struct, frozen=True):
    """A single dose, such as one nasal device, with its mg."""

    minute: float
    text: str
    spoken: str


class Standstill(Struct, frozen=True, kw_only=True):
    """A pause that goes on until now."""

    start: float
    end: float
    text: str


class InfusionLane(Struct, frozen=True, kw_only=True):
    """The infusion with its pauses as gaps, or single doses; and the dose so far.

    ``standstill`` is the pause that still goes on, ``outstanding`` the device to come.
    ``pump`` is the volume that was read from the pump when it stood still.
    ``doubts`` are the minutes from which the dose is uncertain.
    ``worked_from`` is the weight of the dose where another is in force.
    """

    code: str = "infusion"
    label: str
    worked_from: str = ""
    steps: tuple[RateStep, ...] = ()
    doses: tuple[DoseMark, ...] = ()
    doubts: tuple[float, ...] = ()
    standstill: Standstill | None = None
    outstanding: str = ""
    total: str = ""
    total_note: str = ""
    pump: str = ""


FlagLook = Literal["step", "effect", "ended", "note", "alert"]


DOUBT = "?"
"""The letter of the flag where the dose became uncertain."""


class Flag(Struct, frozen=True, kw_only=True):
    """Something that happened at one time; ``words`` say it in full.

    ``is_emergency`` is a stamp of one, whose letter means what the emergency's do.
    """

    minute: float
    look: FlagLook
    letter: str
    words: str
    priority: Priority | None = None
    is_emergency: bool = False


class DueTick(Struct, frozen=True):
    """A set that is due ahead: when, and what is asked."""

    minute: float
    clock: str
    what: str = ""


class EventSpan(Struct, frozen=True, kw_only=True):
    """A stretch of time in which something went on, such as an emergency."""

    start: float
    end: float
    words: str


class EventLane(Struct, frozen=True, kw_only=True):
    """What happened beside the readings, and what is due.

    ``ongoing`` are the side effects that have not ended, ``nausea 12min``, the worst
    first; ``worst`` names that one alone.
    """

    code: str = "events"
    label: str
    flags: tuple[Flag, ...] = ()
    due: tuple[DueTick, ...] = ()
    ongoing: tuple[str, ...] = ()
    worst: str = ""
    spans: tuple[EventSpan, ...] = ()


Lane = InfusionLane | VitalLane | ScaleLane | EventLane
