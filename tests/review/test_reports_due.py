"""Which reports are due, by hand: a dose of 14 March 2026, and 7 days are given."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    EffectRecorded,
    EmergencyDeclared,
    EmergencyEnded,
    ReportStatus,
)
from monitor.protocol.report_table import ReportRule
from monitor.review.reports_due import ReportDue, by_urgency, reports_due
from tests.builders import Chronicle, iv40
from tests.protocol.shipped import shipped

RULES = (
    ReportRule(to="REMS form", of="dosed session", days=7, source="REMS form"),
    ReportRule(to="REMS", of="serious effect", source="Label"),
    ReportRule(to="Incident system", of="emergency", days=2, source="House rule"),
)
SENT = ReportStatus(to="REMS form", state="sent", reference="R-17")


@dataclass
class Told:
    chronicle: Chronicle

    def due(self) -> tuple[ReportDue, ...]:
        return reports_due(self.chronicle.session, self.chronicle.protocol)

    def one(self) -> ReportDue:
        (found,) = self.due()
        return found


@pytest.fixture
def told() -> Told:
    """A session in which the dose began, and a protocol that asks for reports."""
    return Told(Chronicle(protocol=replace(iv40(), reports=RULES)).start())


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2026, 3, 20), "due"),
        (date(2026, 3, 21), "due"),
        (date(2026, 3, 22), "overdue"),
    ],
)
def test_seven_days_after_the_day_of_the_dose(
    told: Told, today: date, standing: str
) -> None:
    assert told.one().by_when == date(2026, 3, 21)
    assert told.one().standing(today) == standing
    assert (told.one().source, told.one().is_charted) == ("REMS form", False)


def test_no_dose_asks_for_no_form() -> None:
    session = Chronicle(protocol=replace(iv40(), reports=RULES)).open().session
    assert reports_due(session, replace(iv40(), reports=RULES)) == ()


def test_sent_is_done_and_keeps_its_reference_and_its_deadline(told: Told) -> None:
    told.chronicle.add(SENT, 90)
    found = told.one()
    assert found.standing(date(2027, 1, 1)) == "done"
    assert (found.reference, found.by_when) == ("R-17", date(2026, 3, 21))


def test_what_was_said_last_counts_whatever_the_capitals(told: Told) -> None:
    told.chronicle.add(SENT, 90)
    again = replace(SENT, to="rems  FORM", state="needed", reference="")
    told.chronicle.add(again, 95)
    assert (told.one().state, told.one().reference) == ("needed", "R-17")


def test_a_deadline_that_was_charted_goes_before_the_protocols(told: Told) -> None:
    longer = ReportStatus(
        to="REMS form", state="needed", by_when=date(2026, 3, 30), source="by telephone"
    )
    told.chronicle.add(longer, 90)
    assert (told.one().by_when, told.one().source) == (longer.by_when, "by telephone")
    told.chronicle.add(SENT, 91)
    assert told.one().by_when == longer.by_when


def _effect(told: Told, serious: bool | None) -> UUID:
    effect = EffectRecorded(code="VOM", grade=3, serious=serious)
    return told.chronicle.add(effect, 20)


@pytest.mark.parametrize(("serious", "asked"), [(True, 2), (False, 1), (None, 1)])
def test_only_a_serious_effect_is_reported(
    told: Told, serious: bool | None, asked: int
) -> None:
    """A grade alone makes none serious; nobody said by when, so it is never overdue."""
    _effect(told, serious)
    assert len(told.due()) == asked
    standings = {one.standing(date(2036, 1, 1)) for one in told.due()}
    assert ("no deadline" in standings) is bool(serious)


def test_an_emergency_is_reported_unless_it_was_none(told: Told) -> None:
    told.chronicle.add(EmergencyDeclared(), 20)
    told.chronicle.add(EmergencyEnded(outcome="patient well"), 25)
    assert [one.to for one in told.due()] == ["REMS form", "Incident system"]
    told.chronicle.add(EmergencyDeclared(), 30)
    told.chronicle.add(EmergencyEnded(outcome="", in_error=True), 31)
    assert len(told.due()) == 2


def test_what_no_protocol_asks_for_is_listed_too(told: Told) -> None:
    about = _effect(told, None)
    extra = ReportStatus(to="Yellow Card", state="needed", about=about)
    told.chronicle.add(extra, 60)
    *_, found = told.due()
    assert (found.to, found.code, found.event_day) == (
        "Yellow Card",
        "VOM",
        date(2026, 3, 14),
    )
    alone = reports_due(told.chronicle.session, None)
    assert [one.to for one in alone] == ["Yellow Card"]


def test_the_most_pressing_first(told: Told) -> None:
    """On 17 March the two days of the incident are over, and the form is due."""
    told.chronicle.add(EmergencyDeclared(), 20)
    _effect(told, serious=True)
    done = ReportStatus(to="Board", state="not needed", note="nobody harmed")
    told.chronicle.add(done, 70)
    found = by_urgency(told.due(), date(2026, 3, 17))
    assert [one.to for one in found] == [
        "Incident system",
        "REMS form",
        "REMS",
        "Board",
    ]


def test_the_protocol_of_the_spray_asks_for_its_form_within_seven_days() -> None:
    rules = {(r.of, r.days) for r in shipped("in_esketamine").reports}
    assert ("dosed session", 7) in rules
    assert shipped("iv40").reports == ()
