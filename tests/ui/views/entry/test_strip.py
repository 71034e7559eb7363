"""The strip as a whole: due, times, messages, what was saved."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.keying.keys import Press
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying
from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
    InfusionRecorded,
    SessionClosed,
)
from tests.builders import Chronicle, at
from tests.chart.keying.sheet import keys
from tests.ui.views.entry.scenes import (
    before,
    blank,
    infusing,
    lined,
    scene,
    shown,
    typed,
)
from ui.views.entry.occasion import occasion_of
from ui.views.entry.scene import ECHO_FOR, Echo, Outcome
from ui.views.entry.strip import entry_strip_view
from ui.views.entry.view import Tone

FULL = "176/102 98 95 14 4 5 1 1"


def saved(text: str, outcome: Outcome = Outcome.SAVED) -> tuple[Keying, Echo]:
    """A set that was typed and saved, and the empty one after it."""
    keying = typed(text)
    assert keying.keyed is not None
    unanswered = tuple(
        q
        for q in keying.questions
        for r in keying.keyed.observations.readings
        if r.field == q.field and r.challenge == "unconfirmed"
    )
    echo = Echo(
        keyed=keying.keyed,
        outcome=outcome,
        at=infusing().now,
        by=None,
        questions=unanswered,
    )
    return blank(infusing()), echo


def test_the_header_says_what_is_due_and_when_it_was_observed() -> None:
    """The pill in words; the time of the first key."""
    view = shown(typed("1"))
    assert view.due is not None
    assert view.due.text == "Next 14:16 · 9min"
    assert view.observed == "observed at 14:07"
    assert shown(typed("")).observed == ""


@pytest.mark.parametrize(
    ("text", "observed"),
    [
        ("@14:02 1", "observed at 14:02"),
        ("@14:01 1", "observed at 14:01 · charted 6min late"),
        ("@-20 1", "observed at 13:47 · charted 20min late"),
    ],
)
def test_a_late_set_says_so(text: str, observed: str) -> None:
    """At five minutes it is not late yet, beyond it is."""
    assert shown(typed(text)).observed == observed


def test_a_refusal_is_a_sentence_and_counts() -> None:
    """What, why, and what to do; each one counts, so that the cue shows again."""
    view = shown(typed("176/102 0"))
    assert view.message.text == (
        "Heart rate 0 is not taken: it goes from 20 to 250. Go on with the right key."
    )
    assert (view.message.tone, view.refusals) == (Tone.REFUSED, 1)
    assert shown(typed("176/102 00")).refusals == 2


def test_a_question_says_how_to_keep_the_value() -> None:
    """The value, what it was, and that Enter again keeps it."""
    view = shown(typed("150/102 98 95 14 4 5 1 1".replace("98", "72") + "\n"))
    assert view.message.text == (
        "Heart rate 72: 101 at 14:06, down 29. Enter again keeps it"
    )
    assert (view.message.tone, view.enter, view.focus) == (Tone.ASKED, "keep", "hr")


def test_a_refused_line_says_why_at_once() -> None:
    """Also before Enter."""
    view = shown(lined("128/82 76 x"))
    assert view.message.text.startswith("SpO₂, X is not taken")
    assert view.message.tone is Tone.REFUSED


def test_a_saved_set_is_told_back_with_its_anchors() -> None:
    """Values, scores with their words, and the key that amends, for ten seconds."""
    keying, echo = saved(FULL + "\n")
    assert shown(keying, echo=echo).message.text == (
        "Saved 14:07 · 176/102 · 98 · 95 · 14 · 4 lethargic · dissociation 5 moderate"
        " · distress 1 · nausea 1 mild · Ctrl+Z amends"
    )
    older = replace(echo, at=infusing().now - ECHO_FOR)
    assert shown(keying, echo=older).message.text == ""
    young = replace(echo, at=infusing().now - ECHO_FOR + timedelta(seconds=1))
    assert shown(keying, echo=young).message.text


def test_reasons_and_oxygen_are_told_back() -> None:
    """What was not measured says why."""
    keying, echo = saved("-E98 95 14 4 o2 -D-D-D\n")
    assert shown(keying, echo=echo).message.text == (
        "Saved 14:07 · BP equipment · 98 · 95 · 14 · 4 lethargic · Dissociation not"
        " disturbed · Distress not disturbed · Nausea not disturbed"
        " · oxygen 2 L/min · Ctrl+Z amends"
    )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.SAVING, "Saving… 176/102"),
        (Outcome.CHECKING, "Not confirmed, checking. 176/102"),
    ],
)
def test_nothing_is_called_saved_before_it_is(outcome: Outcome, words: str) -> None:
    """Until the commit returned it is saving, and unconfirmed if it gave no answer."""
    keying, echo = saved(FULL + "\n", outcome)
    message = shown(keying, echo=replace(echo, at=at(0))).message
    assert message.text.startswith(words)
    assert "Saved" not in message.text


def test_an_unconfirmed_value_keeps_its_question_beside_it() -> None:
    """The set was saved and alerts; what was asked is told with it."""
    keying, echo = saved("176/102 145 95 14 4 5 1 1\n")
    view = shown(keying, echo=echo)
    assert view.message.tone is Tone.ASKED
    assert view.message.text.startswith(
        "Saved 14:07 unconfirmed, HR 145: 101 at 14:06, up 44. Enter again keeps it"
    )
    assert view.enter == "keep"
    older = replace(echo, at=infusing().now - 60 * ECHO_FOR)
    assert shown(keying, echo=older) == view


def test_beside_a_set_being_typed_enter_keeps_no_value_of_the_one_before() -> None:
    """The question still stands there, and Enter is about what is typed."""
    _, echo = saved("176/102 145 95 14 4 5 1 1\n")
    view = shown(typed("1"), echo=echo)
    assert view.enter == "save"
    assert "HR 145: 101 at 14:06, up 44. Ctrl+Z amends" in view.message.text


def test_a_refusal_goes_before_the_echo() -> None:
    """A key refused right after a save is seen."""
    _, echo = saved(FULL + "\n")
    assert shown(typed("0"), echo=echo).message.tone is Tone.REFUSED


@pytest.mark.parametrize(("repeats", "is_noted"), [(1, False), (2, True)])
def test_the_third_identical_set_running_is_noted(repeats: int, is_noted: bool) -> None:
    """A small text and no stop; a set that differs in one value is not noted."""
    chronicle = Chronicle().start()
    for n in range(repeats):
        chronicle.observe(10 * n + 10, FULL)
    there = scene(chronicle, 41)
    message = shown(typed(FULL, there), there).message
    assert (message.text == "The third set running with these values") is is_noted
    other = typed(FULL.replace("14", "15"), there)
    assert shown(other, there).message.text == ""
    assert typed(FULL + "\n", there).keyed is not None


def test_tab_leaves_the_strip_only_at_its_ends() -> None:
    """Forwards from the last box by a second Tab, back from the first."""
    assert shown(typed("")).leaves == (-1,)
    assert shown(typed("176/102 98")).leaves == ()
    last = typed("176/102 98 95 14 4 5 1")
    assert shown(last).leaves == ()
    assert shown(press(last, Press.TAB, at(0))).leaves == (1,)
    assert shown(typed("-")).leaves == ()


def test_the_first_baseline_set_asks_for_oxygen() -> None:
    """Until somebody said what the patient breathes; not during the infusion."""
    there = before()
    keying = typed("118/72 70 98 14 5 0 1 0\n", there)
    assert keying.keyed is None
    assert shown(keying, there).row.label == "Oxygen"
    kept = press(keying, keys("a")[0], there.now)
    assert kept.keyed is not None
    assert kept.keyed.oxygen is not None


@pytest.mark.parametrize(
    ("code", "timed", "is_asked"),
    [("O", None, True), ("C", None, False), ("O", 30, False), ("O", 31, True)],
)
def test_oxygen_stamped_in_an_emergency_is_asked_by_the_next_set(
    code: str, timed: float | None, *, is_asked: bool
) -> None:
    """Not by one from before the stamp, nor after another stamp; nor is air told."""
    chronicle = Chronicle().start()
    chronicle.breathe(-14, None)
    chronicle.add(EmergencyDeclared(), 30)
    chronicle.add(EmergencyStamped(code=code, label="Stamp"), 30.5)
    chronicle.add(EmergencyEnded(outcome="Over"), 32)
    there = scene(chronicle, 33)
    timed_at = None if timed is None else at(timed)
    occasion = occasion_of(there.session, there.protocol, there.assessment, timed_at)
    assert ("oxygen" in occasion.needed) is is_asked
    units = {box.code: box.unit for box in shown(blank(there), there).boxes}
    assert units["spo2"] == ("%" if code == "O" else "% air")


def test_once_it_is_said_what_flows_it_is_asked_no_more() -> None:
    """By a set, or by the oxygen's own form."""
    chronicle = Chronicle().start()
    chronicle.add(EmergencyDeclared(), 30)
    chronicle.add(EmergencyStamped(code="O", label="Oxygen"), 30.5)
    chronicle.breathe(31, "10")
    there = scene(chronicle, 33)
    occasion = occasion_of(there.session, there.protocol, there.assessment)
    assert "oxygen" not in occasion.needed
    units = {box.code: box.unit for box in shown(blank(there), there).boxes}
    assert units["spo2"] == "% 10 L/min"


def test_the_occasion_asks_what_the_slot_needs() -> None:
    """At baseline every field; right after a filled slot none."""
    there = before()
    occasion = occasion_of(there.session, there.protocol, there.assessment)
    assert {"sbp", "dbp", "hr", "spo2", "rr", "sedation", "nausea"} <= occasion.needed
    recheck = infusing()
    after = occasion_of(recheck.session, recheck.protocol, recheck.assessment)
    assert after.needed == frozenset(recheck.assessment.needs)
    assert "oxygen" not in after.needed


def test_how_far_the_patient_is_on_the_way_out_is_told_after_the_dose() -> None:
    """Not while the drug runs, and not once the session is closed."""
    chronicle = Chronicle().start()
    running = scene(chronicle, 41)
    assert entry_strip_view(blank(running), running).leaving == ""
    chronicle.add(InfusionRecorded(step="completed"), 40)
    ended = scene(chronicle, 41)
    count = len(chronicle.protocol.gates)
    told = entry_strip_view(blank(ended), ended).leaving
    assert told.startswith("Ready to leave ")
    assert int(told.split()[-1]) < count
    chronicle.add(SessionClosed(ending="left unseen"), 41)
    assert entry_strip_view(blank(ended), scene(chronicle, 41)).leaving == ""
