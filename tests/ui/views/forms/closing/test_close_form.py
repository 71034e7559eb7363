"""Closing a session: both times are stated, and it is asked."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import EffectRecorded, SessionClosed
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol
from tests.desk import Desk, vitals
from tests.ui.views.forms.closing.ward import BOTH, asked, form, met_by
from tests.ui.views.forms.filling import EMPTY
from ui.views.entry.view import Tone
from ui.views.forms.filled import AskAgain, Filled


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


def test_second_enter_closes(leaving: Desk, iv40: CareProtocol) -> None:
    """The first asks, in the manner of a question; anything typed asks anew."""
    shown = form(leaving, iv40)
    question = asked(shown, BOTH, leaving)
    assert isinstance(question, AskAgain)
    again = replace(BOTH, refusal=question)
    assert shown.view(again).message.tone is Tone.ASKED
    assert "Enter again closes" in shown.view(again).message.text

    command = asked(shown, again, leaving)

    assert isinstance(command, Chart)
    assert command.fact == SessionClosed(
        ready_at=leaving.at(84), left_at=leaving.at(90), note=""
    )
    assert isinstance(asked(shown, again.typed("note", "escort"), leaving), AskAgain)


def test_what_opened_since_the_question_is_asked_about(
    leaving: Desk, iv40: CareProtocol
) -> None:
    """A second Enter says yes only to what was shown at the first."""
    question = asked(form(leaving, iv40), BOTH, leaving)
    assert isinstance(question, AskAgain)
    leaving.chart(90, EffectRecorded(code="NAUS", grade=1))
    answer = asked(form(leaving, iv40), replace(BOTH, refusal=question), leaving)
    assert isinstance(answer, AskAgain)


def test_the_protocol_says_what_is_noted(desk: Desk, iv40: CareProtocol) -> None:
    """The label of the note is no rule of ours."""
    ready, left, note = form(desk, iv40).view(EMPTY).rows[0]
    assert note.label == "Escort, gait, advice"
    assert [getattr(p, "suggestion", "") for p in (ready, left)] == ["14:56", "14:56"]


def test_minutes_that_pass_do_not_ask_anew(leaving: Desk, iv40: CareProtocol) -> None:
    """Ten minutes of observing are to go at the first Enter, nine at the second."""
    question = asked(form(leaving, iv40), BOTH, leaving)
    assert isinstance(question, AskAgain)
    leaving.now = leaving.at(91)
    assert dict(form(leaving, iv40).view(EMPTY).facts)["Observation"].endswith(
        "9min more"
    )
    again = replace(BOTH, refusal=question)
    assert isinstance(asked(form(leaving, iv40), again, leaving), Chart)


@pytest.mark.parametrize(
    ("ready", "is_said"), [("15:05", True), ("15:06", False), ("15:07", False)]
)
def test_ready_before_the_protocols_time_is_said(
    leaving: Desk, iv40: CareProtocol, ready: str, is_said: bool
) -> None:
    """60 minutes after the end at 14:06; it is part of what is asked."""
    leaving.now = leaving.at(110)
    filled = EMPTY.typed("ready", ready).typed("left", "15:10")
    question = asked(form(leaving, iv40), filled, leaving)
    assert isinstance(question, AskAgain)
    assert (question.field == "ready") is is_said
    assert question.what == (
        "This closes Room 1, times in question" if is_said else "This closes Room 1"
    )
    asking = replace(filled, refusal=question)
    facts = dict(form(leaving, iv40).view(asking).facts)
    told = "Ready 59min after the end, protocol 1hr"
    assert facts.get("In question") == (told if is_said else None)
    assert len(facts) <= 3


def test_what_would_be_refused_is_said_before_the_question(
    leaving: Desk, iv40: CareProtocol
) -> None:
    """A binding check as well as a text that can't be shown."""
    steering = asked(form(leaving, iv40), BOTH.typed("note", "a\x1b[2J"), leaving)
    assert isinstance(steering, Refusal)
    assert "can't be shown" in steering.why
    leaving.chart(91, vitals("118/72 70 98 14 3"))
    answer = asked(form(leaving, iv40), BOTH.typed("left", "14:57"), leaving)
    assert isinstance(answer, Refusal)
    assert not isinstance(answer, AskAgain)
    assert answer.what == "The session stays open"
    assert "Alert not met" in answer.why


def test_checks_that_do_not_bind_are_named_in_the_question(
    desk: Desk, iv40: CareProtocol
) -> None:
    """They hold nobody back; a second Enter closes over them."""
    met_by(desk, iv40, but="leave_advice")
    question = asked(form(desk, iv40), BOTH, desk)
    assert isinstance(question, AskAgain)
    assert question.what == "This closes Room 1, 1 check unmet, times in question"
    again = replace(BOTH, refusal=question)
    told = dict(form(desk, iv40).view(again).facts)["In question"]
    assert told.startswith("Not met Advice given; Ready 44min after the end")
    assert isinstance(asked(form(desk, iv40), again, desk), Chart)


def test_a_check_left_open_is_no_question_of_another_ending(
    desk: Desk, iv40: CareProtocol
) -> None:
    """They are asked before a discharge alone."""
    shown = replace(form(desk, iv40), ending="admitted")
    filled = EMPTY.typed("left", "14:56").typed("where", "Ward 4")
    question = asked(shown, filled, desk)
    assert isinstance(question, AskAgain)
    assert question.what == "This closes Room 1, admitted"


@pytest.mark.parametrize(
    ("left", "is_refused"), [("14:50", True), ("14:51", False), ("14:52", False)]
)
def test_nobody_left_before_the_last_set(
    leaving: Desk, iv40: CareProtocol, left: str, *, is_refused: bool
) -> None:
    """The last set is of 14:51."""
    filled = EMPTY.typed("ready", "14:45").typed("left", left)
    answer = asked(form(leaving, iv40), filled, leaving)
    assert isinstance(answer, AskAgain) is not is_refused
    if is_refused:
        assert isinstance(answer, Refusal)
        assert answer.why == "the patient was read at 14:51"
