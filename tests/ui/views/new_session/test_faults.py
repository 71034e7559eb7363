"""Each fault is told at its own field, about what stands there now."""

from decimal import Decimal

import pytest

from monitor.chart.commands import Chart
from tests.ui.opening import ORDER, TESFAYE, Opening
from ui.views.new_session.known import Earlier
from ui.views.new_session.parts import NOTHING, FieldView


def patient_fields(opening: Opening) -> dict[str, FieldView]:
    return {field.id: field for field in opening.view.patient.fields}


def dose_fields(opening: Opening) -> dict[str, FieldView]:
    return {field.id: field for field in opening.view.dose.fields}


def leave(opening: Opening, field: str) -> None:
    opening.draft = opening.draft.left(field)


def confirming() -> Opening:
    opening = Opening()
    opening.draft = opening.draft.choose(TESFAYE)
    return opening


def test_wrong_initials_are_told_on_leaving_them() -> None:
    """Before year and room are typed, and with the whole sentence below."""
    opening = confirming().type(initials="XX")
    assert patient_fields(opening)["initials"].verdict == "none"

    leave(opening, "initials")

    field = patient_fields(opening)["initials"]
    assert (field.verdict, field.note) == ("refused", "not this patient's")
    assert "the initials typed, XX, are not" in opening.view.patient.message


def test_an_empty_field_left_is_not_told() -> None:
    """Going through the fields by Tab accuses nobody."""
    opening = confirming()
    leave(opening, "initials")

    assert patient_fields(opening)["initials"].verdict == "none"
    assert opening.view.patient.message == ""


def test_one_enter_tells_everything_that_is_wrong() -> None:
    """Initials, year and room each at their own field."""
    opening = confirming().type(initials="XX", birth_year="87").enter()
    notes = {id_: field.note for id_, field in patient_fields(opening).items()}

    assert notes == {
        "initials": "not this patient's",
        "birth_year": "not four digits",
        "room": "missing",
    }


def test_one_enter_tells_all_that_a_new_patient_lacks() -> None:
    """Names, number, birth, sex and allergies at once."""
    opening = Opening()
    opening.draft = opening.draft.enter_new()
    opening.enter()
    view = opening.view.patient

    refused = [field.id for field in view.fields if field.verdict == "refused"]
    assert refused == ["identifier", "family", "given", "born"]
    assert all(choice.is_refused for choice in view.choices)


def test_a_fault_goes_when_its_field_is_typed_in() -> None:
    """The others stay told, and the message goes on to the next."""
    opening = confirming().type(initials="XX", birth_year="1978", room="2").enter()
    opening.type(initials="T")

    verdicts = {id_: field.verdict for id_, field in patient_fields(opening).items()}
    assert verdicts == {"initials": "none", "birth_year": "refused", "room": "none"}
    assert "1978" in opening.view.patient.message


def test_a_taken_number_is_told_on_leaving_it() -> None:
    """Before any name is typed."""
    opening = Opening()
    opening.draft = opening.draft.enter_new()
    opening.type(identifier="K-004 302")
    leave(opening, "identifier")

    assert patient_fields(opening)["identifier"].note == "another patient's"
    assert "is another patient's number" in opening.view.patient.message


def test_leaving_a_legal_weight_charts_it() -> None:
    """No Enter is needed, and the focus goes where it was going."""
    opening = Opening().open().type(weight="68.4")
    leave(opening, "weight")
    act = opening.view.dose.weight_left
    assert isinstance(act.command, Chart)
    assert act.focus == ""

    opening.do(act)

    assert dose_fields(opening)["weight"].verdict == "agreed"
    assert opening.view.dose.weight_left == NOTHING


@pytest.mark.parametrize("typed", ["", "24.9", "8x", "150 lb", "80"])
def test_leaving_another_weight_charts_nothing(typed: str) -> None:
    """What is impossible, in pounds or far from the last one is told or asked."""
    opening = Opening(earlier=Earlier(count=1, weight_kg=Decimal(70))).open()
    opening.type(weight=typed)
    leave(opening, "weight")

    assert opening.view.dose.weight_left == NOTHING


def test_pounds_are_asked_about_on_leaving() -> None:
    """The question is shown, and one Enter in the weight answers it."""
    opening = Opening().open().type(weight="150 lb")
    leave(opening, "weight")
    assert dose_fields(opening)["weight"].note == "= 68 kg"
    assert opening.view.dose.message.startswith("150 lb = 68 kg")

    opening.do(opening.view.dose.weight_enter)
    session = opening.session
    assert session is not None

    assert session.weight is not None


def test_a_weight_on_its_way_is_not_charted_again() -> None:
    """While the record answers, leaving the field asks for nothing."""
    opening = Opening().open().type(weight="68.4")
    opening.is_saving = True

    assert opening.view.dose.weight_left == NOTHING


def test_a_charted_weight_is_not_called_missing() -> None:
    """The dose was tried before there was a weight; then one is charted."""
    opening = Opening().open().type(**ORDER)
    opening.do(opening.view.dose.main.act)
    assert dose_fields(opening)["weight"].note == "missing"

    opening.weigh()

    assert dose_fields(opening)["weight"].verdict == "agreed"
    assert "missing" not in opening.view.dose.message


def test_enter_in_the_order_charts_the_weight_that_stands_there() -> None:
    """A dose is never worked out for a weight other than the one shown."""
    opening = Opening().open().weigh("68.4").type(**ORDER, weight="70")
    opening.do(opening.view.dose.main.act)
    session = opening.session
    assert session is not None

    assert str(session.weight.kg if session.weight else "") == "70"
    assert session.dose is None


def test_an_emptied_weight_says_what_is_charted() -> None:
    """The record still has it, so it is not missing."""
    opening = Opening().open().weigh("68.4").type(weight="")
    leave(opening, "weight")
    field = dose_fields(opening)["weight"]

    assert (field.verdict, field.note) == ("none", "68.4 kg charted 14:01")


def test_what_was_kept_is_not_asked_again() -> None:
    """Once charted, nothing asks for Enter; what is unlike the protocol is a fact."""
    opening = Opening().open().weigh().order(bag_mg="100")
    opening.do(opening.view.dose.main.act).back()
    view = opening.view.dose

    assert view.verdict == "none"
    assert view.message == (
        "Dose charted 14:01, every step agrees. "
        "Kept though not as the protocol has it: in the bag"
    )
    assert {field.verdict for field in view.fields} == {"agreed"}


def test_a_dose_out_of_range_is_told_on_leaving_it() -> None:
    """At its own field, before the order is typed."""
    opening = Opening().open().weigh().type(mg_per_kg="5")
    leave(opening, "mg_per_kg")

    field = dose_fields(opening)["mg_per_kg"]
    assert (field.verdict, field.note) == ("refused", "protocol 0.1 to 1 mg/kg")
