"""Which status of a report can be charted."""

from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import EmergencyDeclared, ReportStatus
from monitor.chart.report_status import refuse_report, reports
from tests.builders import SPACE, Chronicle

NEEDED = ReportStatus(to="REMS", state="needed")


def field(fact: ReportStatus, chronicle: Chronicle | None = None) -> str | None:
    """The field that is refused; None where it is taken."""
    session = (chronicle or Chronicle().open()).session
    refusal = refuse_report(fact, session)
    return None if refusal is None else refusal.field


@pytest.mark.parametrize(
    ("fact", "refused"),
    [
        (NEEDED, None),
        (replace(NEEDED, to="  "), "to"),
        (replace(NEEDED, state="sent"), None),
        (replace(NEEDED, state="sent", reference="R-17"), None),
        (replace(NEEDED, state="not needed"), "note"),
        (replace(NEEDED, state="not needed", note="."), "note"),
        (replace(NEEDED, state="not needed", note="no dose was given"), None),
        (replace(NEEDED, about=uuid5(SPACE, "nothing")), "about"),
    ],
)
def test_to_whom_about_what_and_why_not(
    fact: ReportStatus, refused: str | None
) -> None:
    assert field(fact) == refused


def test_about_an_emergency_of_this_session() -> None:
    chronicle = Chronicle().open()
    emergency = chronicle.add(EmergencyDeclared(), -5)
    assert field(replace(NEEDED, about=emergency), chronicle) is None


def test_one_report_to_each_about_each() -> None:
    chronicle = Chronicle().open()
    emergency = chronicle.add(EmergencyDeclared(), -5)
    for fact in (NEEDED, replace(NEEDED, about=emergency), replace(NEEDED, to="Board")):
        chronicle.add(fact, 0)
    chronicle.add(replace(NEEDED, state="sent"), 5)
    found = reports(chronicle.session)
    assert [(r.to, r.about, r.state) for r in found] == [
        ("REMS", None, "sent"),
        ("REMS", emergency, "needed"),
        ("Board", None, "needed"),
    ]
