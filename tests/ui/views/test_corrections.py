"""Whatever was amended or struck out is told with what it was, who, when and why."""

from datetime import UTC

import pytest

from monitor.chart.commands import Amend
from monitor.chart.kinds import TreatmentGiven
from tests.charting.clinic import CALM, Clinic, observed
from tests.reports.exported import amend, retract, set_at
from ui.views.summary.text import summary_text
from ui.views.timeline import timeline_view
from ui.views.transfer_sheet import transfer_sheet

WRONG, RIGHT = "128/78 174 98 14 5 2 1 0", "128/78 74 98 14 5 2 1 0"
AMENDED = "13:37 Amended HR 174 → 74 · set of 13:36 · typing slip · A. Okafor RN"


@pytest.fixture
def clinic() -> Clinic:
    """HR 174 of 13:36 is amended to 74 at 13:37."""
    made = Clinic().start()
    made.chart(10, observed(WRONG, "unconfirmed"))
    made.move_to(11)
    amend(made, set_at(made, 10), observed(RIGHT), "typing slip")
    return made


def on_sheet(clinic: Clinic) -> tuple[str, ...]:
    parts = transfer_sheet(clinic.read).parts
    (found,) = (p.lines for p in parts if p.heading == "Amended or struck out")
    return found


def in_summary(clinic: Clinic) -> str:
    for line in summary_text(clinic.read, "0.1.0").splitlines():
        if line.startswith("Amended or struck out: "):
            return line.removeprefix("Amended or struck out: ")
    return ""


def told_everywhere(clinic: Clinic) -> tuple[str, ...]:
    lines = on_sheet(clinic)
    assert in_summary(clinic) == "; ".join(lines)
    return lines


def test_old_value_new_value_who_when_and_why(clinic: Clinic) -> None:
    assert told_everywhere(clinic) == (AMENDED,)


def test_each_amendment_of_one_value_is_told(clinic: Clinic) -> None:
    """In the order they were made, each with what it replaced."""
    clinic.move_to(15)
    amend(clinic, set_at(clinic, 10), observed("128/78 76 98 14 5 2 1 0"), "misread")
    assert told_everywhere(clinic) == (
        AMENDED,
        "13:41 Amended HR 74 → 76 · set of 13:36 · misread · A. Okafor RN",
    )


def test_what_was_struck_out_is_told_with_its_values(clinic: Clinic) -> None:
    clinic.chart(20, CALM)
    clinic.move_to(21)
    retract(clinic, set_at(clinic, 20), "wrong patient")
    struck = told_everywhere(clinic)[-1]
    assert struck.startswith("13:47 Retracted set of 13:46 · 118/72 · 70 · 98 · 14")
    assert struck.endswith(" · wrong patient · A. Okafor RN")


def test_a_time_that_was_wrong_is_told(clinic: Clinic) -> None:
    set_id = set_at(clinic, 10)
    clinic.move_to(12)
    command = Amend(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.at(8),
        target=set_id,
        replacement=observed(RIGHT),
        reason="wrong time",
    )
    clinic.charted(command)
    last = told_everywhere(clinic)[-1]
    assert last.startswith("13:38 Amended time 13:36 → 13:34 · ")
    assert "wrong time · A. Okafor RN" in last


def test_what_only_a_second_line_says_is_told(clinic: Clinic) -> None:
    """Who ordered a treatment that was right in all else."""
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Lee",
        verbal_order_read_back=True,
    )
    read = clinic.chart(16, given)
    (fact,) = (f for f in read.session.facts if f.payload == given)
    clinic.move_to(17)
    right = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Meyer",
        verbal_order_read_back=True,
    )
    amend(clinic, fact.id, right, "typing slip")
    last = told_everywhere(clinic)[-1]
    assert "Dr Lee" in last.split("→", maxsplit=1)[0]
    assert "Dr Meyer" in last.split("→", maxsplit=1)[1]
    assert last.endswith("typing slip · A. Okafor RN")


def test_a_value_that_was_confirmed_is_no_correction() -> None:
    clinic = Clinic().start()
    clinic.chart(10, observed(WRONG, "unconfirmed"))
    clinic.move_to(11)
    amend(clinic, set_at(clinic, 10), observed(WRONG, "confirmed"), "confirmed")
    assert on_sheet(clinic) == ("none",)
    assert in_summary(clinic) == ""


@pytest.mark.parametrize("tab", ["All", "Sets"])
def test_no_filter_hides_what_a_value_was(clinic: Clinic, tab: str) -> None:
    """Wherever the set is listed, the old value is, struck out, and the amendment."""
    read = clinic.read
    view = timeline_view(read.session, read.protocol, read.assessment, UTC)
    rows = view.listed(tab)
    struck = [span.text for row in rows for span in row.fact if span.is_struck]
    assert any("174" in text for text in struck)
    assert any(row.text == "Amended HR 174 → 74" for row in rows)
