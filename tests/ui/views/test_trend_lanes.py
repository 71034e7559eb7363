"""Tests of ui.views.trend: scales, infusion, flags, axis, key."""

from decimal import Decimal

import pytest
from msgspec import structs

from monitor.chart.kinds import (
    AlertActioned,
    DoseDoubtful,
    EmergencyDeclared,
    EmergencyStamped,
    InfusionRecorded,
    NoteRecorded,
    TreatmentGiven,
)
from tests.builders import CALM, Chronicle, at, observed
from tests.ui.views.test_dosing_words import intranasal
from tests.ui.views.trend_scene import scale, seen
from ui.views.trend.window import WHOLE, TrendWindow


def test_responsiveness_is_told_in_words() -> None:
    """The last responsiveness reads 4 lethargic, never as a share of five."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "141/86 80 97 14 4 5 2 1")
    lane = scale(seen(chronicle, 21), "sedation")
    assert (lane.label, lane.scale, lane.extent) == (
        "Responsiveness",
        "MOAA/S",
        "0\N{EN DASH}5",
    )
    assert (lane.last.text, lane.last.was) == ("4 lethargic", "was 5")
    assert lane.last.priority == "low"


def test_other_scales_are_told_by_their_worst_end() -> None:
    """Ten is worst on dissociation, so five reads 5 of 10; nausea has its words."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "141/86 80 97 14 5 5 2 1")
    view = seen(chronicle, 21)
    assert scale(view, "dissociation").last.text == "5 of 10"
    assert scale(view, "nausea").last.text == "1 mild"
    assert scale(view, "dissociation").scale == ""


@pytest.mark.parametrize(
    ("code", "line", "strength"),
    [
        ("sedation", "_ _ _ _ _ 5", 0),
        ("sedation", "_ _ _ _ _ 4", 0.2),
        ("sedation", "_ _ _ _ _ 0", 1),
        ("dissociation", "_ _ _ _ _ _ 0", 0),
        ("dissociation", "_ _ _ _ _ _ 10", 1),
        ("nausea", "_ _ _ _ _ _ _ _ 3", 1),
    ],
)
def test_cells_strengthen_away_from_the_calm_end(
    code: str, line: str, strength: float
) -> None:
    """The fill follows the direction of the scale, not the size of the number."""
    chronicle = Chronicle().start()
    chronicle.observe(20, line)
    cell = scale(seen(chronicle, 21), code).cells[-1]
    assert cell.strength == pytest.approx(strength)


def test_a_scale_left_out_undisturbed_is_an_observation() -> None:
    """Not disturbed is an observed empty cell; refused is merely not scored."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "141/86 80 97 14 5 -D -R -D")
    view = seen(chronicle, 21)
    (watched,) = scale(view, "dissociation").blanks
    (refused,) = scale(view, "distress").blanks
    assert (watched.is_observed, refused.is_observed) == (True, False)
    assert refused.reason == "refused"


def test_a_pause_is_a_gap_in_the_rate() -> None:
    """While the infusion is paused no step runs."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    chronicle.infuse(28, "resumed", "51.3")
    steps = seen(chronicle, 30).infusion.steps
    assert [(s.start, s.end) for s in steps] == [(0, 26), (28, 30)]
    assert [s.text for s in steps] == ["51.3 mL/h", ""]


def test_a_changed_rate_is_named_and_lower() -> None:
    """A step at half the ordered rate has half the height and its own words."""
    chronicle = Chronicle().start()
    chronicle.infuse(20, "rate changed", "25.65")
    step = seen(chronicle, 30).infusion.steps[-1]
    assert (step.share, step.text) == (0.5, "25.65 mL/h")


def test_a_rate_above_the_order_does_not_rescale() -> None:
    """A step above the ordered rate has the full height, and says its rate."""
    chronicle = Chronicle().start()
    chronicle.infuse(20, "rate changed", "60")
    steps = seen(chronicle, 30).infusion.steps
    assert [s.share for s in steps] == [1, 1]
    assert steps[-1].text == "60 mL/h"


def test_the_dose_so_far_is_called_calculated() -> None:
    """The running total is labelled as calculated."""
    lane = seen(Chronicle().start(), 20).infusion
    assert (lane.total, lane.total_note) == ("17.1 mg of 34.2 mg", "given, calculated")


def test_nothing_has_been_given_before_the_start() -> None:
    """Before the start the total is nothing of the ordered dose."""
    lane = seen(Chronicle().open(), -5).infusion
    assert (lane.total, lane.total_note) == ("0 mg of 34.2 mg", "not started")


