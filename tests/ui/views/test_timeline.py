from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from monitor.chart.kinds import (
    AnyKind,
    EffectRecorded,
    EntryAmended,
    InfusionRecorded,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
    StaffNamed,
    StartCleared,
    TreatmentGiven,
    WeightRecorded,
)
from tests.builders import CALM, NURSE, Chronicle, at, observed, readings
from ui.views.timeline import TimelineView, timeline_view
from ui.views.timeline_row import TimelineRow

LONDON = ZoneInfo("Europe/London")


def story() -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor RN", verified=False), -20)
    return chronicle


def shown(chronicle: Chronicle, minute: float) -> TimelineView:
    assessment = chronicle.assess(minute)
    return timeline_view(chronicle.session, chronicle.protocol, assessment, LONDON)


def row(chronicle: Chronicle, minute: float, start: str) -> TimelineRow:
    """The one row that begins so."""
    (found,) = [r for r in shown(chronicle, minute).rows if r.text.startswith(start)]
    return found


def struck(found: TimelineRow) -> list[str]:
    return [span.text for span in found.fact if span.is_struck]


def test_newest_on_top() -> None:
    """Rows stand by when they were true, the newest first."""
    chronicle = story()
    chronicle.observe(10, CALM)
    chronicle.observe(19, CALM, effective=5)
    rows = shown(chronicle, 20).rows
    assert [r.at for r in rows] == sorted((r.at for r in rows), reverse=True)
    assert rows[0].clock == "13:36"


def test_alert_stands_above_the_set_that_raised_it() -> None:
    """Of the same minute, what came later stands above."""
    chronicle = story()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    texts = [r.text for r in shown(chronicle, 10).rows]
    assert texts.index("SBP 183 mmHg, limit 180") < texts.index(
        "Set 183/107 · 92 · 96 · 13"
    )


def test_set_in_two_lines() -> None:
    """Vital signs stand in the first line, scales in the second, initials right."""
    chronicle = story()
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    found = row(chronicle, 10, "Set 128")
    assert found.text == "Set 128/78 · 74 · 98 · 14"
    assert found.detail == "MOAA/S 5  Dissociation 2  Distress 1  Nausea 0"
    assert (found.clock, found.note, found.group) == ("13:36", "AO", "sets")


def test_partial_set_names_what_it_has() -> None:
    """Where vital signs are left out, the others carry their names."""
    chronicle = story()
    chronicle.observe(12, readings(sbp=150, dbp=90, spo2=97))
    assert row(chronicle, 12, "Set BP").text == "Set BP 150/90, SpO₂ 97"


def test_not_measured_tells_why() -> None:
    """A missing value is a dash, and its reason stands below."""
    chronicle = story()
    chronicle.observe(10, "152/90 86 -E 13 4")
    found = row(chronicle, 10, "Set 152")
    assert found.text == "Set 152/90 · 86 · \N{EN DASH} · 13"
    assert found.detail == "SpO₂ not measured, equipment · MOAA/S 4"


def test_not_disturbed() -> None:
    """Both pressures count as one, and scales left out share their reason."""
    chronicle = story()
    chronicle.observe(10, "-D -D -D 96 14 -D -D -D -D")
    assert row(chronicle, 10, "Set \N{EN DASH}").detail == (
        "BP, HR, MOAA/S, Dissociation, Distress and Nausea not disturbed"
    )


def test_scales_alone() -> None:
    """A set of nothing but what was not disturbed says so in words."""
    chronicle = story()
    what = ObservationsRecorded(
        readings=(Reading(field="sedation", not_done="not disturbed"),)
    )
    chronicle.observe(10, what)
    assert row(chronicle, 10, "Observed").text == "Observed, not disturbed"


def test_unchanged_scales() -> None:
    """Scales asked again and found as before are told as such."""
    chronicle = story()
    what = ObservationsRecorded(
        readings=(Reading(field="sedation", value=Decimal(5), unchanged=True),)
    )
    chronicle.observe(10, what)
    found = shown(chronicle, 10).listed("Sets")[0]
    assert found.detail == "MOAA/S 5 · unchanged"


def test_late_badge() -> None:
    """Charted more than five minutes after it was true, a set says by how much."""
    chronicle = story()
    chronicle.observe(19, CALM, effective=10)
    chronicle.observe(25, "120/70 70 98 14 5", effective=20)
    late = [r for r in shown(chronicle, 25).rows if r.badges]
    assert [(r.clock, r.badges) for r in late] == [("13:36", ("charted 9min late",))]


def test_unconfirmed_badge() -> None:
    """A questioned value that was kept without a second look says so."""
    chronicle = story()
    reading = Reading(field="hr", value=Decimal(174), challenge="unconfirmed")
    chronicle.observe(10, ObservationsRecorded(readings=(reading,)))
    assert row(chronicle, 10, "Set HR").badges == ("HR unconfirmed",)


def test_amended_set_keeps_its_old_value_struck() -> None:
    """The amended set shows the old value struck through, with the reason."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    found = row(chronicle, 11, "Set 128")
    assert struck(found) == ["174"]
    assert found.text == "Set 128/78 · 74 · 98 · 14"
    assert found.detail.startswith("amended · typing slip · ")
    assert "was 174" in found.spoken
    assert found.target == slip


def test_amendment_has_a_row_of_its_own() -> None:
    """When, what and why it was amended stands where it was done."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    found = row(chronicle, 11, "Amended")
    assert (found.clock, found.text) == ("13:37", "Amended HR 174 → 74")
    assert found.detail == "set of 13:36 · typing slip"
    assert found.target == slip


