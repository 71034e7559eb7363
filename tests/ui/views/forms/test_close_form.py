"""Closing a session: both times are stated, what is open is said, and it is asked."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.decisions import decide
from monitor.chart.kinds import (
    EffectRecorded,
    InfusionRecorded,
    ObservationsRecorded,
    Reading,
    SessionClosed,
    WasteRecorded,
)
from monitor.chart.refusals import Refusal
from monitor.protocol.alerts import evaluate
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gates import gates
from monitor.protocol.observing import LEAST_OBSERVATION
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from tests.builders import readings
from tests.chart.keying.sheet import CODES
from tests.desk import CHARTING, PATIENT, Desk, vitals
from tests.protocol.pressures import running
from tests.ui.views.forms.filling import EMPTY, LONDON, RATE
from ui.overriding import override
from ui.views.entry.view import Tone
from ui.views.forms.catalogue import Known, form_named
from ui.views.forms.close_form import CloseForm
from ui.views.forms.closing_facts import going_on
from ui.views.forms.filled import AskAgain, Circumstance, Filled

CALM = ObservationsRecorded(
    readings=tuple(
        Reading(field=code, value=Decimal(value))
        for code, value in zip(CODES, (118, 72, 70, 98, 14, 5, 0, 0, 0), strict=True)
    )
)
BOTH = EMPTY.typed("ready", "14:50").typed("left", "14:56")


class Ward(Desk):
    """Charts by the protocol that is shipped."""

    protocol = parse_protocol(locate("protocols/iv40.toml").read_text(encoding="utf-8"))

    @override
    def do(self, command: SessionCommand) -> Refusal | None:
        charting = self.protocol.charting
        refusal = self.keep(
            decide(self.session, command, self.actor, self.now, charting)
        )
        assert refusal is None, refusal.sentence
        return None


@pytest.fixture
def iv40() -> CareProtocol:
    return Ward.protocol


@pytest.fixture
def desk() -> Desk:
    """90 minutes after the start, 50 after the end of the infusion; no set missed."""
    desk = Ward().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    for minute in (10, 20, 30, 40):
        desk.chart(minute, CALM)
    desk.chart(40, InfusionRecorded(step="completed"))
    for minute in (55, 70, 85):
        desk.chart(minute, CALM)
    desk.now = desk.at(90)
    return desk


def form(desk: Desk, iv40: CareProtocol) -> CloseForm:
    known = Known(
        session=desk.session,
        patient=PATIENT,
        protocol=iv40,
        assessment=evaluate(iv40, desk.session, desk.now),
        zone=ZoneInfo("Europe/London"),
    )
    made = form_named("close", EMPTY, known)
    assert isinstance(made, CloseForm)
    return made


def asked(form: CloseForm, filled: Filled, desk: Desk) -> object:
    circumstance = Circumstance(
        session_id=desk.session_id,
        now=desk.now,
        zone=LONDON,
        old_after=CHARTING.old_draft_after,
    )
    return form.command(filled, circumstance)


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        (EMPTY, "ready"),
        (EMPTY.typed("ready", "14:50"), "left"),
        (EMPTY.typed("left", "14:50"), "ready"),
        (BOTH.typed("left", "x"), "left"),
        (BOTH.typed("ready", "25:00"), "ready"),
        (EMPTY.typed("ready", "14:50walks well"), "ready"),
        (BOTH.typed("ready", "12:30"), "ready"),
        (BOTH.typed("ready", "14:05"), "ready"),
        (BOTH.typed("ready", "14:56").typed("left", "14:50"), "left"),
    ],
)
def test_neither_time_is_guessed(
    desk: Desk, iv40: CareProtocol, filled: Filled, field: str
) -> None:
    """An empty time is asked for beside its own field, like one that is none."""
    answer = asked(form(desk, iv40), filled, desk)
    assert isinstance(answer, Refusal)
    assert not isinstance(answer, AskAgain)
    assert answer.field == field


def test_second_enter_closes(desk: Desk, iv40: CareProtocol) -> None:
    """The first asks, in the manner of a question; anything typed asks anew."""
    shown = form(desk, iv40)
    question = asked(shown, BOTH, desk)
    assert isinstance(question, AskAgain)
    again = replace(BOTH, refusal=question)
    assert shown.view(again).message.tone is Tone.ASKED
    assert "Enter again closes" in shown.view(again).message.text

    command = asked(shown, again, desk)

    assert isinstance(command, Chart)
    assert command.fact == SessionClosed(
        ready_at=desk.at(84), left_at=desk.at(90), note=""
    )
    assert isinstance(asked(shown, again.typed("note", "escort"), desk), AskAgain)


def test_what_opened_since_the_question_is_asked_about(
    desk: Desk, iv40: CareProtocol
) -> None:
    """A second Enter says yes only to what was shown at the first."""
    question = asked(form(desk, iv40), BOTH, desk)
    assert isinstance(question, AskAgain)
    desk.chart(90, EffectRecorded(code="NAUS", grade=1))
    answer = asked(form(desk, iv40), replace(BOTH, refusal=question), desk)
    assert isinstance(answer, AskAgain)


def test_what_is_still_open_is_listed(desk: Desk, iv40: CareProtocol) -> None:
    """Checks and alerts before effects without an end; and observing that goes on."""
    desk.chart(88, EffectRecorded(code="NAUS", grade=1))
    desk.chart(89, vitals("118/72 70 98 14 3"))
    desk.now = desk.at(90)
    facts = dict(form(desk, iv40).view(EMPTY).facts)
    assert facts["Still open"] == (
        "9 of 13 checks not met, Responsiveness MED, nausea goes on, "
        "15.8 mL left in the bag (calculated), no waste charted, Ctrl+Shift+W"
    )
    assert facts["Observation"] == "goes on until 15:06 by the protocol, 10min more"


def test_a_bag_that_held_less_is_told(desk: Desk, iv40: CareProtocol) -> None:
    """A waste charted while it ran, and what ran in since."""
    waste = WasteRecorded(ml=Decimal(30), witness="S. Lindqvist RN")
    desk.chart(90, waste, effective=20)
    facts = dict(form(desk, iv40).view(EMPTY).facts)
    assert (
        "34.2 mL given (calculated) and 30 mL wasted, bag 50 mL"
        in (facts["Still open"])
    )


def test_late_values_not_acknowledged_are_still_open(iv40: CareProtocol) -> None:
    """What became known too late to call anybody is asked about all the same."""
    chronicle = running()
    chronicle.observe(30, readings(spo2=88), effective=10)
    chronicle.show(30)
    still = going_on(chronicle.session, iv40, chronicle.assess(30))
    assert "SpO₂ 88 % HIGH, charted late" in still


@pytest.mark.parametrize(
    ("minute", "says"),
    [(99, "1min more"), (100, "set of 15:06"), (102, "set of 15:06")],
)
def test_last_set_of_the_protocol_is_waited_for(
    desk: Desk, iv40: CareProtocol, minute: int, says: str
) -> None:
    """Before, at and after the last slot: until when, then that it is not charted."""
    desk.now = desk.at(minute)
    assert says in dict(form(desk, iv40).view(EMPTY).facts)["Observation"]


@pytest.mark.parametrize(
    ("ended", "until"), [(40, "15:06"), (40.5, "15:07"), (41, "15:07")]
)
def test_it_tells_the_end_of_observation_as_the_check_does(
    iv40: CareProtocol, ended: float, until: str
) -> None:
    """An infusion that ended half a minute on is observed to the whole minute."""
    desk = Ward().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(ended, InfusionRecorded(step="completed"))
    desk.now = desk.at(42)
    told = dict(form(desk, iv40).view(EMPTY).facts)["Observation"]
    assert told.startswith(f"goes on until {until} by the protocol")
    leaving = gates(iv40, desk.session, "leave", desk.now)
    (least,) = [g for g in leaving if g.gate.computed == LEAST_OBSERVATION]
    assert least.judged.why == f"until {until}"


def test_nothing_open_is_said_as_well(desk: Desk, iv40: CareProtocol) -> None:
    """Once the last set is charted no observation is left to mention, nor any waste."""
    desk.chart(100, CALM)
    desk.chart(101, WasteRecorded(ml=Decimal("15.8"), witness="S. Lindqvist RN"))
    assert form(desk, iv40).view(EMPTY).facts == (
        ("Still open", "7 of 13 checks not met"),
    )


def test_the_protocol_says_what_is_noted(desk: Desk, iv40: CareProtocol) -> None:
    """The label of the note is no rule of ours."""
    ready, left, note = form(desk, iv40).view(EMPTY).rows[0]
    assert note.label == "Escort, gait, advice"
    assert [getattr(p, "suggestion", "") for p in (ready, left)] == ["14:56", "14:56"]


def test_minutes_that_pass_do_not_ask_anew(desk: Desk, iv40: CareProtocol) -> None:
    """Ten minutes of observing are to go at the first Enter, nine at the second."""
    question = asked(form(desk, iv40), BOTH, desk)
    assert isinstance(question, AskAgain)
    desk.now = desk.at(91)
    assert dict(form(desk, iv40).view(EMPTY).facts)["Observation"].endswith("9min more")
    again = replace(BOTH, refusal=question)
    assert isinstance(asked(form(desk, iv40), again, desk), Chart)


@pytest.mark.parametrize(
    ("ready", "is_said"), [("15:05", True), ("15:06", False), ("15:07", False)]
)
def test_ready_before_the_protocols_time_is_said(
    desk: Desk, iv40: CareProtocol, ready: str, is_said: bool
) -> None:
    """60 minutes after the end at 14:06; it is part of what is asked."""
    desk.now = desk.at(110)
    filled = EMPTY.typed("ready", ready).typed("left", "15:10")
    question = asked(form(desk, iv40), filled, desk)
    assert isinstance(question, AskAgain)
    assert (question.field == "ready") is is_said
    assert question.what == (
        "This closes Room 1, times in question" if is_said else "This closes Room 1"
    )
    asking = replace(filled, refusal=question)
    facts = dict(form(desk, iv40).view(asking).facts)
    told = "Ready 59min after the end, protocol 1hr"
    assert facts.get("In question") == (told if is_said else None)
    assert len(facts) <= 3


@pytest.mark.parametrize(
    ("left", "is_refused"), [("14:50", True), ("14:51", False), ("14:52", False)]
)
def test_nobody_left_before_the_last_set(
    desk: Desk, iv40: CareProtocol, left: str, *, is_refused: bool
) -> None:
    """The last set is of 14:51."""
    filled = EMPTY.typed("ready", "14:45").typed("left", left)
    answer = asked(form(desk, iv40), filled, desk)
    assert isinstance(answer, AskAgain) is not is_refused
    if is_refused:
        assert isinstance(answer, Refusal)
        assert answer.why == "the patient was read at 14:51"
