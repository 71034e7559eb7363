"""Deeds of oversight: holds, years of keeping, samples; as with all deeds."""

from monitor.chart.deed import Deed


class HoldPlaced(Deed, frozen=True, kw_only=True, tag="hold-placed/1"):
    """A patient's record is not erased until that is lifted."""

    reason: str
    asked_by: str


class HoldLifted(Deed, frozen=True, kw_only=True, tag="hold-lifted/1"):
    """A hold no longer stands."""

    reason: str


class RetentionSet(Deed, frozen=True, kw_only=True, tag="retention-set/1"):
    """For how many years after the last session records are kept from then on."""

    years: int
    source: str


class SampleDrawn(Deed, frozen=True, kw_only=True, tag="sample-drawn/1"):
    """So many of the closed sessions of these days were drawn for review by lot.

    Days are as in ISO 8601, both included; ``among`` is how many there were.
    """

    first_day: str
    last_day: str
    seed: str
    drawn: int
    among: int


OversightDeed = HoldPlaced | HoldLifted | RetentionSet | SampleDrawn
