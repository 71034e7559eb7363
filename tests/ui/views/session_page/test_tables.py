"""Alerts and sessions in rows, against what was charted."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from monitor.chart.commands import AcknowledgeAlert, ActOnAlert
from monitor.chart.kinds import ScoreRecorded
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.charting.test_earlier import dosed, opened_after
from ui.views.report.alerts import NEVER, alert_blocks, response_blocks
from ui.views.report.blocks import Block, Table
from ui.views.report.scene import Scene
from ui.views.session_page.alert_table import alert_table
from ui.views.session_page.course_rows import DASH
from ui.views.session_page.series_table import series_table


@pytest.fixture
def answered(clinic: Clinic) -> Clinic:
    """High at 10, known of after 42 s, acted on after 90 s, read again at 13."""
    clinic.start()
    clinic.chart(10, HIGH)
    key = clinic.raised[0].key
    session, now = clinic.session_id, clinic.steady.now
    clinic.move_to(10.7)
    seen = AcknowledgeAlert(id=clinic.mint(), stream_id=session, at=now(), key=key)
    clinic.charted(seen)
    clinic.move_to(11.5)
    done = ActOnAlert(id=clinic.mint(), stream_id=session, at=now(), key=key, code=1)
    clinic.charted(done)
    clinic.chart(13, observed("204/94 80 97 14 5", "confirmed"))
    clinic.chart(20, observed("84/50 80 97 14 5 4 2 0", "confirmed"))
    clinic.close(41)
    return clinic


def test_each_alert_with_its_delays(answered: Clinic) -> None:
    table = alert_table(Scene(answered.read))
    first = table.lines[0]

    assert (first.raised, first.priority) == ("13:36", "high")
    assert "205" in first.what
    assert "200" in first.what
    assert first.acknowledged.startswith("42sec, ")
    assert first.action.endswith("1min 30sec")
    assert first.recheck == "3min, confirmed"
    assert not first.is_never
    second = table.lines[1]
    assert (second.raised, second.priority) == ("14:07", "medium")
    assert (second.acknowledged, second.is_never) == (NEVER, True)
    assert (second.action, second.recheck) == (DASH, DASH)


@pytest.mark.parametrize("blocks", [response_blocks, alert_blocks])
def test_paper_tells_the_same_delays(
    answered: Clinic, blocks: Callable[[Scene], tuple[Block, ...]]
) -> None:
    """Each thing that was done about it in a column of its own, the recheck too."""
    scene = Scene(answered.read)
    (paper,) = (block for block in blocks(scene) if isinstance(block, Table))
    named = [column.name for column in paper.columns]
    assert named[3:] == ["Acknowledged", "Action", "Recheck", "Resolved"]
    screen = {line.raised: line for line in alert_table(scene).lines}
    line = screen["13:36"]
    row = next(row for row in paper.rows if "13:36" in str(row.cells[0]))
    for cell, told in zip(
        row.cells[3:],
        (line.acknowledged, line.action, line.recheck, line.resolved),
        strict=True,
    ):
        assert told in str(cell)


def test_how_long_until_it_was_over(clinic: Clinic) -> None:
    """A value charted late had been read again before anybody could be alerted."""
    clinic.start()
    clinic.chart(10, HIGH)
    for minute in (12, 14, 16, 20):
        clinic.chart(minute, observed("118/72 80 97 14 5", "confirmed"))
    clinic.move_to(31)
    clinic.charted(clinic.fact(observed("204/94 80 97 14 5", "confirmed"), 18))
    first, *_, late = (
        line for line in alert_table(Scene(clinic.read)).lines if "SBP" in line.what
    )
    assert (first.recheck, first.resolved) == (
        "2min, not confirmed",
        "13:40, 4min, back inside limits",
    )
    assert (late.raised, late.recheck) == ("13:57", "13:46, not confirmed")


def test_who_was_not_asked_is_not_counted(answered: Clinic) -> None:
    """The words beside the table are those of the report."""
    scene = Scene(answered.read)
    asking = [a for a in scene.read.assessment.alerts if a.priority != "low"]
    table = alert_table(scene)

    assert f"n {len(asking)}, never acknowledged counted" in table.beside
    quiet = [line for line in table.lines if line.priority == "low"]
    assert {line.acknowledged for line in quiet} <= {"not asked for"}


def test_no_alert(clinic: Clinic) -> None:
    clinic.start()
    clinic.chart(10, CALM)
    table = alert_table(Scene(clinic.read))
    assert (table.lines, table.beside) == ((), "0 alerts")


def test_the_sessions_of_a_course(answered: Clinic) -> None:
    """Peak and rise over the session's own baseline of 118, lowest SpO2, mood."""
    opened_after(answered, timedelta(hours=72))
    score = ScoreRecorded(scale="phq9", version="phq9-en-US", items=(2,) * 9, total=18)
    answered.charted(answered.fact(score))
    dosed(answered)
    answered.clock.advance(minutes=12)
    answered.charted(answered.fact(observed("130/80 70 95 14 5 6 1 0")))

    table = series_table(answered.read)
    first, second = table.lines

    assert (first.session, first.peak, first.rise) == ("1, 14-Mar", "205", "up 87")
    assert (first.spo2, first.dissociation) == ("97", "4")
    assert (first.mood, first.is_shown) == (DASH, False)
    assert (second.session, second.peak, second.rise) == ("2, 17-Mar", "130", "up 12")
    assert (second.spo2, second.dissociation, second.mood) == ("95", "6", "18")
    assert (second.ready, second.is_shown) == (DASH, True)
    assert table.beside == "Session 2 of 6"


def test_how_well_it_is_charted(clinic: Clinic) -> None:
    """Late beyond 5 min; what was not measured is counted with its reason."""
    clinic.start()
    clinic.move_to(16)
    clinic.charted(clinic.fact(observed(CALM), minute=10))
    assert series_table(clinic.read).note == (
        "Record: 4 sets, 1 late, longest charting delay 6min"
    )


def test_an_undosed_session_has_no_number(clinic: Clinic) -> None:
    """Nor anything that is counted from the dose on."""
    clinic.open()
    (line,) = series_table(clinic.read).lines
    assert line.session == f"{DASH}, 14-Mar"
    assert {line.peak, line.spo2, line.dissociation, line.ready} == {DASH}
    assert series_table(clinic.read).note == "Record: no set"
