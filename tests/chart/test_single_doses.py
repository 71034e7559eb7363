"""Single doses: the working of their orders, and what of them can be charted."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import ClearStart
from monitor.chart.fields import DoseForm
from monitor.chart.given import given
from monitor.chart.kinds import DoseGiven, InfusionRecorded, Order
from monitor.chart.single_doses import draw_ml
from tests.desk import DOSE, WEIGHT, Desk, vitals
from tests.dosing import DEVICES, INJECTION, ORAL, ORDERS, SingleForm, desk_by, device
from tests.refused import why

IM = DoseGiven(drug="ketamine", mg=Decimal("34.2"), route="IM", site="left deltoid")
MOUTH = DoseGiven(drug="ketamine", mg=Decimal(100), route="PO")


def ready(form: SingleForm) -> Desk:
    return desk_by(form).ready(ORDERS[form])


def ids(desk: Desk) -> list[str]:
    return [str(g.dose.device) for g in desk.session.doses]


class TestOrders:
    """An order says every step of its working, and the steps agree."""

    @pytest.mark.parametrize(
        ("mg", "stock", "ml"),
        [("34.2", "50", "0.68"), ("34.25", "50", "0.69"), ("34.2", "100", "0.34")],
    )
    def test_volume_to_draw(self, mg: str, stock: str, ml: str) -> None:
        """To 0.01 mL, half up: 0.684 is 0.68, 0.685 is 0.69, 0.342 is 0.34."""
        assert draw_ml(Decimal(mg), Decimal(stock)) == Decimal(ml)

    @pytest.mark.parametrize(
        ("order", "reason"),
        [
            (replace(INJECTION, draw_ml=Decimal("0.69")), "0.68 mL"),
            (replace(INJECTION, mg=Decimal("34.3")), "34.2 mg"),
            (replace(INJECTION, stock_mg_per_ml=Decimal(0)), "above 0"),
            (replace(INJECTION, ordered_by=" "), "ordered by is missing"),
            (replace(DEVICES, mg=Decimal(56)), "are 84 mg"),
            (replace(DEVICES, devices=0), "above 0"),
            (replace(ORAL, mg=Decimal(0)), "above 0"),
        ],
    )
    def test_step_that_disagrees(self, order: Order, reason: str) -> None:
        """It is refused with what the working gives."""
        form = next(f for f, o in ORDERS.items() if type(o) is type(order))
        desk = desk_by(form).open()  # type: ignore[arg-type]  # its key is a form
        desk.chart(-20, WEIGHT)
        assert reason in why(desk.chart(-19, order))

    @pytest.mark.parametrize("order", [INJECTION, DEVICES, ORAL, DOSE])
    def test_order_of_another_form(self, order: Order) -> None:
        """Only orders in the form of the protocol are taken."""
        for form in ("infusion", "injection", "devices", "oral"):
            desk = desk_by(form).open()
            desk.chart(-20, WEIGHT)
            is_same = ORDERS.get(form, DOSE) is order
            assert (desk.chart(-19, order) is None) == is_same, form

    @pytest.mark.parametrize("form", ["devices", "oral"])
    def test_start_without_weight(self, form: SingleForm) -> None:
        """Only an order that was worked from a weight asks for one."""
        desk = desk_by(form).open()
        assert desk.chart(-20, ORDERS[form]) is None
        assert desk.chart(-4, vitals("118/72 70 98 14 5 0")) is None
        assert desk.ask(ClearStart, -1) is None

    def test_injection_without_weight(self) -> None:
        """It was worked from a weight that has to be charted."""
        desk = desk_by("injection").open()
        desk.chart(-20, INJECTION)
        desk.chart(-4, vitals("118/72 70 98 14 5 0"))
        assert "not complete" in why(desk.ask(ClearStart, -1))
        desk.chart(-1, replace(WEIGHT, kg=Decimal(70)))
        assert "worked from 68.4 kg" in why(desk.ask(ClearStart, -1))


class TestDevices:
    """Each device is a separately timed dose with its number."""

    def test_one_after_the_other(self) -> None:
        """The first device is the dose start, the last one ordered its end."""
        desk = ready("devices")
        for number, minute in ((1, 0), (2, 5), (3, 10)):
            assert desk.session.dose_ended_at is None
            assert desk.chart(minute, device(number)) is None
        assert desk.session.dose_started_at == desk.at(0)
        assert desk.session.dose_ended_at == desk.at(10)
        assert desk.session.infusion.started_at is None
        assert ids(desk) == ["1", "2", "3"]

    @pytest.mark.parametrize(("first", "second"), [(2, None), (1, 3), (1, 1)])
    def test_out_of_order(self, first: int, second: int | None) -> None:
        """No number is left out or charted twice."""
        desk = ready("devices")
        answers = [desk.chart(0, device(first))]
        if second is not None:
            answers.append(desk.chart(5, device(second)))
        assert [a is None for a in answers] == [True] * (len(answers) - 1) + [False]

    @pytest.mark.parametrize(("number", "is_taken"), [(3, True), (4, False)])
    def test_more_than_ordered(self, number: int, is_taken: bool) -> None:
        """Three are ordered: the third is taken, a fourth is not."""
        desk = ready("devices")
        for n in range(1, number):
            assert desk.chart(n * 5, device(n)) is None
        assert (desk.chart(30, device(number)) is None) == is_taken

    def test_device_before_an_earlier_one(self) -> None:
        """The second can't be timed before the first."""
        desk = ready("devices")
        desk.chart(5, device(1))
        assert "device 1" in why(desk.chart(6, device(2), effective=4))

    def test_of_another_strength_or_without_number(self) -> None:
        """Each is one device of the order."""
        desk = ready("devices")
        assert "28 mg" in why(desk.chart(0, device(1, 56)))
        assert "number" in why(desk.chart(0, replace(device(1), device=None)))

    def test_struck_out_below_a_later_one(self) -> None:
        """The last can go, then the one before it."""
        desk = ready("devices")
        desk.chart(0, device(1))
        desk.chart(5, device(2))
        first, second = (g.id for g in desk.session.doses)
        assert "builds upon it" in why(desk.retract(6, first, "slip"))
        assert desk.retract(7, second, "slip") is None
        assert desk.retract(8, first, "slip") is None
        assert desk.session.dose_started_at is None

    def test_order_lowered_below_what_was_given(self) -> None:
        """An order can't be for less than is given already."""
        desk = ready("devices")
        for number in (1, 2, 3):
            desk.chart(number * 5, device(number))
        fewer = replace(DEVICES, devices=2, mg=Decimal(56))
        assert "84 mg are given" in why(desk.chart(20, fewer))


