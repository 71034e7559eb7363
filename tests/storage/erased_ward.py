"""A ward with two signed sessions, and how one of its patients is erased."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.commands import ErasePatient
from monitor.charting.ports import Draft
from monitor.charting.reads import Charted, SessionRead, UnreadableSession
from tests.charting.signed import (
    AUDREY,
    OTHER_PATIENT,
    SECOND,
    SignedWard,
    signed_ward,
)
from tests.charting.standing import who
from tests.desk import NURSE, PATIENT, SPACE
from tests.storage.charted import circumstances
from tests.storage.pages import legible

CANARIES = [
    text.encode()
    for text in (
        "Zwölfer",
        "zwolfer",
        "Audrey",
        "audrey",
        "T-0002",
        "feverish",
    )
]
"""What only the patient who is erased has, in each spelling in which it is kept."""
KEPT = PATIENT.details.family.encode()
DRAFT = Draft(
    id=uuid5(SPACE, "draft"),
    form="note",
    stream=SECOND,
    author=NURSE.person,
    content="Audrey has no fever any more",
    saved_at=circumstances().recorded_at,
)


@contextmanager
def erasable_ward(folder: Path) -> Iterator[SignedWard]:
    """With a note about that patient half typed."""
    with signed_ward(folder) as ward:
        ward.signed_by_both()
        ward.journal.put_draft(DRAFT)  # type: ignore[attr-defined]  # a FileJournal
        yield ward


def erasing(ward: SignedWard, **changes: object) -> ErasePatient:
    command = ErasePatient(
        id=ward.mint(),
        stream_id=OTHER_PATIENT,
        at=ward.steady.now(),
        identifier=AUDREY["identifier"],
        reason="asked for it in writing",
    )
    return replace(command, **changes)


def erase(ward: SignedWard) -> Charted:
    return ward.charted(erasing(ward), who("administrator"))


def pages(ward: SignedWard) -> bytes:
    folder = ward.database.folder
    return legible(folder.path, folder.key())


def read(ward: SignedWard, session: UUID) -> SessionRead | UnreadableSession:
    return ward.recorder.session(session, by=who("supervisor"))