def test_a_pause_that_goes_on_is_told() -> None:
    """From the pause until now the lane says since when; once it runs on, no more."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    pause = seen(chronicle, 31).infusion.standstill
    assert pause is not None
    assert (pause.start, pause.end, pause.text) == (26, 31, "Paused since 13:52")
    chronicle.infuse(32, "resumed", "51.3")
    assert seen(chronicle, 33).infusion.standstill is None


def test_the_pump_volume_stands_beside_while_it_stands_still() -> None:
    """A volume read from the pump is shown until the pump runs on."""
    chronicle = Chronicle().start()
    read = InfusionRecorded(step="paused", pump_ml=Decimal("22.2"))
    chronicle.add(read, 26)
    assert seen(chronicle, 27).infusion.pump == "pump 22.2 mL"
    chronicle.infuse(28, "resumed", "51.3")
    assert seen(chronicle, 29).infusion.pump == ""


def test_what_happened_is_flagged_by_letter() -> None:
    """Steps, effects, notes and treatments have their letters and full words."""
    chronicle = Chronicle().start()
    dizzy = chronicle.effect(14, "DIZZ")
    chronicle.add(InfusionRecorded(step="paused", cause="line check"), 26)
    chronicle.infuse(28, "resumed", "51.3")
    chronicle.add(NoteRecorded(text="calm,\n hand held"), 33)
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Meyer",
        verbal_order_read_back=True,
    )
    chronicle.add(given, 35)
    chronicle.end_effect(38, dizzy)
    flags = seen(chronicle, 39).events.flags
    assert [(f.minute, f.letter, f.words) for f in flags if f.look != "alert"] == [
        (0, "S", "infusion started 51.3 mL/h"),
        (14, "Z", "Dizziness grade 1"),
        (26, "P", "infusion paused, line check"),
        (28, "R", "infusion resumed 51.3 mL/h"),
        (33, "N", "calm, hand held"),
        (35, "T", "ondansetron 4 mg IV"),
        (38, "Z", "Dizziness ended"),
    ]


@pytest.mark.parametrize(
    ("code", "letter"), [("NAUS", "Na"), ("DIZZ", "Z"), ("SED", "Dr"), ("DISS", "D")]
)
def test_no_effect_looks_like_a_note_or_a_step(code: str, letter: str) -> None:
    """One letter stands for one thing in the lane and in the key below it."""
    chronicle = Chronicle().start()
    chronicle.effect(14, code)
    chronicle.add(NoteRecorded(text="calm"), 15)
    view = seen(chronicle, 20)
    (flag,) = [f for f in view.events.flags if f.look == "effect"]
    assert flag.letter == letter
    letters = [item.letter for item in view.key if item.letter]
    assert letter in letters
    assert len(letters) == len(set(letters))


def test_a_watched_patient_is_flagged() -> None:
    """A set of a patient who was not disturbed is flagged as observed."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "-D -D -D 97 14 -D -D -D -D")
    (flag,) = [f for f in seen(chronicle, 21).events.flags if f.letter == "O"]
    assert (flag.minute, flag.words) == (20, "observed, not disturbed")


def test_an_alert_stands_at_the_reading_that_raised_it() -> None:
    """An alert's shape stands at its reading, with value and limit in words."""
    chronicle = Chronicle().start()
    chronicle.observe(41, "183/80 72 98 14 5", effective=40)
    chronicle.show(41)
    flags = seen(chronicle, 42).events.flags
    (alert,) = [f for f in flags if "SBP 183" in f.words and f.priority == "medium"]
    assert (alert.minute, alert.words) == (40, "MED SBP 183 mmHg, limit 180")


def test_an_alert_of_time_stands_at_its_time() -> None:
    """An overdue alert has no reading, so it stands where it was raised."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    flags = seen(chronicle, 16).events.flags
    assert [f.minute for f in flags if f.look == "alert"] == [15]


def test_due_sets_stand_ahead_with_what_they_ask() -> None:
    """What is due stands ahead by its clock; a full set is called so."""
    chronicle = Chronicle().start()
    due = seen(chronicle, 5).events.due
    assert [(d.minute, d.clock, d.what) for d in due[:2]] == [
        (10, "13:36", ""),
        (20, "13:46", "full set"),
    ]


def test_a_repeat_measurement_is_due() -> None:
    """The action repeat measurement puts the parameter ahead at its time."""
    chronicle = Chronicle().start()
    chronicle.observe(40, "183/107 92 96 13 4 8 3 1")
    keys = chronicle.show(40)
    key = next(key for key in keys if key.startswith("SBP-HIGH-2"))
    chronicle.add(AlertActioned(key=key, code=1), 41)
    due = seen(chronicle, 41).events.due
    assert (due[0].clock, due[0].what) == ("14:09", "BP")


def test_a_closed_session_has_nothing_due() -> None:
    """After closing nothing is due."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.close(30)
    view = seen(chronicle, 31)
    assert view.events.due == ()
    assert view.now_text == "closed"
    assert view.now == 30


