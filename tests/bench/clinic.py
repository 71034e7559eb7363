"""A clinic of 100,000 sessions, kept in ``build`` between runs.

The newest few hundred are charted whole through the recorder, as ``vigil simulate``
does: one takes 0.7 s, so that all of them would take twenty hours. The others are
copies of the lines that these came to, with their figures and their words, under
another patient, nurse, room, version and day, signed or not; no entries stand behind
them.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from monitor.chart.kinds import PatientDetails
from monitor.chart.patient import Patient
from monitor.charting.review_list import ReviewRow, Sought
from monitor.clock import SystemClock
from monitor.review.indexed import place
from monitor.simulation.nursing import Nurse
from monitor.simulation.running import AT_STEPS, chart_dosed
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.projections import PatientIndexRow, SessionIndexRow, patient_row
from monitor.storage.review_columns import KEPT, TEXTS
from monitor.storage.review_writing import stored_texts
from monitor.storage.tables import (
    PATIENT_INDEX,
    REVIEW_INDEX,
    SCHEMA_VERSION,
    SESSION_INDEX,
    insertion,
)
from tests.bench.seeking import RARE
from tests.desk import PATIENT
from ui.opening import recorder_on

SESSIONS = 100_000
CHARTED = 240
PATIENTS = 12_000
SEED = 26
MADE = (
    f"{CHARTED} sessions charted whole by the simulated nurse, and their lines copied"
    f" to {SESSIONS:,} under other patients, nurses, rooms and days"
)

_NURSES = [
    f"{given}. {family} RN" for given in "AJLMR" for family in ("Okafor", "Ruiz")
]
_PHRASES = (
    "calm, eyes closed",
    "felt sick, then calm",
    "tearful but wants to go on",
    "line flushed",
    "cuff moved to the other arm",
    "asked for the music to stop",
)
_FAMILIES = ("Halvorsen", "Dubois", "Lindqvist", "Moretti", "Oyelaran", "Kowalska")
_STATES = ("signed",) * 18 + ("not signed", "amended since signed")
_TO_REVIEW = 0.01
"""Of so many nobody has seen yet what there is to see; of the others somebody has."""
_APART = timedelta(minutes=53)
"""A hundred thousand of them go back ten years."""

Line = tuple[ReviewRow, SessionIndexRow, str]
"""A line of the review list, that of the list of sessions, and what was written."""


def clinic(folder: Path) -> Path:
    """The record, made where it is not there yet; nobody is to write to it."""
    made = folder / f"clinic-{SESSIONS}-{CHARTED}-v{SCHEMA_VERSION}-seen"
    if not made.exists():
        sys.stderr.write("Charting a clinic; the next run finds it.\n")
        begun = folder / f"{made.name}-begun"
        with Database(begun) as database:
            _chart(database)
            _copy(database)
        begun.rename(made)
    return made


def copied(made: Path, to: Path) -> Path:
    """A record of its own, to be written to."""
    shutil.copytree(made, to)
    return to


def last_day(database: Database) -> date:
    """The day of the newest session."""
    with database.reading() as connection:
        told: str = connection.exec_driver_sql(
            "SELECT opened_day FROM review_index ORDER BY number DESC LIMIT 1"
        ).scalar_one()
    return date.fromisoformat(told)


def _chart(database: Database) -> None:
    """Those which are charted already, by a run that was stopped, stay as they are."""
    made = partial(recorder_on, database)
    for _ in chart_dosed(CHARTED, SEED, made, Nurse(), AT_STEPS):
        pass


def _copy(database: Database) -> None:
    lines, dice = _lines(database), Random(SEED)  # noqa: S311 the same each time
    oldest = min(line[0].opened_ms for line in lines)
    before = datetime.fromtimestamp(oldest / 1000, UTC)
    copies = [
        _another(lines[number % len(lines)], number, before, dice)
        for number in range(SESSIONS - len(lines))
    ]
    columns = ", ".join(KEPT)
    marks = ", ".join("?" * len(KEPT))
    with database.transaction() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        patients = [_patient(n) for n in range(PATIENTS)]
        driver.executemany(insertion(PATIENT_INDEX), patients)
        driver.executemany(insertion(SESSION_INDEX), [line[1] for line in copies])
        driver.executemany(
            f"INSERT INTO {REVIEW_INDEX.name} ({columns}) VALUES ({marks})",  # noqa: S608 our own names
            [line[0][: len(KEPT)] for line in copies],
        )
        driver.executemany(
            f"INSERT INTO {TEXTS} (rowid, document) VALUES (?, ?)",  # noqa: S608 our own name
            [(line[0].number, line[2]) for line in copies],
        )


def _lines(database: Database) -> Sequence[Line]:
    """Of those that were charted, as the recorder had them listed."""
    journal = FileJournal(database, SystemClock())
    rows = {row.session: row for row in _all_rows(journal)}
    with database.reading() as connection:
        listed = connection.exec_driver_sql(f"SELECT * FROM {SESSION_INDEX.name}")  # noqa: S608 our own name
        by_session = {row[0]: SessionIndexRow._make(row) for row in listed}
        texts = dict(stored_texts(connection))
    return [(row, by_session[id_], texts.get(id_, "")) for id_, row in rows.items()]


def _all_rows(journal: FileJournal) -> Iterator[ReviewRow]:
    after = None
    while page := journal.reviewed(Sought(), after):
        yield from page
        after = page[-1].place


def _another(line: Line, number: int, before: datetime, dice: Random) -> Line:
    row, listed, said = line
    opened = before - number * _APART - timedelta(minutes=dice.randrange(40))
    opened_ms = int(opened.timestamp() * 1000)
    later = opened_ms - row.opened_ms
    state = dice.choice(_STATES)
    id_, patient = _id("session", number), _id("patient", dice.randrange(PATIENTS))
    said = "\n".join((said, *_said(dice)))
    changed: dict[str, Any] = {
        "session": id_.bytes,
        "patient": patient.bytes,
        "opened_ms": opened_ms,
        "opened_day": opened.date().isoformat(),
        "started_ms": _shifted(row.started_ms, later),
        "closed_ms": _shifted(row.closed_ms, later),
        "room": f"Room {dice.randrange(1, 7)}",
        "to_sign": int(state != "signed"),
        "call_day": None,
    }
    version = dice.choice((2, 3))
    copy = row._replace(
        **changed,
        number=place(id_, opened),
        nurse=dice.choice(_NURSES),
        protocol=f"iv40 v{version}",
        state=state,
        to_co_sign=int(dice.random() < 0.2),
        to_review=row.to_review if dice.random() < _TO_REVIEW else 0,
    )
    ended_ms = _shifted(listed.ended_ms, later)
    listed = listed._replace(**changed, ended_ms=ended_ms, protocol_version=version)
    return copy, listed, said


def _said(dice: Random) -> list[str]:
    said = dice.sample(_PHRASES, dice.randrange(3))
    return [*said, f"{RARE} at the arm"] if dice.random() < 0.001 else said


def _shifted(moment_ms: int | None, by_ms: int) -> int | None:
    return None if moment_ms is None else moment_ms + by_ms


def _patient(number: int) -> PatientIndexRow:
    details: PatientDetails = replace(
        PATIENT.details,
        family=_FAMILIES[number % len(_FAMILIES)],
        given=f"Given{number}",
        identifier=f"K-{number:06}",
    )
    return patient_row(Patient(id=_id("patient", number), details=details))


def _id(what: str, number: int) -> UUID:
    return UUID(int=Random(f"{what} {number}").getrandbits(128))  # noqa: S311
