"""What the timeline says of scores, of NEWS2, and of what is to be reviewed."""

import pytest

from monitor.chart.kinds import (
    OxygenRecorded,
    ScoreRecorded,
    ScoreReviewed,
    Subscore,
)
from tests.builders import iv40
from tests.desk import Desk
from tests.typed_sets import readings
from tests.ui.views.timeline_scene import row, story
from ui.views.news2_words import ACKNOWLEDGEMENT, news2_told, news2_words
from ui.views.score_words import score_words


def score(scale: str, version: str, **what: object) -> ScoreRecorded:
    return ScoreRecorded(scale=scale, version=version, **what)  # type: ignore[arg-type]  # by field


@pytest.mark.parametrize(
    ("charted", "fact", "detail"),
    [
        (
            score("phq9", "phq9-en-US", items=(2,) * 8 + (0,), total=16),
            "PHQ-9 16, moderately severe",
            "",
        ),
        (
            score("phq9", "phq9-en-US", items=(2,) * 7 + (None, 1), mode="interview"),
            "PHQ-9 incomplete, at least 15",
            "item 9 scored 1, suicide screen · 8 of 9 items answered · interview",
        ),
        (
            score("aldrete", "aldrete-1995", items=(2, 2, 1, 2, 2), total=9),
            "Aldrete 9",
            "no zero",
        ),
        (
            score("padss", "padss-1995", items=(2, 0, 2, 2, 2), total=8),
            "PADSS 8",
            "zero in ambulation",
        ),
        (score("rass", "rass-2002", total=-2), "RASS -2, light sedation", ""),
        (score("nrs_pain", "nrs-0-10", total=0), "Pain 0-10 0", ""),
        (score("acvpu", "acvpu-2017", result="C"), "ACVPU new confusion", ""),
        (
            score("cssrs", "cssrs-screener", result="H", administered_by="R. Okafor"),
            "C-SSRS high",
            "result high, suicide screen · by R. Okafor",
        ),
        (
            score(
                "cadss",
                "cadss-23",
                total=12,
                subscores=(Subscore(part="amnesia", value=0),),
            ),
            "CADSS 12",
            "Amnesia 0",
        ),
        (
            score("bprs_positive", "bprs-0-6", total=3),
            "BPRS+ 3",
            "Anchored 0 to 6",
        ),
        (
            score(
                "prise",
                "prise",
                subscores=(
                    Subscore(part="gut", value=0),
                    Subscore(part="skin", value=2),
                ),
            ),
            "PRISE",
            "Skin 2",
        ),
        (
            score("prise", "prise", subscores=(Subscore(part="gut", value=0),)),
            "PRISE",
            "nothing marked",
        ),
        (
            score("mood", "1", total=3),
            "Score mood",
            "a scale that this version does not know",
        ),
    ],
)
def test_a_score_in_two_lines(charted: ScoreRecorded, fact: str, detail: str) -> None:
    """The total with its word, then what else was charted of it."""
    assert score_words(charted) == (fact, detail)


def test_a_flag_stands_in_the_timeline_until_it_is_reviewed() -> None:
    """A badge on the row; the review has a row of its own."""
    chronicle = story()
    charted = chronicle.add(
        score("phq9", "phq9-en-US", items=(0,) * 8 + (2,), total=2), 5
    )
    found = row(chronicle, 6, "PHQ-9")
    assert found.badges == ("to review",)
    assert "item 9 scored 2, suicide screen" in found.detail
    chronicle.add(ScoreReviewed(score=charted, by="Dr Meyer", outcome="C-SSRS low"), 8)
    assert row(chronicle, 9, "PHQ-9 2").badges == ()
    reviewed = row(chronicle, 9, "PHQ-9 of 13:31 reviewed")
    assert reviewed.detail == "by Dr Meyer · C-SSRS low"


def test_news2_stands_last_and_says_what_it_is_not() -> None:
    """A total is told with a temperature; without one the row says nothing of it."""
    chronicle = story()
    chronicle.add(OxygenRecorded(litres_per_minute=None), 1)
    chronicle.observe(
        10, readings(sbp=128, hr=111, spo2=94, rr=14, sedation=5, temp=37)
    )
    chronicle.observe(20, "128/78 111 94 14 5 2 1 0")
    assert "NEWS2" not in row(chronicle, 20, "Set 128/78").detail
    found = news2_words(
        chronicle.protocol, chronicle.session, chronicle.session.sets[-2]
    )
    assert found == "NEWS2 3 (RCP 2017), not the safety net"


def test_where_nothing_scores_a_score_with_a_hole_is_not_told() -> None:
    """At least 0 says nothing, and costs a line in each row."""
    chronicle = story()
    chronicle.add(OxygenRecorded(litres_per_minute=None), 1)
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    assert "NEWS2" not in row(chronicle, 10, "Set 128").detail


def test_a_set_without_all_vital_signs_has_no_news2() -> None:
    """Half a score is noise."""
    chronicle = story()
    chronicle.observe(10, "128/78 111 94")
    assert "NEWS2" not in row(chronicle, 10, "Set BP 128").detail


def test_the_college_is_acknowledged_in_words() -> None:
    """As its terms ask, wherever the score is explained."""
    assert "Royal College of Physicians" in ACKNOWLEDGEMENT


def test_a_handover_tells_news2_with_its_holes() -> None:
    """Of the last set with all vital signs, and named, so that 0 is no total."""
    assert news2_told(iv40(), Desk().open().session) == ""
    chronicle = story()
    chronicle.observe(10, "128/78 111 94 14 5 2 1 0")
    chronicle.observe(12, "128/78")
    assert news2_told(chronicle.protocol, chronicle.session) == (
        "NEWS2 of 13:36 incomplete, at least 3 without oxygen or air and temperature, "
        "not the safety net"
    )
    chronicle.add(OxygenRecorded(litres_per_minute=None), 14)
    chronicle.observe(15, "128/78 74 98 14 5 2 1 0")
    assert news2_told(chronicle.protocol, chronicle.session) == (
        "NEWS2 incomplete, at least 0 without temperature, not the safety net"
    )
