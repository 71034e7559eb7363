"""What Vigil is for stands in all that it hands out, word for word the same."""

import json

from monitor.reports.csv_export import to_csv
from monitor.reports.json_export import to_json, to_json_line
from monitor.reports.session_record import INTENDED_USE
from tests.charting.clinic import CALM, Clinic
from tests.reports.exported import record_of
from tests.reports.test_csv_export import lines
from ui.views.summary.text import summary_text


def test_every_line_of_a_table_says_it() -> None:
    clinic = Clinic().start()
    clinic.chart(10, CALM)
    rows = lines(to_csv([record_of(clinic)]))
    assert {row["intended_use"] for row in rows} == {INTENDED_USE}


def test_every_object_says_it() -> None:
    record = record_of(Clinic().start())
    for text in (to_json(record), to_json_line(record)):
        assert json.loads(text)["intended_use"] == INTENDED_USE


def test_the_summary_says_it() -> None:
    clinic = Clinic().start()
    assert INTENDED_USE in summary_text(clinic.read, "0.1.0")
