"""The order, the bag and the working they make."""

from decimal import Decimal

import pytest

from tests.ui.opening import IV40, ORDER, Opening
from tests.ui.views.new_session.dosing import dose, weighed
from ui.views.new_session.prefilled import new_draft

D = Decimal


def test_the_worked_example_is_charted() -> None:
    """68.4 kg, 0.5 mg/kg: 34.2 mg in 34.2 mL at 51.3 mL/h, 15.8 mL remain."""
    opening = weighed().order()
    session = opening.session
    assert session is not None
    charted = session.dose

    assert charted is not None
    assert (charted.weight_kg, charted.mg_per_kg, charted.mg) == (
        D("68.4"),
        D("0.5"),
        D("34.2"),
    )
    assert (charted.infuse_ml, charted.remain_ml) == (D("34.2"), D("15.8"))
    assert (charted.rate_ml_per_hour, charted.minutes) == (D("51.3"), 40)
    assert (charted.drug, charted.ordered_by) == ("ketamine", "Dr Meyer")
    view = dose(opening.back())
    assert view.message == "Dose charted 14:01, every step agrees"
    assert {field.verdict for field in view.fields} == {"agreed"}
    assert not view.main.is_on
    assert view.summary == "68.4 kg, 34.2 mg in 34.2 mL at 51.3 mL/h"


def test_the_working_shows_each_step() -> None:
    """Input above result, in the words of the picture, and how the bag is made."""
    working = dose(weighed().type(**ORDER)).working
    first, second, third = working.steps

    assert (first.asks, first.result) == (
        "68.4 kg \N{MULTIPLICATION SIGN} 0.5 mg/kg",
        "34.2 mg",
    )
    assert first.note == "order 34.2 mg agrees"
    assert (second.asks, second.result) == ("34.2 mg ÷ 1 mg/mL", "34.2 mL")
    assert second.note == "bag 50 mL, 15.8 mL remains"
    assert (third.asks, third.result) == ("34.2 mL ÷ 40min", "51.3 mL/h")
    assert working.bag == "50 mg is 1 mL of 50 mg/mL stock, in 50 mL makes 1 mg/mL"


def test_no_result_before_the_order_is_typed() -> None:
    """The ordered mg comes from the order, not from this screen."""
    working = dose(weighed().type(**{**ORDER, "ordered": ""})).working

    assert "34.2" not in working.steps[0].result
    assert working.steps[0].note == "shown once the order is typed"
    assert "34.2" not in working.steps[1].asks


def test_an_order_that_disagrees_is_named_and_stops_the_rest() -> None:
    """A tenfold slip is refused beside its field; no volume or rate is shown."""
    opening = weighed().order(ordered="3.42")
    view = dose(opening)
    session = opening.session
    assert session is not None

    assert session.dose is None
    assert "Ordered 3.42 mg does not agree: 68.4 kg at 0.5 mg/kg is 34.2 mg" in (
        view.message
    )
    assert view.fields[2].verdict == "refused"
    assert view.working.steps[0].note == "order 3.42 mg: no agreement"
    assert "mL" not in view.working.steps[1].result


def test_rounding_of_the_volume_is_told_where_it_shows() -> None:
    """3.42 mL become 3.4 mL, which hold 34 mg: the page says so."""
    working = dose(weighed().type(**{**ORDER, "stock": "10", "bag_ml": "5"})).working

    assert working.steps[1].result == "3.4 mL"
    assert working.steps[1].note == "1.6 mL remains; holds 34 mg"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("ordered", "", "the ordered dose is missing"),
        ("ordered", "34.2.1", "only one point or comma"),
        ("ordered", "0", "above 0"),
        ("stock", "x", "only digits"),
        ("minutes", "40.5", "takes none"),
        ("ordered_by", "  ", "who ordered it is missing"),
        ("bag_mg", "30", "34.2 mg are ordered and 30 mg are in it"),
        ("bag_mg", "2500.1", "at most 2,500 mg"),
        ("mg_per_kg", "0.09", "0.1 to 1 mg/kg"),
        ("mg_per_kg", "1.01", "0.1 to 1 mg/kg"),
        ("minutes", "19", "20 to 120 min"),
        ("minutes", "121", "20 to 120 min"),
        ("bag_mg", "250.1", "0.05 to 5 mg/mL"),
    ],
)
def test_what_is_wrong_is_refused_in_words(field: str, typed: str, words: str) -> None:
    """The focus goes to the field, the message says why, nothing is charted."""
    opening = weighed().type(**{**ORDER, field: typed})
    act = dose(opening).main.act
    opening.do(act)
    session = opening.session
    assert session is not None

    assert session.dose is None
    assert act.focus == field
    assert words in dose(opening).message


def test_the_weight_comes_first() -> None:
    """Without a charted weight the dose sends one back to it."""
    opening = Opening().open().type(**ORDER)
    act = dose(opening).main.act
    opening.do(act)

    assert act.focus == "weight"
    assert "the weight is missing" in dose(opening).message


def test_a_later_weight_unsettles_the_dose() -> None:
    """A dose worked out for another weight is said to be so."""
    opening = weighed().order().back().weigh("70")
    opening.type(weight="70")

    assert dose(opening).message == (
        "The dose was worked out for 68.4 kg, the weight is now 70 kg. "
        "Chart the dose again"
    )
    assert dose(opening).main.is_on


def test_a_fault_is_told_once_the_field_is_left() -> None:
    """While one types nothing is refused; on leaving, it is."""
    opening = weighed().type(ordered="34.")
    assert {f.id: f for f in dose(opening).fields}["ordered"].verdict == "none"

    opening.draft = opening.draft.left("ordered")

    assert {f.id: f for f in dose(opening).fields}["ordered"].verdict == "refused"


def test_an_open_session_fills_the_page_again() -> None:
    """After a restart weight and dose stand as they were charted."""
    opening = weighed().order()
    opening.draft = new_draft(opening.draft.id, IV40, opening.session)
    opening.back()

    assert {field.verdict for field in dose(opening).fields} == {"agreed"}
    assert dose(opening).message == "Dose charted 14:01, every step agrees"


def test_nothing_is_sent_twice_while_the_record_answers() -> None:
    """While a command is in flight the button is off."""
    opening = weighed().type(**ORDER)
    opening.is_saving = True

    assert not dose(opening).main.is_on


def test_the_limits_carry_their_source() -> None:
    """Whoever asks where a limit comes from is told by the protocol."""
    assert dose(weighed()).source == f"Limits of the dose: {IV40.dose.source}"


def test_the_first_fault_on_the_page_is_told_first() -> None:
    """The focus goes to the wrong order, not past it to what is missing below."""
    opening = weighed().type(ordered="99")
    act = dose(opening).main.act
    opening.do(act)

    assert act.focus == "ordered"
    assert "99 mg" in dose(opening).message
