"""Nought is a value: a patient who does not breathe is not one who was not read."""

import csv
import json
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from monitor.chart.early_warning import early_warning
from monitor.chart.kinds import (
    EffectRecorded,
    ObservationsRecorded,
    Reading,
    ScoreRecorded,
)
from monitor.charting.reads import SessionRead
from monitor.protocol.gates import gates
from monitor.reports.csv_export import to_csv
from monitor.reports.json_export import to_json
from tests.charting.clinic import FIELDS, Clinic, observed
from tests.reports.exported import record_of
from ui.views.board.values import value_views
from ui.views.call_text import call_text
from ui.views.eyes_on import eyes_on_view
from ui.views.state_words import effects, values_at
from ui.views.summary.text import summary_text
from ui.views.timeline import timeline_view
from ui.views.transfer_sheet import transfer_sheet
from ui.views.trend.build import trend_view
from ui.views.trend.subject import NO_GHOSTS
from ui.views.trend.view import TrendView
from ui.views.trend.window import TrendWindow

LONDON = ZoneInfo("Europe/London")
LINE = "118/72 70 98 0 0 0 0 0"
NOUGHT = ("rr", "sedation", "dissociation", "distress", "nausea")
PHQ9 = ScoreRecorded(
    scale="phq9", version="phq9-en-US", items=(0,) * 9, total=0, mode="self-report"
)


@pytest.fixture
def clinic() -> Clinic:
    """0 in every field that takes it, at minute 20; a score of 0; an effect asked for
    and not there."""
    clinic = Clinic().start()
    clinic.chart(20, observed(LINE, "confirmed"))
    clinic.chart(20, EffectRecorded(code="NAUS", grade=0, mode="asked"))
    clinic.chart(21, PHQ9)
    return clinic


@pytest.fixture
def read(clinic: Clinic) -> SessionRead:
    return clinic.read


def chart_of(read: SessionRead) -> TrendView:
    session, protocol, found = read.session, read.protocol, read.assessment
    return trend_view(session, protocol, found, TrendWindow(), NO_GHOSTS)


def summary(read: SessionRead) -> dict[str, str]:
    body = summary_text(read, "0.1.0").split("\n\n")[0]
    return dict(line.split(": ", 1) for line in body.splitlines())


def test_timeline(read: SessionRead) -> None:
    """The row of the set has each of them, the score's row its total."""
    view = timeline_view(read.session, read.protocol, read.assessment, LONDON)
    rows = {row.text: row.detail for row in view.rows}
    scales = "MOAA/S 0  Dissociation 0  Distress 0  Nausea 0"
    assert rows["Set 118/72 · 70 · 98 · 0"] == scales
    assert "PHQ-9 0, minimal" in rows


def test_chart_and_its_last_values(read: SessionRead) -> None:
    """A mark at 0 in the lane, a 0 in each cell, and 0 as what was last."""
    view = chart_of(read)
    breaths = next(lane for lane in view.vitals if lane.code == "rr")
    assert (breaths.marks[-1].value, breaths.last.text) == (0, "0")
    assert breaths.last.was == "was 14"
    assert breaths.blanks == ()
    assert [lane.cells[-1].text for lane in view.scales] == ["0"] * 4
    assert {lane.last.text.split()[0] for lane in view.scales} == {"0"}
    assert view.columns[-1].words[4:9] == (
        *("0", "0 no response", "0 of 10", "0 of 10", "0 none"),
    )


def test_board_and_eyes_on_patient(read: SessionRead) -> None:
    """On the card of the room, and large beside the bed."""
    told = {v.label: (v.value, v.is_read) for v in value_views(read)}
    scales = ("Responsiveness", "Dissociation", "Distress", "Nausea")
    assert [told[label] for label in ("RR", *scales)] == [("0", True)] * 5
    shown = eyes_on_view(read.session, read.protocol, read.assessment).numerals
    large = {n.label: n.value for n in shown}
    assert (large["Resp rate"], large["Responsiveness"]) == ("0", "0")


