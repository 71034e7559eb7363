"""A ward in a real file with two closed sessions, and the keys of who may sign them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.access.signing import OwnKey
from monitor.chart.commands import CorrectPatient, SignOff
from monitor.chart.entries import Actor
from monitor.chart.kinds import Cancelled, Meaning, NoteRecorded, SessionClosed
from monitor.chart.refusals import Refusal
from monitor.charting.reads import Charted, SessionRead
from monitor.protocol.exceptions import exceptions
from monitor.protocol.to_see import ToSee
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import SESSION
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.clocks import ManualClock
from tests.desk import PATIENT, SPACE

NURSES, SUPERVISORS, STRANGERS = (OwnKey(bytes([n]) * 32) for n in (1, 2, 3))
FIRST, SECOND = SESSION, uuid5(SPACE, "second session")
OTHER_PATIENT = uuid5(SPACE, "second patient")
AUDREY = {"identifier": "T-0002", "family": "Zwölfer", "given": "Audrey"}


class SignedWard(Ward):
    """Ada's session was infused, Audrey's cancelled; a nurse charted both."""

    database: Database

    def close_both(self) -> "SignedWard":
        nurse = who("nurse")
        self.charted(self.fact(NoteRecorded(text="tearful, then calm")), nurse)
        self.close(40)
        self.session_id, self.patient_id = SECOND, OTHER_PATIENT
        self.charted(self.recording(**AUDREY), nurse)
        identity = self.opening().identity
        opening = self.opening(identity=type(identity)(initials="AZ", birth_year=1981))
        self.charted(opening, nurse)
        self.charted(self.fact(NoteRecorded(text="feels feverish")), nurse)
        facts = Cancelled(cause="fever")
        closing = SessionClosed(
            ending="cancelled", left_at=self.steady.now(), facts=facts
        )
        self.charted(self.fact(closing), nurse)
        self.session_id, self.patient_id = FIRST, PATIENT.id
        return self

    def signing(self, meaning: Meaning, session: UUID = FIRST) -> SignOff:
        """Everything that has to be seen is ticked."""
        return SignOff(
            id=self.mint(),
            stream_id=session,
            at=self.steady.now(),
            meaning=meaning,
            seen=frozenset(one.key for one in self.to_see(session)),
        )

    def to_see(self, session: UUID = FIRST) -> tuple[ToSee, ...]:
        read = self.recorder.session(session, by=who("supervisor"))
        assert isinstance(read, SessionRead)
        return exceptions(read.protocol, read.session, read.assessment.slots)

    def sign(
        self,
        meaning: Meaning = "charted by me",
        by: Actor | None = None,
        key: OwnKey = NURSES,
        session: UUID = FIRST,
    ) -> Charted | Refusal:
        actor = who("nurse") if by is None else by
        return self.recorder.handle(self.signing(meaning, session), actor, key)

    def correct(self, **changed: Any) -> None:
        """Ada's details, as another nurse puts them right at a later visit."""
        known = self.recorder.patient(PATIENT.id, by=who("supervisor"))
        command = CorrectPatient(
            id=self.mint(),
            stream_id=known.id,
            at=self.steady.now(),
            details=replace(known.details, **changed),
            reason="as it stands in the passport",
        )
        self.charted(command, who("nurse"))

    def signed_by_both(self) -> "SignedWard":
        """Both sessions, by the nurse and by the supervisor."""
        for session in (FIRST, SECOND):
            for answer in (
                self.sign(session=session),
                self.sign(
                    "reviewed and co-signed", who("supervisor"), SUPERVISORS, session
                ),
            ):
                assert isinstance(answer, Charted), answer
        return self


@contextmanager
def signed_ward(folder: Path) -> Iterator[SignedWard]:
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        ward = SignedWard(journal=journal, drafts=journal)
        ward.database = database
        ward.staffed()
        yield ward.close_both()
