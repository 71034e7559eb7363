"""When sets are due, as a protocol says it; minutes are whole."""

from typing import Annotated

from msgspec import Meta, Struct

from monitor.protocol.conditions import Code

Text = Annotated[str, Meta(min_length=1, max_length=200)]
Minutes = Annotated[int, Meta(ge=1, le=1440)]
Fields = Annotated[tuple[Code, ...], Meta(min_length=1)]


class Also(Struct, frozen=True, kw_only=True):
    """Further fields that are asked at some of the slots, in minutes from the start."""

    fields: Fields
    at_minutes: Annotated[tuple[Minutes, ...], Meta(min_length=1)]
    source: Text


class Pace(Struct, frozen=True, kw_only=True):
    """From so long after the start of the dose on, slots lie this far apart."""

    after_minutes: Minutes
    every_minutes: Minutes
    tolerance_minutes: Minutes
    source: Text


class During(Struct, frozen=True, kw_only=True):
    """Slots from the start of the dose on, pauses or not.

    They come ``every_minutes``, and at another pace from each ``then`` on, or else
    ``at_minutes`` and no others. With a recovery they go on until the infusion has
    ended; without one they end with ``at_minutes``, or after ``for_minutes``. With
    ``anew_after_dose`` all of them are counted anew from each further single dose.
    """

    every_minutes: Minutes | None = None
    then: tuple[Pace, ...] = ()
    at_minutes: tuple[Minutes, ...] = ()
    for_minutes: Minutes | None = None
    anew_after_dose: bool = False
    tolerance_minutes: Minutes
    fields: Fields
    also: Also | None = None
    source: Text


class Recovery(Struct, frozen=True, kw_only=True):
    """Slots counted from the actual end of the infusion, for so long."""

    every_minutes: Minutes
    for_minutes: Minutes
    tolerance_minutes: Minutes
    fields: Fields
    source: Text


class Closing(Struct, frozen=True, kw_only=True):
    """Slots after the last one of the schedule, while a check before leaving is unmet.

    They go on until the patient has left.
    """

    every_minutes: Minutes
    tolerance_minutes: Minutes
    fields: Fields
    source: Text


class Schedule(Struct, frozen=True, kw_only=True):
    """The slots of the two phases that have any; only an infusion has a recovery.

    A value is stale once it is older than ``stale_after_tenths`` tenths of its
    interval, so 15 stands for one and a half intervals.
    """

    during: During
    recovery: Recovery | None = None
    closing: Closing | None = None
    stale_after_tenths: Annotated[int, Meta(ge=10, le=100)]
    source: Text


class Baselining(Struct, frozen=True, kw_only=True):
    """The sets before the dose.

    Sets of ``within_minutes`` before the dose make the baseline. One must be no older
    than ``fresh_minutes`` at the start; up to ``most`` are asked for, the next from
    ``apart_least_minutes`` to ``apart_most_minutes`` after the last. The chart shows
    the baseline as a band of ``band_percent`` to either side.
    """

    within_minutes: Minutes
    fresh_minutes: Minutes
    most: Annotated[int, Meta(ge=1, le=5)]
    apart_least_minutes: Minutes
    apart_most_minutes: Minutes
    band_percent: Annotated[int, Meta(ge=1, le=50)]
    fields: Fields
    source: Text


class Overdue(Struct, frozen=True, kw_only=True):
    """When a due set that was not charted becomes an alert.

    It does so ``grace_minutes`` after its slot: medium up to
    ``medium_until_minutes`` after the infusion ended, low later. Where the schedule
    has no recovery these minutes count from the start of the dose.
    """

    grace_minutes: Minutes
    medium_until_minutes: Minutes
    source: Text


class Rechecking(Struct, frozen=True, kw_only=True):
    """When a reading is asked for again because of an alert.

    The action *repeat measurement* makes one due after ``after_action_minutes``. An
    acknowledged alert with no reading for ``after_acknowledged_minutes`` is raised
    once more. A dose that becomes uncertain asks for ``doubt_parameters`` again after
    ``after_doubt_minutes``.
    """

    after_action_minutes: Minutes
    after_acknowledged_minutes: Minutes
    after_doubt_minutes: Minutes | None = None
    doubt_parameters: tuple[Code, ...] = ()
    source: Text
