"""A value that was asked about and kept is told as confirmed, wherever it is told."""

from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from monitor.chart.entries import Actor
from monitor.chart.kinds import ObservationsRecorded, Reading
from tests.builders import NURSE, SESSION, Chronicle, at
from tests.charting.clinic import Clinic, observed
from tests.reports.exported import amend, set_at
from ui.views import state_words
from ui.views.alert_strip import alert_strip_view
from ui.views.entry.confirmation import KEPT
from ui.views.new_session.baseline_table import baseline_section
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known
from ui.views.signing.open_matters import open_matters
from ui.views.timeline import timeline_view
from ui.views.timeline_row import TimelineRow
from ui.views.transfer_sheet import transfer_sheet

HIGH = "205/100 77 98 14 5 0 1 0"
BEFORE = "read again and kept"
"""What stands in sessions that were charted before."""


def confirmed(clinic: Clinic, minute: float, why: str) -> None:
    """As a second Enter does it."""
    target = set_at(clinic, minute)
    fact = clinic.read.session.fact(target)
    assert fact is not None
    payload = fact.payload
    assert isinstance(payload, ObservationsRecorded)
    kept = (
        replace(r, challenge="confirmed") if r.challenge == "unconfirmed" else r
        for r in payload.readings
    )
    amend(clinic, target, replace(payload, readings=tuple(kept)), why)


@pytest.fixture(params=[KEPT, BEFORE])
def why(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def clinic(why: str) -> Clinic:
    """205/100 of 13:36, saved unconfirmed, is kept at 13:37."""
    made = Clinic().start()
    made.chart(10, observed(HIGH, "unconfirmed"))
    made.move_to(11)
    confirmed(made, 10, why)
    return made


def rows(clinic: Clinic) -> tuple[TimelineRow, ...]:
    read = clinic.read
    zone = state_words.zone_of(read)
    return timeline_view(read.session, read.protocol, read.assessment, zone).rows


def last_values(clinic: Clinic) -> str:
    parts = transfer_sheet(clinic.read).parts
    return " / ".join(line for part in parts for line in part.lines if "205" in line)


def measured(clinic: Clinic) -> str:
    read = clinic.read
    zone = state_words.zone_of(read)
    view = alert_strip_view(read.assessment, read.session, read.protocol, zone)
    assert view is not None
    (fact,) = [fact for fact in view.facts if fact.label == "Measured"]
    assert fact.short_detail.split()[-1] == fact.detail.split()[-1]
    assert fact.short_detail.startswith(("kept ", "amended "))
    return fact.detail


def test_in_the_timeline_the_sheet_and_the_alert(clinic: Clinic, why: str) -> None:
    (row,) = [r for r in rows(clinic) if r.text.startswith("Set 205")]
    assert row.detail.startswith(f"confirmed · {why} · ")
    assert row.badges == ()
    assert "confirmed" in last_values(clinic)
    assert "amended" not in last_values(clinic)
    assert measured(clinic) == "charted 13:36, confirmed 13:37"


def test_whoever_signs_is_told_of_no_amendment(clinic: Clinic) -> None:
    """Until one was made as well."""
    assert open_matters(clinic.read).amendments == ()
    clinic.move_to(12)
    misread = observed("202/100 77 98 14 5 0 1 0", "confirmed")
    amend(clinic, set_at(clinic, 10), misread, "misread")
    (told,) = open_matters(clinic.read).amendments
    assert "SBP 205 → 202" in told
    assert measured(clinic) == "charted 13:36, amended 13:38"
    (row,) = [r for r in rows(clinic) if r.text.startswith("Set 202")]
    assert row.detail.startswith("amended · misread · ")


def test_the_reason_attests_no_second_reading() -> None:
    assert KEPT == "kept by a second Enter"


@pytest.mark.parametrize(("value", "how"), [(205, "confirmed"), (118, "amended")])
def test_in_the_table_of_baseline_sets(value: int, how: str) -> None:
    """Whoever charted it, and what became of it since."""
    chronicle = Chronicle().open()
    unsure = Reading(field="sbp", value=Decimal(205), challenge="unconfirmed")
    target = chronicle.observe(-9, ObservationsRecorded(readings=(unsure,)))
    sure = Reading(field="sbp", value=Decimal(value), challenge="confirmed")
    chronicle.amend(-8, target, ObservationsRecorded(readings=(sure,)))
    known = Known(
        draft=NewSessionDraft(id=SESSION),
        now=at(-5),
        zone=ZoneInfo("UTC"),
        actor=Actor(person=NURSE, name="A. Okafor RN"),
        protocol=chronicle.protocol,
        session=chronicle.session,
    )
    (row,) = baseline_section(known).rows
    assert row.by.split(", ")[1:] == [how]
