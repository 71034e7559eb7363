"""The weight: kilograms, pounds that are asked about, and what is unlikely."""

from decimal import Decimal

import pytest

from monitor.chart.commands import Chart
from monitor.chart.kinds import WeightRecorded
from monitor.chart.refusals import Refusal
from tests.ui.opening import Opening
from ui.views.new_session.known import Earlier
from ui.views.new_session.weight import TypedWeight, typed_weight

D = Decimal


@pytest.mark.parametrize(
    ("typed", "kg", "unit"),
    [
        ("68.4", "68.4", "kg"),
        ("68,4", "68.4", "kg"),
        ("68.4 kg", "68.4", "kg"),
        ("70k", "70", "kg"),
        ("150 lb", "68.0", "lb"),
        ("150lb", "68.0", "lb"),
        ("150l", "68.0", "lb"),
        ("150 LBS", "68.0", "lb"),
        ("150.5 lb", "68.3", "lb"),
    ],
)
def test_a_weight_with_its_unit(typed: str, kg: str, unit: str) -> None:
    """Pounds become kg to 0.1; what was typed is kept beside it."""
    read = typed_weight(typed)

    assert isinstance(read, TypedWeight)
    assert (read.kg, read.unit) == (D(kg), unit)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "kg",
        "1.250,5",
        "68.45",
        "\uff16\uff18",
        "1e2",
        "nan",
        "-70",
        "70 stone",
        "7 0",
    ],
)
def test_what_is_no_weight_is_refused(typed: str) -> None:
    """The one parser of numbers decides; a unit alone is no weight."""
    assert isinstance(typed_weight(typed), Refusal)


def charted(opening: Opening) -> WeightRecorded | None:
    session = opening.session
    assert session is not None
    return session.weight


def test_kilograms_are_charted_at_once() -> None:
    """One Enter charts kg; the field then says when."""
    opening = Opening().open().weigh("68.4")

    assert charted(opening) == WeightRecorded(
        kg=D("68.4"), typed="68.4", typed_unit="kg"
    )
    field = opening.view.dose.fields[0]
    assert (field.verdict, field.note) == ("agreed", "charted 14:01")


def test_pounds_are_asked_about_first() -> None:
    """The first Enter shows the conversion, the second charts it in kg."""
    opening = Opening().open().weigh("150 lb")

    assert charted(opening) is None
    assert opening.view.dose.message == ("150 lb = 68 kg. Enter in the weight keeps it")
    assert opening.view.dose.fields[0].verdict == "challenged"

    opening.do(opening.view.dose.weight_enter)

    assert charted(opening) == WeightRecorded(
        kg=D("68.0"), typed="150", typed_unit="lb"
    )


def test_a_change_asks_anew() -> None:
    """A second Enter on another text is a first one."""
    opening = Opening().open().weigh("150 lb").weigh("151 lb")

    assert charted(opening) is None


@pytest.mark.parametrize(
    ("typed", "is_taken"),
    [("24.9", False), ("25", True), ("300", True), ("300.1", False)],
)
def test_the_protocols_range(typed: str, is_taken: bool) -> None:
    """At the limits a weight is possible, one step beyond it is not."""
    opening = Opening().open().weigh(typed)

    assert (charted(opening) is not None) is is_taken
    if not is_taken:
        assert "25 to 300 kg" in opening.view.dose.message


@pytest.mark.parametrize(
    ("typed", "asks"), [("77", False), ("77.1", True), ("63", False), ("62.9", True)]
)
def test_a_change_since_last_time_is_asked_about(typed: str, asks: bool) -> None:
    """Above 10 % of the last session's weight the page asks; at it, it does not."""
    opening = Opening(earlier=Earlier(count=1, weight_kg=D(70))).open().weigh(typed)

    assert (charted(opening) is None) is asks
    if asks:
        assert "from 70 kg last time, 10 %" in opening.view.dose.message


def test_the_same_again_charts_nothing() -> None:
    """Enter on what is charted already only moves on."""
    opening = Opening().open().weigh()
    count = len(opening.asked)

    act = opening.view.dose.weight_enter

    assert act.command is None
    assert act.focus == "ordered"
    assert len(opening.asked) == count


def test_another_weight_has_an_id_of_its_own() -> None:
    """A corrected weight is a new entry; asking twice for one is the same entry."""
    opening = Opening().open()
    opening.type(weight="68.4")
    first, again = (opening.view.dose.weight_enter.command for _ in range(2))
    opening.weigh("68.4").weigh("68.9")
    last = opening.asked[-1]

    assert isinstance(first, Chart)
    assert first == again
    assert last.id != first.id
    assert charted(opening) == WeightRecorded(
        kg=D("68.9"), typed="68.9", typed_unit="kg"
    )
