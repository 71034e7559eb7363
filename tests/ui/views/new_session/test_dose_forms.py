"""Section 2 for an injection, for nasal devices, and for a dose by mouth."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import InjectionOrdered
from tests.builders import iv40
from tests.dosing import DEVICES, INJECTION, ORAL, SingleForm, protocol_by
from tests.ui.opening import Opening
from ui.views.new_session.amended import as_amended
from ui.views.new_session.dose_limits import dose_questions
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.protocol_choice import (
    chosen_protocol,
    protocol_choices,
    with_its_texts,
)

BY_MOUTH = {"ordered": "100", "route": "po", "ordered_by": "Dr Meyer"}
BY_DEVICE = {"ordered": "84", "devices": "3", "ordered_by": "Dr Meyer"}
INJECTED = {
    "ordered": "34.2",
    "route": "im",
    "ordered_by": "Dr Meyer",
    "stock": "50",
}
TYPED: dict[SingleForm, dict[str, str]] = {
    "injection": INJECTED,
    "devices": BY_DEVICE,
    "oral": BY_MOUTH,
}


def opened(form: SingleForm) -> Opening:
    opening = Opening.under(protocol_by(form)).open()
    return opening.weigh() if form == "injection" else opening


def charted(form: SingleForm, **texts: str) -> Opening:
    opening = opened(form).type(**{**TYPED[form], **texts})
    return opening.do(opening.view.dose.main.act)


@pytest.mark.parametrize(
    ("form", "order"),
    [("injection", INJECTION), ("devices", DEVICES), ("oral", ORAL)],
)
def test_order_as_typed_is_charted(form: SingleForm, order: object) -> None:
    """One Enter charts it, with every step of its working, in the protocol's words."""
    opening = charted(form)
    assert opening.session is not None
    assert opening.session.order == order
    view = opening.view.dose
    assert view.message.endswith("every step agrees")
    assert not view.main.is_on
    verdicts = {f.verdict for f in view.fields if f.id != "weight"}
    assert verdicts == {"agreed"}


@pytest.mark.parametrize(
    ("form", "ids"),
    [
        ("injection", ["mg_per_kg", "ordered", "route", "ordered_by", "stock"]),
        ("devices", ["ordered", "devices", "ordered_by"]),
        ("oral", ["ordered", "route", "ordered_by"]),
    ],
)
def test_fields_of_the_form(form: SingleForm, ids: list[str]) -> None:
    """Only what that form of dose needs is asked."""
    fields = opened(form).view.dose.fields
    assert [field.id for field in fields] == ["weight", *ids]


def test_working_of_an_injection() -> None:
    """Weight by mg/kg, then mg by the strength of the stock."""
    steps = opened("injection").type(**INJECTED).view.dose.working.steps
    assert [(s.result, s.beside) for s in steps] == [
        ("34.2 mg", "ketamine"),
        ("0.68 mL", "to draw"),
    ]
    assert steps[1].asks == "34.2 mg ÷ 50 mg/mL"


def test_working_of_devices() -> None:
    """Devices by mg, and how far apart they are given."""
    steps = opened("devices").type(**BY_DEVICE).view.dose.working.steps
    assert steps[0].asks == "3 devices \N{MULTIPLICATION SIGN} 28 mg"
    assert (steps[0].result, steps[0].note) == ("84 mg", "order 84 mg agrees")
    assert (steps[1].asks, steps[1].result) == ("at least 5min apart", "10min")


def test_result_waits_for_the_order() -> None:
    """The mg come from the order, not from this screen."""
    working = opened("devices").type(devices="3").view.dose.working
    assert "84" not in working.steps[0].result
    assert working.steps[0].note == "shown once the order is typed"


@pytest.mark.parametrize(
    ("form", "field", "text", "note"),
    [
        ("devices", "devices", "2", "2 devices are 56 mg"),
        ("devices", "devices", "4", "protocol 2 or 3"),
        ("devices", "devices", "", "missing"),
        ("oral", "route", "PR", "protocol PO or SL"),
        ("oral", "ordered", "300.1", "protocol 10 to 300 mg"),
        ("oral", "ordered", "9.9", "protocol 10 to 300 mg"),
        ("injection", "ordered", "36", "the working gives 34.2 mg"),
        ("injection", "mg_per_kg", "1.01", "protocol 0.1 to 1 mg/kg"),
        ("injection", "stock", "0", "0 is not taken"),
    ],
)
def test_what_is_refused(form: SingleForm, field: str, text: str, note: str) -> None:
    """It is told beside its field, and nothing is charted."""
    opening = charted(form, **{field: text})
    assert opening.session is not None
    assert opening.session.order is None
    told = [f.note for f in opening.view.dose.fields if f.verdict == "refused"]
    assert note in told


@pytest.mark.parametrize(
    ("form", "texts", "is_asked"),
    [
        ("oral", {"ordered": "150"}, False),
        ("oral", {"ordered": "150.1"}, True),
        ("injection", {"stock": "10"}, True),
        ("injection", {"ordered": "35"}, True),
    ],
)
def test_what_is_asked(form: SingleForm, texts: dict[str, str], is_asked: bool) -> None:
    """What is unusual and may be right is kept by a second Enter."""
    opening = charted(form, **texts)
    assert opening.session is not None
    assert (opening.session.order is None) == is_asked
    opening.do(opening.view.dose.main.act)
    assert opening.session.order is not None


@pytest.mark.parametrize(("stock", "is_asked"), [("11.4", False), ("11.3", True)])
def test_volume_to_draw_is_asked_above_its_limit(stock: str, is_asked: bool) -> None:
    """34.2 mg are 3 mL of 11.4 mg/mL, the most that nothing is asked about."""
    opening = opened("injection").type(**{**INJECTED, "stock": stock})
    typed = typed_dose(opening.draft)
    asked = dose_questions(typed, Decimal("68.4"), opening.protocol.dose)
    assert any("to draw" in question.text for question in asked) == is_asked


def test_weight_is_charted_first_where_one_is_typed() -> None:
    """A dose of devices needs none, but one that stands there is not left behind."""
    opening = opened("devices").type(**BY_DEVICE, weight="68.4")
    opening.do(opening.view.dose.main.act)
    assert opening.session is not None
    assert opening.session.weight is not None
    assert opening.session.order is None
    opening.do(opening.view.dose.main.act)
    assert opening.session.order == DEVICES


def test_amended_order_stands_in_the_fields() -> None:
    """A slip that was put right elsewhere is not typed here any more."""
    opening = charted("injection")
    session = opening.session
    assert session is not None
    assert isinstance(session.order, InjectionOrdered)
    draft = as_amended(opening.draft, opening.protocol, session)
    assert draft.text("ordered") == "34.2"
    assert Decimal(draft.text("stock")) == 50


class TestChoice:
    """Which protocol a new session runs under."""

    def test_by_number(self) -> None:
        """The first where none was picked; the dose then stands as it has it."""
        offered = (iv40(), protocol_by("injection"), protocol_by("devices"))
        opening = Opening()
        assert chosen_protocol(opening.draft, offered) is offered[0]
        picked = opening.draft.picked("protocol", "2")
        assert chosen_protocol(picked, offered) is offered[1]
        assert with_its_texts(picked, offered[1]).text("mg_per_kg") == "0.5"
        assert chosen_protocol(opening.draft, ()) is None

    def test_only_one(self) -> None:
        """There is nothing to choose."""
        assert protocol_choices(Opening().known) == ()