def test_each_amendment_tells_its_own_step() -> None:
    """Amended twice, two rows tell the steps and the set strikes the first value."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14")
    chronicle.amend(11, slip, observed("128/78 47 98 14"))
    chronicle.amend(12, slip, observed("128/78 74 98 14"))
    steps = [r.text for r in shown(chronicle, 12).rows if "Amended" in r.text]
    assert steps == ["Amended HR 47 → 74", "Amended HR 174 → 47"]
    assert struck(row(chronicle, 12, "Set 128")) == ["174"]


def test_amended_pressure_is_struck_as_a_pair() -> None:
    """A pressure is read as one, so both halves are struck and told again."""
    chronicle = story()
    slip = chronicle.observe(10, "176/104 90 96 14")
    chronicle.amend(11, slip, observed("176/100 90 96 14"))
    found = row(chronicle, 11, "Set 176")
    assert struck(found) == ["176/104"]
    assert row(chronicle, 11, "Amended").text == "Amended DBP 104 → 100"


def test_retracted_set_stays_struck() -> None:
    """What should not have been charted stays, struck, and can't be amended."""
    chronicle = story()
    wrong = chronicle.observe(10, "128/78 74 98 14")
    chronicle.retract(13, wrong)
    (found,) = [r for r in shown(chronicle, 13).rows if r.detail.startswith("retr")]
    assert struck(found) == ["Set 128/78 · 74 · 98 · 14"]
    assert (found.clock, found.text, found.target) == ("13:36", "", None)
    assert row(chronicle, 13, "Retracted").text == "Retracted set of 13:36"


def test_conflicting_amendments_both_stand() -> None:
    """Two corrections of the same set that contradict each other are both shown."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14")
    chronicle.add(
        EntryAmended(replacement=observed("128/78 74 98 14")),
        11,
        effective=10,
        over=(slip,),
    )
    chronicle.add(
        EntryAmended(replacement=observed("128/78 47 98 14")),
        12,
        effective=10,
        over=(slip,),
    )
    both = [r for r in shown(chronicle, 12).rows if "conflict" in r.badges]
    assert len(both) == 2
    keys = [r.key for r in shown(chronicle, 12).rows]
    assert len(keys) == len(set(keys))


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


def raised() -> Chronicle:
    chronicle = story()
    chronicle.observe(10, "183/107 92 96 13 4 8 3 1")
    chronicle.show(10)
    return chronicle


def test_open_alert() -> None:
    """While nobody knows of it an alert presses, with how far off the value is."""
    found = row(raised(), 11, "SBP 183")
    assert (found.priority, found.group) == ("medium", "alerts")
    assert found.detail == "up 65 over baseline 118 · SBP-HIGH-2"
    assert (found.note, found.is_pressing) == ("open 1min", True)


def test_acknowledged_alert() -> None:
    """Acknowledged, it tells how fast and what was done, and presses no longer."""
    chronicle = raised()
    key = next(a.key for a in chronicle.session.alerts if "SBP-HIGH" in a.key)
    chronicle.acknowledge(10 + 22 / 60, key)
    chronicle.act(11, key, 1)
    found = row(chronicle, 12, "SBP 183")
    assert found.detail == "acknowledged in 22sec · 1 repeat measurement"
    assert (found.note, found.is_pressing) == ("open 2min", False)


def test_alert_that_ended() -> None:
    """An alert that was acknowledged and ended tells until when it went on."""
    chronicle = raised()
    for alert in chronicle.session.alerts:
        chronicle.acknowledge(11, alert.key)
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    assert row(chronicle, 21, "SBP 183").note == "until 13:46"


def test_latched_alert_presses() -> None:
    """Ended before anybody knew of it, it still asks to be acknowledged."""
    chronicle = raised()
    chronicle.observe(15, CALM)
    chronicle.observe(20, CALM)
    found = row(chronicle, 21, "SBP 183")
    assert (found.note, found.is_pressing) == ("not acknowledged", True)


def test_alert_on_an_amended_value() -> None:
    """An alert whose value was a slip stays, and says that it was."""
    chronicle = story()
    slip = chronicle.observe(10, "128/78 174 98 14 5 2 1 0")
    chronicle.show(10)
    chronicle.amend(11, slip, observed("128/78 74 98 14 5 2 1 0"))
    found = row(chronicle, 12, "HR 174")
    assert found.detail == "raised on an amended value"
    assert (found.note, found.is_pressing) == ("until 13:37", False)


def test_overdue_row_tells_the_slot_by_the_clock() -> None:
    """A set that was not charted is told by the time it was due."""
    chronicle = story()
    chronicle.show(15)
    found = row(chronicle, 16, "Set due")
    assert found.text.startswith("Set due 13:36, limit 5min")
    assert found.detail == "not charted yet"


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
    """The closing is a row, with when the patient was ready and left."""
    chronicle = story()
    chronicle.close(109)
    found = row(chronicle, 110, "Session closed")
    assert found.detail == "ready 15:15, left 15:15"
    assert found.at == at(109)


@pytest.mark.parametrize(
    ("charted", "observed", "is_said"), [(-1, -2, False), (1, -2, True), (1, 0, False)]
)
def test_set_that_moves_the_baseline_after_the_start_says_so(
    charted: float, observed: float, is_said: bool
) -> None:
    """Charted before the start, after it for before, and after it for then."""
    chronicle = Chronicle().start()
    added = chronicle.observe(charted, CALM, effective=observed)
    (row,) = [r for r in shown(chronicle, 2).rows if r.target == added]
    told = "charted after the start, counts for the baseline"
    assert (told in row.detail) is is_said