def test_the_axis_shows_minutes_and_clock_together() -> None:
    """Every tick bears minutes since the start and the clock of the session's zone."""
    ticks = seen(Chronicle().start(), 41).ticks
    assert [(t.text, t.clock) for t in ticks] == [
        ("\N{MINUS SIGN}15min", "13:11"),
        ("start", "13:26"),
        ("+15min", "13:41"),
        ("+30min", "13:56"),
        ("+45min", "14:11"),
        ("+60min", "14:26"),
        ("+75min", "14:41"),
    ]
    assert [t.is_start for t in ticks].index(True) == 1


def test_before_the_dose_the_axis_is_a_clock() -> None:
    """Without a start there are no minutes since it, and quarters of the hour."""
    ticks = seen(Chronicle().open(), -10).ticks
    assert {t.text for t in ticks} == {""}
    assert [t.clock for t in ticks[:3]] == ["13:00", "13:15", "13:30"]


def test_the_clock_is_the_session_zones() -> None:
    """In summer the clock of London is an hour ahead of UTC."""
    chronicle = Chronicle().start()
    view = seen(chronicle, 1)
    moved = structs.replace(chronicle.session.opened, zone="Europe/Berlin")
    chronicle.entries[0] = structs.replace(chronicle.entries[0], payload=moved)
    assert (view.now_clock, seen(chronicle, 1).now_clock) == ("13:27", "14:27")


def test_the_key_explains_only_what_is_there() -> None:
    """The key row names the signs that occur, and no others."""
    chronicle = Chronicle().start()
    assert [item.text for item in seen(chronicle, 5).key] == ["start"]
    slip = chronicle.observe(10, "128/78 174 -E 14 5 -D")
    chronicle.amend(11, slip, observed("128/78 74 -E 14 5 -D"))
    chronicle.observe(29, CALM, effective=20)
    assert [item.text for item in seen(chronicle, 30).key] == [
        "start",
        "observed, not disturbed",
        "not measured",
        "amended, first value",
        "charted late",
    ]


def test_the_key_tells_of_the_window_alone() -> None:
    """What happened before it is not explained; a doubt and a device are."""
    chronicle = Chronicle().start()
    chronicle.infuse(10, "paused")
    chronicle.infuse(12, "resumed")
    chronicle.breathe(20, "2")
    chronicle.add(DoseDoubtful(cause="pump alarm", at_most_mg=Decimal("34.2")), 30)

    def told(start: float) -> list[str]:
        window = TrendWindow(60, at(start))
        return [item.text for item in seen(chronicle, 100, window).key]

    assert told(-15) == ["start", "pause", "resume", "dose uncertain"]
    assert told(15) == ["dose uncertain"]
    given = seen(intranasal(0, 5), 10).key
    assert [(item.letter, item.text) for item in given] == [("1 2", "given, by number")]


def test_the_key_tells_stamps_for_what_they_are() -> None:
    """C, O and T of an emergency are no rate change, no look and no treatment."""
    chronicle = Chronicle().start()
    chronicle.add(EmergencyDeclared(), 10)
    for code, label in (("C", "Help called"), ("O", "Oxygen"), ("T", "Team arrived")):
        chronicle.add(EmergencyStamped(code=code, label=label), 11)
    told = {item.letter: item.text for item in seen(chronicle, 12).key if item.letter}
    assert told["C O T"] == "emergency stamps"
    assert not {"rate change", "observed", "treatment"} & set(told.values())
    chronicle.infuse(13, "rate changed", "40")
    told = {item.letter: item.text for item in seen(chronicle, 14).key if item.letter}
    assert told["C"] == "rate change"
    assert told["C O T"] == "emergency stamps"


def test_an_empty_chart_says_what_to_do() -> None:
    """Without a reading the chart says so, and which key begins one."""
    view = seen(Chronicle().open(), -10)
    assert view.empty_words == "No readings yet. F2 opens the observation set."
    assert seen(Chronicle().start(), 1).empty_words == ""


def test_the_window_is_named() -> None:
    """The key row says how wide the window is and how to return."""
    view = seen(Chronicle().start(), 1)
    assert view.window_words == "90min window · End returns to now"
    whole = seen(Chronicle().start(), 1, TrendWindow(WHOLE))
    assert whole.window_words == "Whole session"
