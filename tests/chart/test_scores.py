"""Scores in the record: what is refused, what is flagged, what ends a flag."""

import pytest

from monitor.chart.kinds import (
    InfusionRecorded,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    Subscore,
)
from monitor.chart.refusals import Refusal
from monitor.chart.scores import unreviewed
from tests.chart.test_infusion import RATE
from tests.desk import Desk


def phq9(*items: int | None) -> ScoreRecorded:
    total = None if None in items else sum(i for i in items if i is not None)
    return ScoreRecorded(scale="phq9", version="phq9-en-US", items=items, total=total)


FLAGGED = phq9(*(1,) * 8, 2)
CALM = phq9(*(0,) * 9)
CADSS = ScoreRecorded(scale="cadss", version="cadss-23", total=12)


def review(desk: Desk, minute: float, by: str = "Dr Meyer") -> Refusal | None:
    score = desk.session.scores[0].id
    return desk.chart(minute, ScoreReviewed(score=score, by=by, outcome="screened"))


@pytest.mark.parametrize("minute", [-20, 10, 60])
def test_a_score_is_charted_before_during_and_after_the_dose(minute: float) -> None:
    """A mood score belongs before the dose as much as after it."""
    desk = Desk().ready()
    if minute > 0:
        desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    if minute > 40:
        desk.chart(40, InfusionRecorded(step="completed"))
    assert desk.chart(max(minute, -1), CALM, effective=minute) is None
    (score,) = desk.session.scores
    assert (score.recorded, score.at) == (CALM, desk.at(minute))


def test_a_closed_session_takes_no_score() -> None:
    """What is scored afterwards belongs to another session."""
    desk = Desk().ready()
    closed = SessionClosed(ready_at=desk.at(5), left_at=desk.at(6))
    assert desk.chart(6, closed) is None
    assert desk.chart(7, CALM) is not None


@pytest.mark.parametrize(
    ("score", "field"),
    [
        (phq9(*(1,) * 8), "items"),
        (phq9(*(1,) * 10), "items"),
        (phq9(*(1,) * 8, 4), "item 9"),
        (ScoreRecorded(scale="cadss", version="cadss-23", total=93), "total"),
        (ScoreRecorded(scale="cadss", version="cadss-23"), "total"),
        (ScoreRecorded(scale="cadss", version="1998", total=3), "version"),
        (ScoreRecorded(scale="moaas", version="moaas", total=2), "scale"),
        (ScoreRecorded(scale="mood", version="1", total=2), "scale"),
        (
            ScoreRecorded(
                scale="cadss",
                version="cadss-23",
                total=2,
                subscores=(
                    Subscore(part="amnesia", value=1),
                    Subscore(part="amnesia", value=1),
                ),
            ),
            "scale",
        ),
        (
            ScoreRecorded(
                scale="cadss", version="cadss-23", total=2, administered_by="R\x00"
            ),
            "administered by",
        ),
        (
            ScoreRecorded(
                scale="cadss", version="cadss-23", total=2, administered_by="R" * 201
            ),
            "administered by",
        ),
    ],
)
def test_what_is_no_score_is_refused(
    desk: Desk, score: ScoreRecorded, field: str
) -> None:
    """Beside the field it is about; nothing is charted."""
    refusal = desk.chart(0, score)
    assert refusal is not None
    assert refusal.field == field
    assert desk.session.scores == ()


def test_item_9_above_0_flags_the_session(desk: Desk) -> None:
    """However low the total; without it nothing is flagged."""
    assert desk.chart(0, CALM) is None
    assert desk.chart(1, CADSS) is None
    assert unreviewed(desk.session.scores) == ()
    assert desk.chart(2, FLAGGED) is None
    (flagged,) = unreviewed(desk.session.scores)
    assert flagged.flags == ("item 9 scored 2, suicide screen",)


