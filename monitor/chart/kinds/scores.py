"""Scores of rating scales as they were taken, and the review of what they flag."""

from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds.kind import Kind

ScoreMode = Literal["self-report", "interview", "observed"]


class Subscore(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a score, under the name its scale gives it."""

    part: str
    value: int


class ScoreRecorded(Kind, frozen=True, kw_only=True, tag="score-recorded/1"):
    """A score of one scale, taken with the wording or form that ``version`` names.

    ``items`` are the answers in the form's order, None where one is not answered;
    ``total`` is then None too, and so it is where the scale has none. ``result`` is
    what is chosen where a scale has no number.
    """

    scale: str
    version: str
    items: tuple[int | None, ...] = ()
    total: int | None = None
    subscores: tuple[Subscore, ...] = ()
    result: str = ""
    mode: ScoreMode | None = None
    administered_by: str = ""


class ScoreReviewed(Kind, frozen=True, kw_only=True, tag="score-reviewed/1"):
    """A named person looked at what a score flagged; what came of it, in words."""

    score: UUID
    by: str
    outcome: str


ScoreFact = ScoreRecorded | ScoreReviewed
