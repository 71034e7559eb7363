"""Where the drug of a session went, against an account worked out by hand.

The bag of these tests holds 50 mg in 50 mL, and 51.3 mL/h for 40 min are 34.2 mg.
"""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    DoseDoubtful,
    DoseGiven,
    DrugPrepared,
    InfusionRecorded,
    Order,
    WasteRecorded,
)
from monitor.protocol.drug_account import DrugAccount, drug_account
from monitor.review.drug_days import drug_days
from tests.builders import DOSE, Chronicle, at
from tests.dosing import DEVICES, INJECTION, ORAL

LOT = DrugPrepared(lot="23LK", expiry=date(2027, 1, 31))
WITNESS = "S. Lindqvist RN"


def wasted(ml: str = "", mg: str = "") -> WasteRecorded:
    return WasteRecorded(
        ml=Decimal(ml) if ml else None, mg=Decimal(mg) if mg else None, witness=WITNESS
    )


def infused(minutes: float = 40, pump: str = "") -> Chronicle:
    """A bag with its lot that ran so long, and what the pump said at its end."""
    chronicle = Chronicle().open().made_ready()
    chronicle.infuse(0, "started", "51.3")
    read = Decimal(pump) if pump else None
    chronicle.add(InfusionRecorded(step="completed", pump_ml=read), minutes)
    return chronicle


def account(chronicle: Chronicle) -> DrugAccount:
    """Of the session closed at 100 min."""
    chronicle.close(100)
    found = drug_account(chronicle.session, at(120))
    assert found is not None
    return found


def amounts(found: DrugAccount) -> tuple[str, str, str, str]:
    four = (found.taken_mg, found.most_given_mg, found.wasted_mg, found.balance_mg)
    taken, given, thrown, left = (f"{mg.normalize():f}" for mg in four)
    return taken, given, thrown, left


@pytest.mark.parametrize(
    ("ml", "left", "standing"),
    [
        ("15.7", "0.1", "unaccounted"),
        ("15.8", "0", "balanced"),
        ("15.9", "-0.1", "more than was taken"),
    ],
)
def test_a_bag_by_calculation(ml: str, left: str, standing: str) -> None:
    """50 less 34.2 are 15.8; a tenth to either side does not come out."""
    chronicle = infused()
    chronicle.add(wasted(ml), 50)
    found = account(chronicle)
    assert amounts(found) == ("50", "34.2", ml, left)
    assert (found.standing, found.given_by) == (standing, "calculated")
    assert found.comes_out is (standing == "balanced")


def test_the_pump_is_believed_where_it_was_read_at_the_end() -> None:
    """33.9 mL by the pump, not the 34.2 of rate and time: 16.1 are left."""
    chronicle = infused(pump="33.9")
    chronicle.add(wasted("16.1"), 50)
    found = account(chronicle)
    assert amounts(found) == ("50", "33.9", "16.1", "0")
    assert (found.standing, found.given_by) == ("balanced", "pump")


def test_a_pump_is_read_in_mg_of_what_the_bag_held() -> None:
    """50 mg in 60 mL: 34 mL of it hold 28.333, so 28.3 mg, and 26 mL 21.7 mg."""
    chronicle = Chronicle().open()
    bag = {"bag_ml": Decimal(60), "mg_per_ml": Decimal("0.833")}
    chronicle.add(_with(**bag), -19)
    chronicle.add(LOT, -18)
    chronicle.infuse(0, "started", "60")
    chronicle.add(InfusionRecorded(step="stopped", pump_ml=Decimal(34)), 34)
    chronicle.add(wasted("26"), 50)
    found = account(chronicle)
    assert amounts(found) == ("50", "28.3", "21.7", "0")


def _with(**changes: Decimal) -> Order:
    return replace(DOSE, **changes)


def test_each_waste_has_its_witness_and_all_of_them_count() -> None:
    chronicle = infused()
    chronicle.add(wasted("10"), 50)
    chronicle.add(wasted(mg="5.8"), 55)
    found = account(chronicle)
    assert found.standing == "balanced"
    assert [(w.ml, w.mg, w.witness) for w in found.wastes] == [
        (Decimal(10), Decimal(10), WITNESS),
        (None, Decimal("5.8"), WITNESS),
    ]


def test_a_waste_that_was_struck_out_is_missing() -> None:
    chronicle = infused()
    waste = chronicle.add(wasted("15.8"), 50)
    chronicle.retract(51, waste)
    found = account(chronicle)
    assert (found.standing, found.balance_mg) == ("unaccounted", Decimal("15.8"))