class TestGiven:
    """An injection or a dose by mouth: all that is ordered, in one or several."""

    @pytest.mark.parametrize(
        ("form", "dose"), [("injection", IM), ("oral", MOUTH), ("devices", device(1))]
    )
    def test_before_ready_to_start(self, form: SingleForm, dose: DoseGiven) -> None:
        """Nothing is given before the session is ready to start."""
        desk = desk_by(form).open()
        desk.chart(-20, WEIGHT)
        desk.chart(-20, ORDERS[form])
        assert "ready to start" in why(desk.chart(-1, dose))

    @pytest.mark.parametrize(
        ("second", "is_taken"), [("14.1", True), ("14.2", True), ("14.3", False)]
    )
    def test_sum_up_to_the_order(self, second: str, is_taken: bool) -> None:
        """34.2 mg are ordered; what was given adds up to no more."""
        desk = ready("injection")
        assert desk.chart(0, replace(IM, mg=Decimal(20))) is None
        again = desk.chart(10, replace(IM, mg=Decimal(second)))
        assert (again is None) == is_taken
        ended = desk.at(10) if second == "14.2" else None
        assert desk.session.dose_ended_at == ended

    def test_another_drug_or_route(self) -> None:
        """Ketamine and esketamine are two drugs, and nothing is converted."""
        desk = ready("injection")
        other = replace(IM, drug="esketamine")
        assert "ketamine IM" in why(desk.chart(0, other))
        assert "ketamine IM" in why(desk.chart(0, replace(IM, route="SC")))
        assert "numbers" in why(desk.chart(0, replace(IM, device=1)))

    @pytest.mark.parametrize("form", ["injection", "devices", "oral"])
    def test_infusion_step_without_infusion(self, form: DoseForm) -> None:
        """A session without an infusion takes no step of one."""
        desk = desk_by(form).ready(ORDERS[form])
        step = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
        assert "no infusion" in why(desk.chart(0, step))

    def test_dose_in_an_infusion(self) -> None:
        """And an infusion takes no single dose."""
        assert "by infusion" in why(Desk().ready().chart(0, IM))

    def test_mg_so_far(self) -> None:
        """The cumulative mg count what was given by then."""
        desk = ready("devices")
        for number, minute in ((1, 0), (2, 5)):
            desk.chart(minute, device(number))
        found = [given(desk.session, desk.at(m)) for m in (-1, 0, 4, 5, 60)]
        assert [g.mg for g in found if g] == [0, 28, 28, 56, 56]
        assert {g.ordered_mg for g in found if g} == {84}
