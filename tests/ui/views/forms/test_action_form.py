"""F9: called, arrived, ended, beside the protocol's numbered actions."""

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ActOnAlert, Chart
from monitor.chart.kinds import AlertResolved, ClinicianArrived
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import Action, CareProtocol
from tests.desk import Desk
from tests.ui.views.forms.filling import EMPTY, circumstance
from ui.views.forms.action_form import ActionForm
from ui.views.forms.filled import Filled
from ui.views.forms.form import TextPart


@pytest.fixture
def form(iv40: CareProtocol) -> ActionForm:
    return ActionForm(
        key="k",
        headline="HIGH",
        actions=iv40.actions,
        also=("j",),
        contact="Dr Meyer",
        number="555-0134",
        must_say_why=True,
    )


def fields(form: ActionForm, filled: Filled) -> dict[str, str]:
    return {
        part.label: part.text
        for part in form.view(filled).parts
        if isinstance(part, TextPart)
    }


def test_a_call_goes_to_the_named_contact(form: ActionForm, desk: Desk) -> None:
    """Who and number are there already, and Enter charts them with the action."""
    called = EMPTY.picked("code", "5")
    assert fields(form, called) == {
        "Called": "Dr Meyer",
        "Number": "555-0134",
        "Note": "",
    }
    command = form.command(called, circumstance(desk))
    assert isinstance(command, ActOnAlert)
    assert (command.code, command.who, command.number) == (5, "Dr Meyer", "555-0134")


def test_somebody_else_is_typed_over_it(form: ActionForm, desk: Desk) -> None:
    """What is typed counts; a field that was emptied calls nobody."""
    called = EMPTY.picked("code", "5")
    other = form.command(called.typed("who", "Dr Santos"), circumstance(desk))
    assert isinstance(other, ActOnAlert)
    assert other.who == "Dr Santos"
    nobody = form.command(called.typed("who", ""), circumstance(desk))
    assert isinstance(nobody, Refusal)
    assert nobody.field == "who"


def test_typing_goes_on_at_what_the_action_lacks(form: ActionForm) -> None:
    """Opened again half filled, it begins where something is still to be typed."""
    unset = replace(form, contact="", number="")
    called = EMPTY.picked("code", "5")
    assert unset.view(EMPTY).focus == "code"
    assert unset.view(called).focus == "who"
    assert unset.view(called.typed("who", "Dr Roy")).focus == "number"
    assert form.view(called).focus == "note"
    whole = called.typed("who", "Dr Roy").typed("number", "1").typed("note", "x")
    assert unset.view(whole).focus == "code"
    assert form.view(EMPTY.picked("code", "9")).focus == "reason"


def test_no_other_action_calls_anybody(form: ActionForm, desk: Desk) -> None:
    """The contact is offered to a call alone."""
    paused = EMPTY.picked("code", "2")
    assert fields(form, paused) == {"Note": ""}
    command = form.command(paused, circumstance(desk))
    assert isinstance(command, ActOnAlert)
    assert (command.code, command.who, command.number) == (2, "", "")


def test_whoever_was_called_is_expected(form: ActionForm, desk: Desk) -> None:
    """A arrives as the one who was called last, or else the contact."""
    arrived = EMPTY.picked("code", "A")
    assert fields(form, arrived) == {"Arrived": "Dr Meyer"}
    command = form.command(arrived, circumstance(desk))
    assert isinstance(command, Chart)
    assert command.fact == ClinicianArrived(key="k", who="Dr Meyer")


def test_ending_a_high_alert_needs_a_reason(form: ActionForm, desk: Desk) -> None:
    """It ends the whole card, and says why."""
    ended = EMPTY.picked("code", "9")
    refusal = form.command(ended, circumstance(desk))
    assert isinstance(refusal, Refusal)
    assert refusal.field == "reason"
    command = form.command(ended.typed("reason", "cuff slipped"), circumstance(desk))
    assert isinstance(command, Chart)
    assert command.fact == AlertResolved(key="k", also=("j",), cause="cuff slipped")


def test_ending_another_asks_for_none(iv40: CareProtocol, desk: Desk) -> None:
    """A medium alert, or a high one that is back inside."""
    form = ActionForm(key="k", headline="", actions=iv40.actions)
    command = form.command(EMPTY.picked("code", "9"), circumstance(desk))
    assert isinstance(command, Chart)
    assert command.fact == AlertResolved(key="k")


def test_a_protocol_may_have_its_own_ninth_action(desk: Desk) -> None:
    """Then E ends it, and 9 is the protocol's."""
    form = ActionForm(
        key="k", headline="", actions=(Action(code=9, label="Told the team"),)
    )
    nine = form.command(EMPTY.picked("code", "9"), circumstance(desk))
    assert isinstance(nine, ActOnAlert)
    ended = form.command(EMPTY.picked("code", "E"), circumstance(desk))
    assert isinstance(ended, Chart)
