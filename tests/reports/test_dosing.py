"""Orders, single doses, lot, checker and doubt as they are handed out."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from monitor.chart.kinds import (
    DoseChecked,
    DoseDoubtful,
    DosesEnded,
    DrugPrepared,
    EntryAmended,
    StaffNamed,
)
from monitor.reports.compiling import compile_record
from monitor.reports.dosing import doses_out, doubts_out, ended_out, given_out
from monitor.reports.json_export import to_json
from tests.builders import NURSE, Chronicle, at
from tests.charting.clinic import Clinic
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


def exported(chronicle: Chronicle) -> dict[str, Any]:
    """The frame of that session, as JSON has it."""
    read = replace(Clinic().start().read, session=chronicle.session)
    record = compile_record(read, "A. Okafor RN", "0.1.0")
    found: dict[str, Any] = json.loads(to_json(record))["session"]
    return found


def test_that_no_further_dose_was_given() -> None:
    """Since when, by whom and why; null where nobody said so."""
    chronicle = Chronicle(protocol=protocol_by("devices")).open()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor", verified=False), -20)
    chronicle.add(DEVICES, -15)
    chronicle.add(device(1), 0)
    assert ended_out(chronicle.session) is None
    assert exported(chronicle)["doses_ended"] is None

    chronicle.add(DosesEnded(cause="BP 172/104"), 6)

    assert exported(chronicle)["doses_ended"] == {
        "at": "2026-03-14T13:32:00Z",
        "by": "A. Okafor",
        "cause": "BP 172/104",
    }


def test_that_a_dose_is_in_conflict() -> None:
    """Two corrections of the first device contradict each other."""
    chronicle = Chronicle(protocol=protocol_by("devices")).open()
    chronicle.add(DEVICES, -15)
    first = chronicle.add(device(1), 0)
    assert exported(chronicle)["dose_in_conflict"] is False
    for minute in (1, -1):
        amended = EntryAmended(replacement=device(1))
        chronicle.add(amended, 5, effective=minute, over=[first])
    out = exported(chronicle)
    assert out["dose_in_conflict"] is True
    assert len(out["doses_given"]) == 1


def test_strength_of_each_form() -> None:
    """The stock of an injection; none by mouth."""
    chronicle = Chronicle(protocol=protocol_by("injection")).open()
    chronicle.add(INJECTION, -15)
    chronicle.add(ORAL, -14)
    strengths = [out.concentration_mg_per_ml for out in doses_out(chronicle.session)]
    assert strengths == [1, 50, None]
