"""What a score and its review must satisfy to be charted."""

from monitor.chart.kinds.scores import ScoreFact, ScoreRecorded, ScoreReviewed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.texts import refuse_blank, refuse_text
from monitor.scales.catalogue import is_offered, scale_of
from monitor.scales.scoring import Given, fault_of


def refuse_score(fact: ScoreFact, session: Session) -> Refusal | None:
    match fact:
        case ScoreRecorded():
            return _refuse_recorded(fact)
        case ScoreReviewed():
            return _refuse_review(fact, session)


def _refuse_recorded(score: ScoreRecorded) -> Refusal | None:
    scale = scale_of(score.scale)
    if scale is None:
        why, remedy = "this version knows no such scale", "Choose one of the list"
    elif not is_offered(score.scale):
        why, remedy = "it is charted in the set, where it can alert", "Chart a set, F2"
    elif len({part.part for part in score.subscores}) < len(score.subscores):
        why, remedy = "a subscore is there twice", "Leave one out"
    else:
        given = Given(
            version=score.version,
            items=score.items,
            total=score.total,
            parts={part.part: part.value for part in score.subscores},
            result=score.result,
            administered_by=score.administered_by,
        )
        fault = fault_of(scale, given)
        if fault is not None:
            return Refusal(
                field=fault.field, what=fault.what, why=fault.why, remedy=fault.remedy
            )
        return None
    name = score.scale if scale is None else scale.name
    return Refusal(field="scale", what=f"{name} is not charted", why=why, remedy=remedy)


def _refuse_review(review: ScoreReviewed, session: Session) -> Refusal | None:
    score = next((s for s in session.scores if s.id == review.score), None)
    if score is None:
        why = "there is no such score in this session"
    elif not score.flags:
        why = "nothing of it was flagged"
    elif score.review is not None:
        why = f"it was reviewed by {score.review.by}"
    else:
        return refuse_blank(review, "by") or refuse_text("outcome", review.outcome)
    return Refusal(
        what="The review is not charted", why=why, remedy="Leave the form with Esc"
    )