def test_a_later_score_takes_no_flag_back(desk: Desk) -> None:
    """A second PHQ-9 without item 9 leaves the first one to be reviewed."""
    desk.chart(0, FLAGGED)
    desk.chart(5, CALM)
    assert [s.at for s in unreviewed(desk.session.scores)] == [desk.at(0)]


def test_a_review_ends_the_flag_and_is_kept_with_it(desk: Desk) -> None:
    """Who reviewed it and what came of it; what was flagged stays told."""
    desk.chart(0, FLAGGED)
    assert review(desk, 5) is None
    (score,) = desk.session.scores
    assert unreviewed(desk.session.scores) == ()
    assert score.flags
    assert score.review is not None
    assert (score.review.by, score.reviewed_at) == ("Dr Meyer", desk.at(5))


def test_a_review_is_of_one_score(desk: Desk) -> None:
    """The other flag stands."""
    desk.chart(0, FLAGGED)
    desk.chart(1, FLAGGED)
    assert review(desk, 5) is None
    assert [s.at for s in unreviewed(desk.session.scores)] == [desk.at(1)]


def test_a_struck_out_review_brings_the_flag_back(desk: Desk) -> None:
    """It was not reviewed after all."""
    desk.chart(0, FLAGGED)
    review(desk, 5)
    assert desk.retract(6, desk.session.facts[-1].id, "wrong patient") is None
    assert len(unreviewed(desk.session.scores)) == 1


def test_a_flag_can_be_reviewed_after_closing() -> None:
    """It stands on the closed session until somebody does."""
    desk = Desk().ready()
    desk.chart(0, FLAGGED)
    closed = SessionClosed(ready_at=desk.at(5), left_at=desk.at(6))
    assert desk.chart(6, closed) is None
    assert len(unreviewed(desk.session.scores)) == 1
    assert review(desk, 30) is None
    assert unreviewed(desk.session.scores) == ()


def test_only_a_flagged_score_is_reviewed_and_once(desk: Desk) -> None:
    """There is nothing to review otherwise; a second review is refused by name."""
    desk.chart(0, CALM)
    refused = review(desk, 1)
    assert refused is not None
    assert "nothing of it was flagged" in refused.sentence
    other = Desk().ready()
    other.chart(0, FLAGGED)
    assert review(other, 1) is None
    again = review(other, 2)
    assert again is not None
    assert "reviewed by Dr Meyer" in again.sentence


@pytest.mark.parametrize(
    ("by", "outcome", "field"),
    [
        (" ", "screened", "by"),
        ("Dr Meyer", " ", "outcome"),
        ("M" * 201, "screened", "by"),
        ("Dr Meyer", "s" * 4001, "outcome"),
        ("Dr Meyer", "a\x7f", "outcome"),
    ],
)
def test_a_review_needs_a_name_and_an_outcome(
    desk: Desk, by: str, outcome: str, field: str
) -> None:
    """Neither is guessed."""
    desk.chart(0, FLAGGED)
    score = desk.session.scores[0].id
    refusal = desk.chart(1, ScoreReviewed(score=score, by=by, outcome=outcome))
    assert refusal is not None
    assert refusal.field == field


def test_nobody_reviews_a_score_that_is_not_there(desk: Desk) -> None:
    """Its id is of another entry."""
    desk.chart(0, FLAGGED)
    other = desk.session.facts[0].id
    refusal = desk.chart(1, ScoreReviewed(score=other, by="Dr Meyer", outcome="x"))
    assert refusal is not None
    assert "no such score" in refusal.sentence


def test_an_amended_answer_is_the_one_that_is_judged(desk: Desk) -> None:
    """Item 9 amended to 0 flags nothing; amended the other way it does."""
    desk.chart(0, FLAGGED)
    score = desk.session.scores[0].id
    assert desk.amend(1, score, phq9(*(1,) * 8, 0), "misread") is None
    assert desk.session.scores[0].flags == ()
    assert desk.amend(2, score, FLAGGED, "misread") is None
    assert len(unreviewed(desk.session.scores)) == 1
