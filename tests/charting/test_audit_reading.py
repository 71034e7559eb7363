"""The audit log is read by those who may, by person, patient and day."""

from dataclasses import dataclass
from typing import get_args

import pytest

from monitor.chart.audit import GlassBroken, PermissionRefused, SessionViewed, Subject
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.chart.refusals import Refusal
from monitor.charting.audit_reading import AuditPage, AuditReading, AuditWish
from monitor.charting.ports import AuditQuery, Followed
from monitor.storage.memory_audit import MemoryAuditLog
from tests.charting.staffed import Ward
from tests.charting.standing import GLASS, who
from tests.desk import PATIENT
from tests.staff import ADMIN, change, signed_in

AUDITOR = who("auditor")


@dataclass
class Kept:
    """A ward with the log of what was done there."""

    ward: Ward
    log: MemoryAuditLog
    reading: AuditReading

    def page(self, wish: AuditWish, by: Actor = AUDITOR) -> AuditPage:
        found = self.reading.page(wish, by)
        assert isinstance(found, AuditPage)
        return found


@pytest.fixture
def kept() -> Kept:
    """A nurse viewed one patient's session, an administrator is noted with another."""
    ward, log = Ward().staffed(), MemoryAuditLog()
    ward.recorder.audit.keep(log)
    subject = Subject("session", ward.session_id)
    ward.recorder.audit.note(SessionViewed(), who("nurse"), subject, PATIENT.id)
    ward.recorder.audit.note(SessionViewed(), signed_in(ADMIN), subject, ADMIN)
    return Kept(ward, log, AuditReading(ward.recorder, ward.journal, log))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), 2),
        ((PATIENT.details.identifier,), 1),
        ((PATIENT.details.identifier.lower(),), 1),
        (("okafor",), 1),
        (("anna", "okafor"), 1),
        (("okafor", PATIENT.details.identifier), 1),
        (("singh", PATIENT.details.identifier), 0),
        (("T-9999",), 0),
    ],
)
def test_words_are_a_person_or_a_number(
    kept: Kept, words: tuple[str, ...], found: int
) -> None:
    """Part of a name is enough, a number has to be whole."""
    assert len(kept.page(AuditWish(words=words)).rows) == found


def test_part_of_a_number_finds_nothing(kept: Kept) -> None:
    """So nobody goes through the patients by typing."""
    part = PATIENT.details.identifier[:-1]
    assert kept.page(AuditWish(words=(part,))).rows == ()


def test_an_auditor_is_told_no_patient(kept: Kept) -> None:
    page = kept.page(AuditWish())
    assert page.patients == {}
    assert page.sessions == {}
    assert page.names[who("nurse").person] == "Anna Okafor RN"


def test_who_may_read_of_patients_is_told(kept: Kept) -> None:
    """A supervisor who is the auditor as well, in a small clinic."""
    admin = signed_in(ADMIN)
    both = change(kept.ward.auditor, roles=frozenset(("auditor", "supervisor")))
    kept.ward.charted(both, admin)
    page = kept.page(AuditWish(patient=PATIENT.id))

    details = PATIENT.details
    told = f"{details.family}, {details.given} {details.identifier}"
    assert page.patients == {PATIENT.id: told}
    (label,) = page.sessions.values()
    assert list(page.sessions) == [kept.ward.session_id]
    assert label == "Room 1, 14-Mar-2026 12:56"


@pytest.mark.parametrize("role", [r for r in get_args(Role) if r != "auditor"])
def test_nobody_else_reads_it(kept: Kept, role: str) -> None:
    """Nor begins, nor proves; that they tried is noted."""
    by = who(role)
    for answer in (
        kept.reading.begin(by),
        kept.reading.page(AuditWish(), by),
        kept.reading.follow(Followed(), by),
    ):
        assert isinstance(answer, Refusal)

    row, *_ = kept.log.find(AuditQuery())
    assert row.deed == PermissionRefused(asked="view the audit log")
    assert row.who == by.person


@pytest.mark.parametrize(
    ("words", "found"),
    [(("j.", "MARSH"), 1), (("J.", "Mars"), 0), (("K.", "Marsh"), 0)],
)
def test_who_did_not_sign_in_is_found_by_the_whole_name(
    kept: Kept, words: tuple[str, ...], found: int
) -> None:
    """Under which they began to chart so; the row tells it as they typed it."""
    deed = GlassBroken(name=GLASS.name, reason=GLASS.reason)
    kept.ward.recorder.audit.note(deed, GLASS)
    page = kept.page(AuditWish(words=words))
    assert [row.who for row in page.rows] == [GLASS.person] * found
    assert page.names.get(GLASS.person) == (GLASS.name if found else None)
