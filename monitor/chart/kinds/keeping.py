"""How long records are kept here, and whose must not be erased: facts of the site."""

from uuid import UUID

from monitor.chart.kinds.kind import Kind


class HoldPlaced(Kind, frozen=True, kw_only=True, tag="hold-placed/1"):
    """A patient's record has to be kept until this is lifted; ``asked_by`` whom."""

    patient: UUID
    reason: str
    asked_by: str


class HoldLifted(Kind, frozen=True, kw_only=True, tag="hold-lifted/1"):
    """That hold no longer stands; others of the same patient do."""

    hold: UUID
    reason: str


class RetentionSet(Kind, frozen=True, kw_only=True, tag="retention-set/1"):
    """For how many years after the last session a patient's record is kept.

    ``source`` is the law or rule that asks for it, in words.
    """

    years: int
    source: str


KeepingFact = HoldPlaced | HoldLifted | RetentionSet
