"""What is asked about an order, and told of one off its working."""

import pytest

from tests.ui.opening import ORDER
from tests.ui.views.new_session.dosing import dose, weighed


@pytest.mark.parametrize(
    ("texts", "field", "note"),
    [
        (
            {"mg_per_kg": "0.51", "ordered": "34.9"},
            "mg_per_kg",
            "protocol asks above 0.5 mg/kg",
        ),
        ({"stock": "20"}, "stock", "protocol has 10, 50 or 100"),
        ({"bag_ml": "60", "bag_mg": "60"}, "bag_ml", "protocol has 50, 100 or 250"),
        ({"bag_mg": "100"}, "bag_mg", "makes 2, protocol 1 mg/mL"),
        ({"minutes": "39"}, "minutes", "protocol has 40"),
        ({"minutes": "100"}, "minutes", "protocol has 40"),
        ({"ordered": "34"}, "ordered", "the working gives 34.2 mg"),
    ],
)
def test_what_the_protocol_does_not_have_is_asked_about(
    texts: dict[str, str], field: str, note: str
) -> None:
    """The first Enter asks beside the field, the second keeps it."""
    opening = weighed().order(**texts)
    session = opening.session
    assert session is not None
    asked = {f.id: f for f in dose(opening).fields}[field]

    assert session.dose is None
    assert (asked.verdict, asked.note) == ("challenged", note)
    assert "Enter again keeps it" in dose(opening).message

    opening.do(dose(opening).main.act)
    session = opening.session
    assert session is not None

    assert session.dose is not None


def test_the_focus_is_where_it_is_asked() -> None:
    """So that what is typed next takes the place of what is asked about."""
    opening = weighed().type(**{**ORDER, "bag_mg": "100", "minutes": "39"})
    assert dose(opening).main.act.focus == "bag_mg"
    opening = weighed().type(**{**ORDER, "minutes": "39"})
    assert dose(opening).main.act.focus == "minutes"


def test_a_bag_too_strong_is_refused() -> None:
    """35 times the protocol's strength is never kept by another Enter."""
    opening = weighed().order(stock="100", bag_ml="100", bag_mg="3540")
    for _ in range(2):
        opening.do(dose(opening).main.act)
        session = opening.session
        assert session is not None
        assert session.dose is None
    field = {f.id: f for f in dose(opening).fields}["bag_mg"]
    assert (field.verdict, field.note) == ("refused", "protocol 0.05 to 5 mg/mL")
    assert "35.4 mg/mL is not taken" in dose(opening).message


@pytest.mark.parametrize(
    ("ordered", "is_taken"),
    [("32.4", False), ("32.49", True), ("34", True), ("35.91", True), ("36", False)],
)
def test_an_order_off_its_working_is_taken_within_the_percent(
    ordered: str, is_taken: bool
) -> None:
    """5 % of 34.2 mg to either side, inclusive; the question names both figures."""
    opening = weighed().order(ordered=ordered)
    view = dose(opening)
    assert (view.fields[2].verdict == "challenged") is is_taken
    assert ("Order: the working gives 34.2 mg. Enter again" in view.message) is is_taken
    opening.do(view.main.act)
    session = opening.session
    assert session is not None
    assert (session.dose is not None) is is_taken


def test_an_order_off_its_working_is_never_said_to_agree() -> None:
    """Neither while it is typed nor once it is charted."""
    opening = weighed().order(ordered="34")
    assert dose(opening).working.steps[0].note == "order 34 mg differs"
    assert dose(opening).working.steps[1].result == "34 mL"
    opening.do(dose(opening).main.act).back()
    assert dose(opening).message == "Dose charted 14:01, the working gives 34.2 mg"
    checks = {check.title: check for check in opening.view.preflight.checks}
    said = "34 mg ordered by Dr Meyer, the working gives "
    assert checks["Dose"].evidence == f"{said}another amount"
    opening.check()
    checks = {check.title: check for check in opening.view.preflight.checks}
    assert checks["Dose"].evidence == f"{said}34.2 mg"


@pytest.mark.parametrize(
    ("bag_mg", "drawn"), [("34.2", "0.68 mL"), ("34.3", "0.69 mL"), ("50", "1 mL")]
)
def test_stock_to_draw_is_told_to_a_hundredth(bag_mg: str, drawn: str) -> None:
    """0.684 mL of stock is never told as 0.7 mL; a half goes up."""
    working = dose(weighed().type(**{**ORDER, "bag_mg": bag_mg})).working
    assert f"{bag_mg} mg is {drawn} of 50 mg/mL stock" in working.bag


def test_the_protocols_own_dose_is_not_asked_about() -> None:
    """At 0.5 mg/kg one Enter charts."""
    opening = weighed().order()
    session = opening.session
    assert session is not None

    assert session.dose is not None


def test_a_changed_field_asks_anew() -> None:
    """A question is about exactly what was typed."""
    opening = weighed().order(stock="20").type(stock="30")
    opening.do(dose(opening).main.act)
    session = opening.session
    assert session is not None

    assert session.dose is None
    assert "Enter again" in dose(opening).message