def test_an_uncertain_dose_is_at_most_so_much() -> None:
    """At most 20 of the 25.7 mg of the first 30 min, and 8.5 mg more until 40 min."""
    chronicle = Chronicle().open().made_ready()
    chronicle.infuse(0, "started", "51.3")
    doubt = DoseDoubtful(cause="infiltration", at_most_mg=Decimal(20), new_site="left")
    chronicle.add(doubt, 30)
    chronicle.infuse(40, "completed")
    chronicle.add(wasted("15.8"), 50)
    found = account(chronicle)
    assert found.standing == "uncertain"
    assert (found.given_mg, found.at_most_mg) == (Decimal("34.2"), Decimal("28.5"))
    assert found.balance_mg == Decimal("5.7")


def test_a_bag_without_a_lot_is_told() -> None:
    """Also where the amounts come out, but never in the place of a missing amount."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(40, "completed")
    chronicle.add(wasted("15.8"), 50)
    assert account(chronicle).standing == "vial not charted"


def test_no_lot_hides_no_missing_mg() -> None:
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(40, "completed")
    assert account(chronicle).standing == "unaccounted"


def test_an_order_alone_takes_nothing() -> None:
    found = account(Chronicle().open())
    assert found.standing == "nothing taken"
    assert found.taken_mg == 0
    assert found.comes_out


def test_a_bag_that_was_made_and_not_begun_is_asked_for() -> None:
    """Cancelled: all 50 mg are to be wasted."""
    assert account(Chronicle().open().made_ready()).balance_mg == Decimal(50)


def test_nothing_need_come_out_while_the_session_goes_on() -> None:
    found = drug_account(infused().session, at(50))
    assert found is not None
    assert (found.standing, found.balance_mg) == ("session open", Decimal("15.8"))
    assert not found.comes_out


def test_another_order_after_the_start_is_uncertain() -> None:
    """What the first bag held is no longer known."""
    chronicle = infused()
    chronicle.add(DOSE, 41)
    chronicle.add(wasted("15.8"), 50)
    assert account(chronicle).standing == "uncertain"


def test_no_order_has_no_account() -> None:
    chronicle = Chronicle().open()
    chronicle.retract(-19, chronicle.entries[-1].id)
    assert drug_account(chronicle.session, at(0)) is None


def single(order: Order, *given: str) -> Chronicle:
    chronicle = Chronicle().open()
    chronicle.add(order, -10)
    chronicle.add(LOT, -9)
    for minute, mg in enumerate(given):
        dose = DoseGiven(drug=order.drug, mg=Decimal(mg), route=order.route)
        chronicle.add(dose, minute)
    return chronicle


def test_devices_are_counted_in_mg() -> None:
    """Two of three devices of 28 mg: the third is unaccounted until it is wasted."""
    chronicle = single(DEVICES, "28", "28")
    found = drug_account(chronicle.session, at(50))
    assert found is not None
    assert (found.taken_mg, found.given_mg) == (Decimal(84), Decimal(56))
    chronicle.add(wasted(mg="28"), 30)
    done = account(chronicle)
    assert (done.standing, done.given_by) == ("balanced", "charted")


def test_the_third_device_left_over() -> None:
    assert amounts(account(single(DEVICES, "28", "28"))) == ("84", "56", "0", "28")


def test_what_is_wasted_of_a_vial_beyond_what_was_drawn() -> None:
    """34.2 mg drawn and given, 9.3 mL of 50 mg/mL wasted: 465 mg nobody charted."""
    chronicle = single(INJECTION, "34.2")
    chronicle.add(wasted("9.3"), 30)
    found = account(chronicle)
    assert amounts(found) == ("34.2", "34.2", "465", "-465")
    assert found.standing == "vial not charted"


def test_more_given_than_drawn_is_no_matter_of_the_vial() -> None:
    found = account(single(INJECTION, "34.2", "10"))
    assert (found.standing, found.balance_mg) == ("more than was taken", Decimal(-10))


def test_ml_of_no_known_strength_are_uncertain() -> None:
    chronicle = single(ORAL, "100")
    chronicle.add(wasted("2"), 30)
    found = account(chronicle)
    assert (found.standing, found.wastes[0].mg) == ("uncertain", None)


def test_sums_by_drug_and_day() -> None:
    """Two bags of 50 mg and 84 mg of devices: each drug has a line of its own."""
    balanced, short = infused(), infused()
    balanced.add(wasted("15.8"), 50)
    short.add(wasted("15"), 50)
    accounts = [account(c) for c in (balanced, single(DEVICES, "28", "56"), short)]
    nasal, bags = drug_days(accounts)
    assert (nasal.drug, nasal.to_look_at) == ("esketamine", 0)
    assert nasal.balance_mg == 0
    assert (bags.day, bags.drug, bags.sessions) == ("2026-03-14", "ketamine", 2)
    assert (bags.taken_mg, bags.given_mg) == (Decimal(100), Decimal("68.4"))
    assert (bags.wasted_mg, bags.balance_mg) == (Decimal("30.8"), Decimal("0.8"))
    assert (bags.to_look_at, bags.uncertain) == (1, 0)
