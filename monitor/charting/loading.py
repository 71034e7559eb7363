"""Sessions and patients put together from their entries, or said to be unreadable."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Entry, Stream
from monitor.chart.patient import Patient, fold_patient
from monitor.chart.session import Session, fold
from monitor.charting.faults import UnknownKind
from monitor.charting.ports import Journal
from monitor.charting.reads import SessionRead, UnreadableSession
from monitor.charting.shelf import Shelf
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault


class Ground(Struct, frozen=True, kw_only=True):
    """What a session's next entries are judged on."""

    entries: tuple[Entry, ...]
    patient: Patient
    protocol: CareProtocol


class Loaded(Ground, frozen=True, kw_only=True):
    """A session with all that is needed to judge it."""

    session: Session

    def assess(self, at: datetime) -> Assessment:
        return evaluate(self.protocol, self.session, at)

    def read(self, assessment: Assessment) -> SessionRead:
        return SessionRead(
            session=self.session,
            patient=self.patient,
            protocol=self.protocol,
            assessment=assessment,
            entries=self.entries,
            at=assessment.at,
        )


def load_session(
    journal: Journal, shelf: Shelf, id_: UUID, as_of: datetime | None = None
) -> Loaded | UnreadableSession:
    """The session as known here, or as known here at a time.

    Raises KeyError where there was none.
    """
    stream = Stream("session", id_)
    headers = journal.headers(stream)
    if not any(as_of is None or h.received_at <= as_of for h in headers):
        raise KeyError(id_)
    try:
        entries = _known_by(journal.entries(stream), as_of)
        session = fold(entries)
        return Loaded(
            entries=entries,
            session=session,
            patient=load_patient(journal, session.opened.patient, as_of),
            protocol=shelf.pinned(session.opened.protocol.sha256),
        )
    except UnknownKind as error:
        why = f"it holds entries that this version can't read ({error.tag})"
    except ProtocolFault:
        why = "its protocol is written for another version"
    except KeyError:
        why = "its patient or its protocol is not in this record"
    return UnreadableSession(
        id=id_,
        sentence=f"This session can't be shown: {why}."
        " Nothing can be charted in it here.",
        headers=headers,
    )


def load_patient(journal: Journal, id_: UUID, as_of: datetime | None = None) -> Patient:
    """Raises KeyError where there was none, and UnknownKind."""
    entries = _known_by(journal.entries(Stream("patient", id_)), as_of)
    if not entries:
        raise KeyError(id_)
    return fold_patient(entries)


def _known_by(entries: Sequence[Entry], at: datetime | None) -> tuple[Entry, ...]:
    """The entries that had come to this workstation by then."""
    return tuple(e for e in entries if at is None or e.received_at <= at)
