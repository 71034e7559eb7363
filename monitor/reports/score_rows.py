"""The scores of a session as they are handed out."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import ScoreMode
from monitor.chart.scores import Score
from monitor.chart.session import Session
from monitor.scales.catalogue import scale_of


class ScoreOut(Struct, frozen=True, kw_only=True):
    """One score; ``total`` is null where an item is missing or the scale has none."""

    id: UUID
    at: datetime
    scale: str
    name: str
    version: str
    items: tuple[int | None, ...]
    total: int | None
    subscores: dict[str, int]
    result: str
    mode: ScoreMode | None
    administered_by: str
    flags: tuple[str, ...]
    reviewed_at: datetime | None
    reviewed_by: str | None
    outcome: str | None


def score_rows(session: Session) -> tuple[ScoreOut, ...]:
    return tuple(_row(score) for score in session.scores)


def _row(score: Score) -> ScoreOut:
    recorded, review = score.recorded, score.review
    scale = scale_of(recorded.scale)
    return ScoreOut(
        id=score.id,
        at=score.at,
        scale=recorded.scale,
        name=recorded.scale if scale is None else scale.name,
        version=recorded.version,
        items=recorded.items,
        total=recorded.total,
        subscores={part.part: part.value for part in recorded.subscores},
        result=recorded.result,
        mode=recorded.mode,
        administered_by=recorded.administered_by,
        flags=score.flags,
        reviewed_at=score.reviewed_at,
        reviewed_by=None if review is None else review.by,
        outcome=None if review is None else review.outcome,
    )
