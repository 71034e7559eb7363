"""The drug account as a table: each amount, and no formula."""

import csv
from datetime import date
from decimal import Decimal

from monitor.chart.kinds import DrugPrepared, WasteRecorded
from monitor.protocol.drug_account import drug_account
from monitor.reports.drug_csv import COLUMNS, drug_csv
from tests.builders import SESSION, Chronicle, at


def test_each_amount_of_a_session() -> None:
    """Read back, a lot and a witness that begin a formula are words."""
    chronicle = Chronicle().open()
    chronicle.add(DrugPrepared(lot="=1+1", expiry=date(2027, 1, 31)), -9)
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(40, "completed")
    chronicle.add(WasteRecorded(ml=Decimal("15.7"), witness="@S. Lindqvist"), 50)
    chronicle.close(100)
    account = drug_account(chronicle.session, at(120))
    assert account is not None
    (row,) = csv.DictReader(drug_csv([account]).splitlines())
    assert row == {
        "session": str(SESSION),
        "day": "2026-03-14",
        "room": "Room 1",
        "drug": "ketamine",
        "route": "IV",
        "lots": "'=1+1",
        "taken_mg": "50",
        "given_mg": "34.2",
        "given_by": "calculated",
        "given_at_most_mg": "",
        "wasted_mg": "15.7",
        "witnesses": "'@S. Lindqvist",
        "charted_by": "Not recorded",
        "balance_mg": "0.1",
        "standing": "unaccounted",
    }


def test_too_much_is_a_number_below_nothing() -> None:
    """A minus begins a number here, and stays one."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(40, "completed")
    chronicle.add(WasteRecorded(ml=Decimal("15.9"), witness="S. Lindqvist"), 50)
    chronicle.close(100)
    account = drug_account(chronicle.session, at(120))
    assert account is not None
    (row,) = csv.DictReader(drug_csv([account]).splitlines())
    assert row["balance_mg"] == "-0.1"


def test_nothing_is_a_heading() -> None:
    assert drug_csv([]).strip() == ",".join(COLUMNS)
