"""The order and the groups of the rows, and the words of facts that are no sets."""

from decimal import Decimal
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    AnyKind,
    ChartReattributed,
    ClockStepped,
    EffectRecorded,
    IdentityTyped,
    InfusionRecorded,
    NoteRecorded,
    OxygenRecorded,
    StartCleared,
    TreatmentGiven,
    WeightRecorded,
)
from tests.builders import CALM, NURSE, SESSION, SPACE, at
from tests.ui.views.timeline_scene import raised, row, shown, story
from ui.views.timeline import TimelineView

MOVED = ChartReattributed(
    from_patient=uuid5(SPACE, "other"),
    to_patient=uuid5(SPACE, "patient"),
    identity=IdentityTyped(initials="AD", birth_year=1981),
)


def test_newest_on_top() -> None:
    """Rows stand by when they were true, the newest first."""
    chronicle = story()
    chronicle.observe(10, CALM)
    chronicle.observe(19, CALM, effective=5)
    rows = shown(chronicle, 20).rows
    assert [r.at for r in rows] == sorted((r.at for r in rows), reverse=True)
    assert rows[0].clock == "13:36"


@pytest.mark.parametrize(
    ("payload", "fact", "detail"),
    [
        (
            InfusionRecorded(step="paused", cause="line check"),
            "Infusion paused",
            "line check · 17.1 mg of 34.2 mg given, calculated",
        ),
        (
            InfusionRecorded(
                step="rate changed",
                rate_ml_per_hour=Decimal("40.0"),
                pump_ml=Decimal("17.0"),
            ),
            "Infusion rate 40 mL/h",
            "17.1 mg of 34.2 mg given, calculated · pump 17 mL",
        ),
        (OxygenRecorded(litres_per_minute=None), "Room air", ""),
        (
            ClockStepped(ahead_ms=-5_400_000),
            "Workstation clock 1hr 30min behind",
            "it was set; times here go on",
        ),
        (
            ClockStepped(ahead_ms=45_000),
            "Workstation clock 45sec ahead",
            "it was set; times here go on",
        ),
        (ClockStepped(ahead_ms=0), "Workstation clock agrees again", ""),
        (MOVED, "Chart moved to this patient", "was under another"),
        (
            replace(MOVED, swapped_with=SESSION),
            "Chart moved to this patient",
            "was under another · both charts were swapped",
        ),
        (
            OxygenRecorded(litres_per_minute=Decimal("0.5")),
            "Oxygen 0.5 L/min",
            "",
        ),
        (EffectRecorded(code="DIZZ", grade=1), "Dizziness, grade 1 mild", ""),
        (
            TreatmentGiven(
                drug="Ondansetron",
                dose="4 mg",
                route="IV",
                ordered_by="Dr Meyer",
                verbal_order_read_back=True,
            ),
            "Ondansetron 4 mg IV",
            "ordered by Dr Meyer · read back",
        ),
        (NoteRecorded(text="calm, hand held"), "calm, hand held", "note"),
        (
            WeightRecorded(kg=Decimal("68.0"), typed="150", typed_unit="lb"),
            "Weight 68 kg",
            "typed 150 lb",
        ),
        (StartCleared(baseline_sets=(NURSE,)), "Ready to start", "1 baseline set"),
    ],
)
def test_words_of_facts(payload: AnyKind, fact: str, detail: str) -> None:
    """Every kind of fact has its own words, with ISMP numbers."""
    chronicle = story()
    id_ = chronicle.add(payload, 20)
    (found,) = [r for r in shown(chronicle, 20).rows if r.key == f"fact {id_}"]
    assert (found.text, found.detail) == (fact, detail)
    assert found.group == "events"


def test_effect_ended_tells_how_long() -> None:
    """The end of a side effect names it and its length."""
    chronicle = story()
    effect = chronicle.effect(14, "DIZZ")
    chronicle.end_effect(80, effect)
    assert row(chronicle, 80, "Dizziness ended").detail == "after 1hr 6min"


def test_snooze() -> None:
    """A set put off tells which, by how much and why."""
    chronicle = story()
    chronicle.snooze(9, 10, 5)
    found = row(chronicle, 9, "Set of")
    assert found.text == "Set of 13:36 put off 5min"
    assert found.detail == "Patient in bathroom"


def test_note_about_a_set() -> None:
    """A note on an entry names its time."""
    chronicle = story()
    about = chronicle.observe(10, CALM)
    chronicle.add(NoteRecorded(text="pink", about=about), 12)
    assert row(chronicle, 12, "pink").detail == "note on 13:36"


def test_tabs() -> None:
    """Each tab lists its group, and all of them together every row once."""
    chronicle = raised()
    chronicle.effect(12, "DIZZ")
    view = shown(chronicle, 12)
    parts = [view.listed(tab) for tab in ("Sets", "Alerts", "Events")]
    assert all(parts)
    assert sum(len(part) for part in parts) == len(view.listed("All"))


@pytest.mark.parametrize("tab", ["All", "Sets", "Alerts", "Events"])
def test_empty_words(tab: str) -> None:
    """An empty list says in a sentence that it is, and what fills it."""
    words = TimelineView(rows=()).empty_words(tab)
    assert words.endswith(".")
    assert words[0].isupper()


def test_closed_session() -> None:
    """The closing is a row, with how it ended and when the patient left."""
    chronicle = story()
    chronicle.close(109)
    found = row(chronicle, 110, "Session closed, discharged")
    assert found.detail == "ready 15:15, left 15:15"
    assert found.at == at(109)
