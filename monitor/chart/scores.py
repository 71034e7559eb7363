"""The scores of a session, and what of them a person has still to review."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds.scores import ScoreRecorded, ScoreReviewed
from monitor.scales.catalogue import scale_of
from monitor.scales.scoring import flags_of


class Score(Struct, frozen=True, kw_only=True):
    """One score in force. ``flags`` say what must be reviewed, in words.

    They stand until a review is charted; a later score, however low, takes none back.
    """

    id: UUID
    at: datetime
    recorded: ScoreRecorded
    flags: tuple[str, ...] = ()
    review: ScoreReviewed | None = None
    reviewed_at: datetime | None = None

    @property
    def awaits_review(self) -> bool:
        return bool(self.flags) and self.review is None


def scores(
    recorded: Iterable[tuple[Settled, ScoreRecorded]],
    reviewed: Sequence[tuple[Settled, ScoreReviewed]],
) -> tuple[Score, ...]:
    """In chart order; the first review of a score counts."""
    return tuple(_score(fact, score, reviewed) for fact, score in recorded)


def unreviewed(found: Iterable[Score]) -> tuple[Score, ...]:
    return tuple(score for score in found if score.awaits_review)


def _score(
    fact: Settled,
    score: ScoreRecorded,
    reviewed: Sequence[tuple[Settled, ScoreReviewed]],
) -> Score:
    scale = scale_of(score.scale)
    flags = () if scale is None else flags_of(scale, score.items, score.result)
    found = next(((f, r) for f, r in reviewed if r.score == fact.id), None)
    return Score(
        id=fact.id,
        at=fact.effective_at,
        recorded=score,
        flags=flags,
        review=None if found is None else found[1],
        reviewed_at=None if found is None else found[0].effective_at,
    )
