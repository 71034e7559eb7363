"""Sessions put together from their entries, or said to be unreadable."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.days import day_in_words
from monitor.chart.earlier import EarlierSession
from monitor.chart.entries import Entry, Stream
from monitor.chart.patient import Patient
from monitor.chart.session import Session, fold
from monitor.charting.earlier import earlier_sessions
from monitor.charting.faults import Erased, UnknownKind
from monitor.charting.kept_earlier import KeptEarlier
from monitor.charting.known_patient import known_by, load_patient
from monitor.charting.ports import Journal
from monitor.charting.reads import SessionRead, UnreadableSession
from monitor.charting.shelf import Shelf
from monitor.charting.unreadable import unreadable_session
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault

_UPDATE = "Update Vigil on this workstation, and chart on paper until then"
_CHECK = "Chart on paper, and have the record checked with vigil verify"


class Ground(Struct, frozen=True, kw_only=True):
    """What a session's next entries are judged on.

    Its protocol's approval ``is_verified`` where whoever gave it had signed in.
    """

    entries: tuple[Entry, ...]
    patient: Patient
    protocol: CareProtocol
    earlier: tuple[EarlierSession, ...] = ()
    is_verified: bool = False


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
            earlier=self.earlier,
            is_approval_verified=self.is_verified,
            assessment=assessment,
            entries=self.entries,
            at=assessment.at,
        )


def load_session(
    journal: Journal,
    shelf: Shelf,
    id_: UUID,
    as_of: datetime | None = None,
    kept: KeptEarlier | None = None,
) -> Loaded | UnreadableSession:
    """The session as known here, or as known here at a time.

    What is ``kept`` of the patient's earlier ones is not read anew. Raises KeyError
    where there was none.
    """
    stream = Stream("session", id_)
    try:
        entries = known_by(journal.entries(stream), as_of)
        loaded = _loaded(journal, shelf, entries, as_of, kept) if entries else None
    except Erased as erased:
        day = day_in_words(erased.at.date())
        why, remedy = f"its patient was erased on {day}", "Nothing is left to do"
    except UnknownKind as error:
        why, remedy = _why_unknown(error), _CHECK if error.detail else _UPDATE
    except ProtocolFault:
        why, remedy = "its protocol is written for another version of Vigil", _UPDATE
    except KeyError:
        why, remedy = "its patient or its protocol is not in this record", _CHECK
    else:
        if loaded is None:
            raise KeyError(id_)
        return loaded
    return unreadable_session(journal, stream, as_of, why, remedy)


def _loaded(
    journal: Journal,
    shelf: Shelf,
    entries: tuple[Entry, ...],
    as_of: datetime | None,
    kept: KeptEarlier | None,
) -> Loaded:
    session = fold(entries)
    before = earlier_sessions(journal, session.patient, session.id, as_of, kept)
    opened = session.opened
    return Loaded(
        entries=entries,
        session=session,
        patient=load_patient(journal, session.patient, as_of),
        protocol=shelf.pinned(opened.protocol.sha256),
        is_verified=shelf.is_verified(opened.approved, opened.protocol.sha256),
        earlier=before,
    )


def _why_unknown(error: UnknownKind) -> str:
    if error.detail:
        return f"the content of an entry is damaged or missing ({error.tag})"
    return (
        "a newer version of Vigil charted in it, and this one does not know"
        f" {error.tag}"
    )
