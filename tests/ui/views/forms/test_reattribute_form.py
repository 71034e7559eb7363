"""A chart on the wrong patient: what is shown before it is moved."""

from decimal import Decimal
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Reattribute
from monitor.chart.whose_chart import Becomes, WeightChanged, refuse_unseen
from tests.desk import PATIENT, SPACE, Desk
from tests.ui.views.forms.filling import circumstance
from ui.views.entry.view import Tone
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView
from ui.views.forms.reattribute_form import ReattributeForm

ROBIN = replace(PATIENT.details, family="Example", given="Robin", identifier="T-9000")
HEAVIER = WeightChanged(Decimal("77.1"), Decimal(70))
LIGHTER = WeightChanged(Decimal(60), Decimal("68.4"))


@pytest.fixture
def filled() -> Filled:
    filled = Filled(id=uuid5(SPACE, "move")).typed("identifier", "t9000")
    return filled.typed("initials", "re").typed("birth_year", "1981")


def shown(filled: Filled, *becomes: Becomes, is_name_hidden: bool = False) -> FormView:
    asked = replace(filled, refusal=refuse_unseen(becomes, ()))
    form = ReattributeForm(patient=PATIENT, is_name_hidden=is_name_hidden)
    return form.view(asked)


def test_it_names_whose_the_chart_becomes(filled: Filled) -> None:
    """By name, date of birth and number; a weight that is as before is not told."""
    view = shown(filled.picked("reason", "1"), Becomes(room="Room 1", to=ROBIN))
    assert view.message.tone is Tone.ASKED
    assert view.message.text == (
        "This moves the chart to EXAMPLE, Robin. Enter again moves it"
    )
    assert view.facts == (("Moves to", "EXAMPLE, Robin, born 14-Mar-1981, ID T-9000"),)


def test_it_tells_a_weight_unlike_the_last(filled: Filled) -> None:
    """As the page of an opening does where it is asked about."""
    becomes = Becomes(room="Room 1", to=ROBIN, weight=HEAVIER)
    view = shown(filled.picked("reason", "1"), becomes)
    told = "77.1 kg, up 7.1 kg from 70 kg last time, 10 %"
    assert view.facts[1:] == (("Weight", told),)


def test_a_swap_tells_both(filled: Filled) -> None:
    """Each room with whose it becomes, and each weight with its room."""
    view = shown(
        filled.picked("reason", "2"),
        Becomes(room="Room 1", to=ROBIN, weight=HEAVIER),
        Becomes(room="Room 2", to=PATIENT.details, weight=LIGHTER),
    )
    assert view.message.text == (
        "This moves Room 1 to EXAMPLE, Robin, Room 2 to DEMO, Alex. "
        "Enter again swaps them"
    )
    told = (
        "77.1 kg of Room 1, up 7.1 kg from 70 kg last time, 10 %; "
        "60 kg of Room 2, down 8.4 kg from 68.4 kg last time, 12 %"
    )
    assert view.facts == (("Weight", told),)


def test_where_names_are_hidden_it_names_nobody(filled: Filled) -> None:
    """Neither name, nor date of birth, nor the whole number; the weight is told."""
    becomes = Becomes(room="Room 1", to=ROBIN, weight=HEAVIER)
    view = shown(filled.picked("reason", "1"), becomes, is_name_hidden=True)
    assert view.message.tone is Tone.ASKED
    assert view.message.text == (
        "Name hidden. F12 shows whose the chart becomes, then Enter moves it"
    )
    assert view.facts == (
        ("Moves to", "Name hidden, F12 shows, ID ends 000"),
        ("Weight", "77.1 kg, up 7.1 kg from 70 kg last time, 10 %"),
    )


def test_a_swap_names_nobody_either(filled: Filled) -> None:
    """Neither of both."""
    view = shown(
        filled.picked("reason", "2"),
        Becomes(room="Room 1", to=ROBIN),
        Becomes(room="Room 2", to=PATIENT.details),
        is_name_hidden=True,
    )
    assert view.message.text == (
        "Names hidden. F12 shows whose each chart becomes, then Enter swaps them"
    )
    assert view.facts == ()


@pytest.mark.parametrize("is_hidden", [True, False])
def test_a_hidden_name_was_not_seen(
    filled: Filled, desk: Desk, *, is_hidden: bool
) -> None:
    """So that nothing is moved by an Enter to a name that nobody was shown."""
    becomes = (Becomes(room="Room 1", to=ROBIN),)
    asked = replace(filled.picked("reason", "1"), refusal=refuse_unseen(becomes, ()))
    form = ReattributeForm(patient=PATIENT, is_name_hidden=is_hidden)
    command = form.command(asked, circumstance(desk))
    assert isinstance(command, Reattribute)
    assert command.seen == (() if is_hidden else becomes)


def test_what_is_typed_on_asks_anew(filled: Filled) -> None:
    """Nothing is moved by an Enter to a name that was shown for another number."""
    asked = refuse_unseen((Becomes(room="Room 1", to=ROBIN),), ())
    typed = replace(filled, refusal=asked).typed("identifier", "t9001")
    view = ReattributeForm(patient=PATIENT).view(typed)
    assert (view.message.text, view.facts) == ("", ())
