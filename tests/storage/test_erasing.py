"""One patient is erased: the content goes, the proof and everybody else stay."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.audit import Exported, NewDeed, SessionViewed, Subject
from monitor.chart.kinds import PatientErased
from monitor.charting.faults import Erased
from monitor.charting.ports import AuditQuery, SessionQuery
from monitor.charting.reads import SessionRead, UnreadableSession
from monitor.chartverify.proof import prove
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.bundling import bundle_of_all, bundle_of_session
from monitor.storage.projecting import rebuild
from monitor.storage.verify import verify
from tests.charting.signed import (
    FIRST,
    OTHER_PATIENT,
    SECOND,
    SignedWard,
)
from tests.charting.standing import NAMES, who
from tests.clocks import ManualClock
from tests.desk import NURSE, PATIENT, SPACE
from tests.storage.charted import circumstances
from tests.storage.erased_ward import (
    CANARIES,
    DRAFT,
    KEPT,
    erasable_ward,
    erase,
    erasing,
    pages,
    read,
)


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with erasable_ward(tmp_path / "record") as ward:
        yield ward


def test_it_is_in_no_page_any_more(ward: SignedWard) -> None:
    """Neither of the file nor of its log, also where no row is any more."""
    before = pages(ward)
    assert all(canary in before for canary in CANARIES)
    erase(ward)
    after = pages(ward)

    assert [canary for canary in CANARIES if canary in after] == []
    assert KEPT in after
    log = ward.database.folder.path / "record.db-wal"
    assert log.stat().st_size == 0


def test_everything_still_verifies(ward: SignedWard) -> None:
    """The chains, the signatures of both sessions, and the lists."""
    erase(ward)
    report = verify(ward.database)
    assert report.is_whole, report.lines
    with ward.database.transaction() as connection:
        assert {stream.id for stream in rebuild(connection)} == set()
    assert verify(ward.database).is_whole


@pytest.mark.parametrize("session", [FIRST, SECOND, None])
def test_a_bundle_still_proves(ward: SignedWard, session: UUID | None) -> None:
    erase(ward)
    if session is None:
        bundle = bundle_of_all(ward.database)
    else:
        bundle = bundle_of_session(ward.database, session)
    proof = prove(BytesIO(bundle.content))

    assert proof.findings == []
    assert len(proof.keys) == (4 if session is None else 2)
    told = any("is gone, by an erasure" in said for said in proof.said)
    assert told == (session != FIRST)
    # Nobody signs an erasure: what was noted after it has to vouch for it.
    assert proof.is_vouched_for(()) == (session == FIRST)
    assert proof.is_vouched_for(proof.codes)


def test_it_says_so_in_place_of_failing(ward: SignedWard) -> None:
    """In the session, in the list, and where something is asked for."""
    erase(ward)
    found = read(ward, SECOND)
    assert isinstance(found, UnreadableSession)
    assert "erased on" in found.why
    rows = ward.recorder.sessions(SessionQuery(), by=who("supervisor"))
    of = {row.id: row for row in rows}
    assert (of[SECOND].is_erased, of[SECOND].patient, of[SECOND].room) == (
        True,
        None,
        "",
    )
    assert not of[SECOND].is_open
    assert not of[FIRST].is_erased
    assert isinstance(read(ward, FIRST), SessionRead)
    with pytest.raises(Erased):
        ward.recorder.patient(OTHER_PATIENT, by=who("supervisor"))
    patients = ward.recorder.patients(by=who("supervisor"))
    assert [p.details.family for p in patients] == [PATIENT.details.family]


def test_who_did_it_when_and_why_stays(ward: SignedWard) -> None:
    charted = erase(ward)
    assert len(charted.entries) == 2
    for entry in charted.entries:
        assert entry.author == who("administrator").person
        assert entry.reason == "asked for it in writing"
        assert isinstance(entry.payload, PatientErased)
    assert charted.session is None


def test_the_session_tells_its_erasure(ward: SignedWard) -> None:
    """When, by whom, why, when it was open, and how many signatures are left."""
    erased_at = erase(ward).entries[0].recorded_at
    found = read(ward, SECOND)
    assert isinstance(found, UnreadableSession)
    erasure = found.erasure
    assert erasure is not None
    assert (erasure.at, erasure.reason) == (erased_at, "asked for it in writing")
    assert found.name_of(erasure.by) == NAMES["administrator"]
    assert erasure.opened_at is not None
    assert erasure.closed_at is not None
    assert erasure.opened_at <= erasure.closed_at <= erased_at
    assert erasure.signatures == 2
    assert len(found.headers) - len(found.unread) == 3


def test_asked_again_it_is_done_once(ward: SignedWard) -> None:
    command = erasing(ward)
    first = ward.charted(command, who("administrator"))
    assert ward.charted(command, who("administrator")).entries == first.entries[:1]
    another = ward.refused(erasing(ward), who("administrator"))
    assert "erased before" in another.why


def test_what_is_half_typed_goes_too(ward: SignedWard) -> None:
    others = replace(DRAFT, id=uuid5(SPACE, "other draft"), stream=FIRST)
    ward.journal.put_draft(others)  # type: ignore[attr-defined]
    erase(ward)
    left = ward.recorder.drafts(by=who("supervisor"))
    assert [draft.id for draft in left] == [others.id]


def test_the_audit_log_keeps_its_rows(ward: SignedWard) -> None:
    """Who viewed what, and when; of an export also how much of it was handed out."""
    log = FileAuditLog(ward.database, ManualClock())
    exported = Exported(form="csv", rows=1, sha256="ab" * 32, sessions=1)
    for name, deed, session, patient in (
        ("viewed", SessionViewed(), SECOND, OTHER_PATIENT),
        ("exported", exported, SECOND, OTHER_PATIENT),
        ("other", SessionViewed(), FIRST, PATIENT.id),
    ):
        new = NewDeed(
            id=uuid5(SPACE, name),
            deed=deed,
            subject=Subject("session", session),
            patient=patient,
        )
        log.add([new], NURSE, circumstances())
    erase(ward)

    rows = {row.id: row for row in log.find(AuditQuery(limit=50))}
    assert rows[uuid5(SPACE, "viewed")].deed is None
    assert rows[uuid5(SPACE, "viewed")].kind == "session-viewed"
    assert rows[uuid5(SPACE, "exported")].deed == exported
    assert rows[uuid5(SPACE, "other")].deed == SessionViewed()
    assert verify(ward.database).is_whole
