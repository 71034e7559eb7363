"""A charted score is put right where it stands, and so is its review."""

from collections.abc import Mapping
from operator import attrgetter

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    Amendable,
    ScoreFact,
    ScoreRecorded,
    ScoreReviewed,
    Subscore,
)
from monitor.chart.refusals import Refusal
from monitor.scales.catalogue import SCALES
from monitor.scales.scale import Scale
from tests.chart.test_scores import FLAGGED
from tests.desk import CHARTING, Desk
from tests.refused import why
from ui.views.forms.amendable import editables, edited

CADSS = ScoreRecorded(
    scale="cadss",
    version="cadss-23",
    total=12,
    subscores=(
        Subscore(part="depersonalisation", value=4),
        Subscore(part="derealisation", value=7),
        Subscore(part="amnesia", value=1),
    ),
)
CSSRS = ScoreRecorded(
    scale="cssrs", version="cssrs-screener", result="L", administered_by="Dr Meyer"
)
RASS = ScoreRecorded(scale="rass", version="rass-2002", total=-1)


def texts(fact: Amendable) -> dict[str, str]:
    return {one.part: one.text for one in editables(fact, CHARTING)}


def put_right(fact: ScoreFact, typed: Mapping[str, str]) -> ScoreRecorded:
    found = edited(fact, typed, CHARTING)
    assert isinstance(found, ScoreRecorded), found
    return found


def test_answers_are_one_text_and_their_total_follows() -> None:
    """Nine digits, with or without blanks; the total is their sum again."""
    assert texts(FLAGGED) == {"items": "1 1 1 1 1 1 1 1 2"}
    for typed in ("0 1 2 3 0 1 1 0 1", "012301101"):
        found = put_right(FLAGGED, {"items": typed})
        assert found.items == (0, 1, 2, 3, 0, 1, 1, 0, 1)
        assert (found.total, found.mode) == (9, FLAGGED.mode)


def test_an_answer_taken_back_leaves_no_total() -> None:
    """Not answered is not 0."""
    found = put_right(FLAGGED, {"items": "0 1 2 3 0 1 1 0 -"})
    assert (found.items[-1], found.total) == (None, None)
    assert texts(found) == {"items": "0 1 2 3 0 1 1 0 -"}


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("0 1 2 4 0 1 1 0 1", "4 is no answer to item 4"),
        ("0 1 2 x 0 1 1 0 1", "x is no answer to item 4"),
        ("0 1 2 ² 0 1 1 0 1", "² is no answer to item 4"),
        ("0 1 2 3 0 1 1 0 1 x", "x is no answer to item 10"),
    ],
)
def test_what_is_no_answer(typed: str, what: str) -> None:
    """It is told by its number, beside the text."""
    found = edited(FLAGGED, {"items": typed}, CHARTING)
    assert isinstance(found, Refusal)
    assert (found.field, found.what) == ("items", what)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("01230110", "8 were given"), ("0123011020", "10 were given")],
)
def test_too_few_or_too_many_answers_are_refused(typed: str, told: str) -> None:
    """By the record, as when it was charted."""
    desk = Desk().ready()
    assert desk.chart(5, FLAGGED) is None
    target = desk.session.facts[-1].id
    fewer = put_right(FLAGGED, {"items": typed})
    assert why(desk.amend(6, target, fewer)) == told


def test_a_total_with_its_subscores() -> None:
    """Each has its field; what does not sum up the record refuses."""
    assert texts(CADSS) == {
        "total": "12",
        "depersonalisation": "4",
        "derealisation": "7",
        "amnesia": "1",
    }
    found = put_right(CADSS, {"total": "13", "amnesia": "2"})
    assert found.total == 13
    assert [part.value for part in found.subscores] == [4, 7, 2]
    assert put_right(CADSS, {}) == CADSS
    fewer = put_right(CADSS, {"amnesia": ""})
    assert [part.part for part in fewer.subscores] == [
        "depersonalisation",
        "derealisation",
    ]


def test_a_total_below_zero() -> None:
    """RASS has such levels."""
    assert put_right(RASS, {"total": "-2"}).total == -2


@pytest.mark.parametrize("typed", ["1x", "1.5", "²"])
def test_no_number(typed: str) -> None:
    """What is no whole number is refused beside the total."""
    found = edited(CADSS, {"total": typed}, CHARTING)
    assert isinstance(found, Refusal)
    assert found.field == "total"


def test_a_result_and_who_asked() -> None:
    """The letter of the result; who administered it stands beside it."""
    assert texts(CSSRS) == {"result": "L", "administered by": "Dr Meyer"}
    found = put_right(CSSRS, {"result": "m", "administered by": "Dr Roy"})
    assert (found.result, found.administered_by) == ("M", "Dr Roy")


def test_the_flags_go_by_what_it_now_says() -> None:
    """The first version stays visible; what is to review follows the score in force."""
    desk = Desk().ready()
    assert desk.chart(5, replace(FLAGGED, items=(0,) * 9, total=0)) is None
    (score,) = desk.session.scores
    assert not score.awaits_review
    assert desk.amend(6, score.id, FLAGGED) is None
    (score,) = desk.session.scores
    assert score.awaits_review
    assert score.recorded == FLAGGED


def test_a_review_is_put_right() -> None:
    """By whom, and what came of it."""
    desk = Desk().ready()
    assert desk.chart(5, FLAGGED) is None
    (score,) = desk.session.scores
    review = ScoreReviewed(score=score.id, by="Dr Meyer", outcome="low")
    assert desk.chart(6, review) is None
    assert texts(review) == {"by": "Dr Meyer", "outcome": "low"}
    found = edited(review, {"outcome": "moderate, seen"}, CHARTING)
    assert found == replace(review, outcome="moderate, seen")
    assert isinstance(found, ScoreReviewed)
    assert desk.amend(7, desk.session.facts[-1].id, found) is None
    (score,) = desk.session.scores
    assert score.review == found


@pytest.mark.parametrize("scale", SCALES, ids=attrgetter("id"))
def test_every_scale_can_be_put_right(scale: Scale) -> None:
    """Each has a text for all that a score of it holds."""
    score = ScoreRecorded(
        scale=scale.id,
        version=scale.versions[0].id,
        items=(0,) * len(scale.items),
        total=scale.versions[0].lowest if scale.has_total else None,
        subscores=tuple(Subscore(part=p.id, value=p.lowest) for p in scale.parts),
        result=scale.results[0].key if scale.results else "",
    )
    if scale.results:
        score = replace(score, total=None)
    assert texts(score)
    assert edited(score, texts(score), CHARTING) == score
