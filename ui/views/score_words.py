"""A score in words: its total with what it is called, and what was flagged."""

from collections.abc import Callable
from datetime import datetime

from monitor.chart.kinds import ScoreRecorded, ScoreReviewed
from monitor.chart.scores import Score, unreviewed
from monitor.chart.session import Session
from monitor.scales.catalogue import scale_of
from monitor.scales.scale import Scale
from monitor.scales.scoring import flags_of, least_of, zeros

Clock = Callable[[datetime], str]
TO_REVIEW = "to review"


def score_words(score: ScoreRecorded) -> tuple[str, str]:
    """``PHQ-9 17, moderately severe`` and what else was charted of it."""
    scale = scale_of(score.scale)
    if scale is None:
        return f"Score {score.scale}", "a scale that this version does not know"
    told = (
        ", ".join(flags_of(scale, score.items, score.result)),
        _version(scale, score),
        _parts(scale, score),
        _answered(score),
        zero_words(scale, score),
        score.mode or "",
        f"by {score.administered_by}" if score.administered_by else "",
    )
    return _headline(scale, score), " · ".join(part for part in told if part)


def review_words(
    review: ScoreReviewed, session: Session, clock: Clock
) -> tuple[str, str]:
    """Which score was reviewed, by whom and with what outcome."""
    score = next((s for s in session.scores if s.id == review.score), None)
    what = "A score"
    if score is not None:
        what = f"{scale_name(score.recorded)} of {clock(score.at)}"
    return f"{what} reviewed", f"by {review.by} · {review.outcome}"


def flag_words(score: Score) -> str:
    """``PHQ-9 item 9 scored 2, suicide screen``."""
    return f"{scale_name(score.recorded)} {', '.join(score.flags)}"


def scale_name(score: ScoreRecorded) -> str:
    scale = scale_of(score.scale)
    return score.scale if scale is None else scale.name


def review_marks(session: Session) -> tuple[str, str]:
    """What of the session's scores awaits review, in full and in few words."""
    flagged = unreviewed(session.scores)
    if not flagged:
        return "", ""
    more = f" and {len(flagged) - 1} more" if len(flagged) > 1 else ""
    return f"{flag_words(flagged[0])}{more}, to review", f"score {TO_REVIEW}"


def zero_words(scale: Scale, score: ScoreRecorded) -> str:
    """Whether an item of a recovery score is 0, which its total alone does not tell."""
    if scale.least_total is None or not score.items:
        return ""
    found = zeros(scale, score.items)
    return f"zero in {', '.join(found)}" if found else "no zero"


def _headline(scale: Scale, score: ScoreRecorded) -> str:
    if scale.results:
        return f"{scale.name} {scale.result(score.result)}"
    if not scale.has_total:
        return scale.name
    if score.total is None:
        return f"{scale.name} incomplete, at least {least_of(score.items)}"
    called = scale.level(score.total) or scale.band(score.total)
    return f"{scale.name} {score.total}" + (f", {called}" if called else "")


def _version(scale: Scale, score: ScoreRecorded) -> str:
    if len(scale.versions) < 2:
        return ""
    return next((v.label for v in scale.versions if v.id == score.version), "")


def _parts(scale: Scale, score: ScoreRecorded) -> str:
    """Subscores; where there are only those, the ones that are not 0."""
    labels = {part.id: part.label for part in scale.parts}
    shown = [p for p in score.subscores if scale.has_total or p.value]
    if score.subscores and not shown:
        return "nothing marked"
    return ", ".join(f"{labels.get(p.part, p.part)} {p.value}" for p in shown)


def _answered(score: ScoreRecorded) -> str:
    given = sum(value is not None for value in score.items)
    if given == len(score.items):
        return ""
    return f"{given} of {len(score.items)} items answered"