def test_json(clinic: Clinic) -> None:
    """Numbers, and no reason why there would be none."""
    record = json.loads(to_json(record_of(clinic)))
    rows = [r for r in record["observations"] if r["field"] in NOUGHT][-5:]
    assert [(r["field"], r["value"], r["not_done"]) for r in rows] == [
        (field, 0, None) for field in NOUGHT
    ]
    (score,) = record["scores"]
    assert (score["total"], score["items"]) == (0, [0] * 9)
    assert record["effects"][0]["grade"] == 0


def test_csv(clinic: Clinic) -> None:
    """A cell with a 0 in it, not an empty one."""
    rows = list(csv.DictReader(StringIO(to_csv([record_of(clinic)]), newline="")))
    told = [(r["field"], r["value"]) for r in rows if r["field"] in NOUGHT]
    assert told[-5:] == [(field, "0") for field in NOUGHT]


def test_summary_and_what_is_read_aloud(read: SessionRead) -> None:
    """In the summary, the sheet of a transfer, the state card and the call text."""
    told = summary(read)
    assert told["Last"].endswith(
        "RR 0 /min, Responsiveness 0 no response, Dissociation 0 none,"
        " Distress 0 none, Nausea 0 none"
    )
    assert told["Scores"] == "PHQ-9 0, minimal; Mood score PHQ-9, 19"
    assert "RR 0 /min, Responsiveness 0 no response" in transfer_sheet(read).text
    assert "resp rate 0 at 13:46" in values_at(read)
    aloud = "".join(s for part in call_text(read, "A.").parts for s in part.sentences)
    assert "Breathing rate 0 a minute, limit 8." in aloud
    assert "The last readings were 14, 14, 14, 0." in aloud


def test_effect_that_is_not_there_does_not_go_on(read: SessionRead) -> None:
    """Grade 0 was asked for and is not there, so it is told as going on nowhere."""
    assert effects(read) == ()
    assert summary(read)["Side effects"] == "Nausea grade 0 13:46 not there"
    aloud = "".join(s for part in call_text(read, "A.").parts for s in part.sentences)
    assert "ausea grade" not in aloud


def test_alerts_and_news2(read: SessionRead) -> None:
    """No breath and no response call as what they are, and score the most."""
    told = {(a.rule, a.value) for a in read.assessment.alerts}
    assert told == {
        ("RR-LOW-3", "RR 0 /min"),
        ("SEDATION-3", "Responsiveness 0 no response"),
    }
    scored = dict(early_warning(read.session, read.session.sets[-1]).scored)
    assert (scored["respiratory_rate"], scored["consciousness"]) == (3, 3)


def test_baseline_and_checks() -> None:
    """A median of 0 is a baseline, and holds the start as any other low value."""
    clinic = Clinic().open()
    for minute in (-20, -14, -8):
        clinic.chart(minute, observed(LINE, "confirmed"))
    read = clinic.read
    medians = {b.field: b.median for b in read.assessment.baselines}
    assert {medians[field] for field in NOUGHT} == {Decimal(0)}
    states = gates(read.protocol, read.session, "start", clinic.clock.now())
    (vitals,) = (state for state in states if state.gate.id == "vitals")
    assert vitals.standing == "not met"
    assert vitals.judged.why == "RR 0, below 10, MOAA/S 0, below 5"


def test_nought_is_needed_no_more() -> None:
    """A slot that 0 answers is filled; a field left out still asks."""
    clinic = Clinic().start()
    clinic.chart(20, observed(LINE, "confirmed"))
    read = clinic.read
    (slot,) = (s for s in read.assessment.slots if s.at == clinic.at(20))
    assert slot.state == "filled"
    ages = {age.field for age in read.assessment.ages}
    assert set(FIELDS) <= ages


def test_a_set_of_nothing_but_nought() -> None:
    """It is a set, with its cell and the value before."""
    nought = ObservationsRecorded(
        readings=(Reading(field="distress", value=Decimal(0)),)
    )
    clinic = Clinic().start()
    clinic.chart(10, nought)
    (found,) = [
        lane for lane in chart_of(clinic.read).scales if lane.code == "distress"
    ]
    assert (found.cells[-1].text, found.last.was) == ("0", "was 1")
