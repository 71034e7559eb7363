"""Orders, single doses, lot, checker and doubt as they are handed out."""

from datetime import date
from decimal import Decimal

from monitor.chart.kinds import DoseChecked, DoseDoubtful, DrugPrepared
from monitor.reports.dosing import doses_out, doubts_out, given_out
from tests.builders import Chronicle, at
from tests.dosing import DEVICES, INJECTION, ORAL, device, protocol_by


def test_devices_with_lot_and_checker() -> None:
    """What a form does not have is null; lot and checker stand with the last order."""
    chronicle = Chronicle(protocol=protocol_by("devices")).open()
    chronicle.add(DEVICES, -15)
    chronicle.add(DrugPrepared(lot="23LK", expiry=date(2027, 1, 31)), -14)
    chronicle.add(DoseChecked(checker="S. Lindqvist RN", devices=3), -13)
    chronicle.add(device(1), 0)
    chronicle.add(DoseDoubtful(cause="partly lost", at_most_mg=Decimal(28)), 1)
    session = chronicle.session
    first, last = doses_out(session)
    assert (first.mg_per_kg, first.lot, first.second_checker) == (
        Decimal("0.5"),
        None,
        None,
    )
    assert last.mg == 84
    assert (last.devices, last.mg_per_kg, last.weight_kg) == (3, None, None)
    assert (last.lot, last.second_checker) == ("23LK", "S. Lindqvist RN")
    (given,) = given_out(session)
    assert (given.at, given.device) == (at(0), 1)
    assert given.mg == 28
    (doubt,) = doubts_out(session)
    assert doubt.cause == "partly lost"
    assert doubt.at_most_mg == 28


def test_strength_of_each_form() -> None:
    """The stock of an injection; none by mouth."""
    chronicle = Chronicle(protocol=protocol_by("injection")).open()
    chronicle.add(INJECTION, -15)
    chronicle.add(ORAL, -14)
    strengths = [out.concentration_mg_per_ml for out in doses_out(chronicle.session)]
    assert strengths == [1, 50, None]
