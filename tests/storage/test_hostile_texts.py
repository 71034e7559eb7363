"""Whatever is typed is content: no text of any field is ever taken for SQL (H36)."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from monitor.chart.commands import AnyCommand, Chartable
from monitor.chart.entries import Entry, NewEntry, Stream, StreamKind, tag_of
from monitor.chart.kinds import (
    AnyKind,
    PatientErased,
    PatientRecorded,
    SessionOpened,
)
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.charting.patient_search import searchable, words_of
from monitor.charting.ports import Draft, SessionQuery
from monitor.charting.reads import Charted
from monitor.clock import new_id
from monitor.storage.codec import decoded
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.acts import COMMANDS
from tests.charting.staffed import Ward, staffed_ward
from tests.charting.standing import who
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.golden import write
from tests.golden.log_file import read_log
from tests.storage.charted import circumstances
from tests.storage.hostile import Place, at, hostile, places, put

ASKERS = [who(role) for role in ("nurse", "supervisor", "administrator", "prescriber")]
LISTED: dict[type[AnyKind], StreamKind] = {
    PatientRecorded: "patient",
    SessionOpened: "session",
}
"""What is written into the lists as well."""
A_WARD = 400
"""Commands in one record; a session of thousands takes long to fold."""


def schema(database: Database) -> str:
    with database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
        )
        return hashlib.sha256(repr(rows.all()).encode()).hexdigest()


@cache
def payloads() -> tuple[AnyKind, ...]:
    """One of each kind that has a text, as the golden log has them."""
    found: dict[str, AnyKind] = {}
    for line in read_log(write.FOLDER / "0.1.0.jsonl"):
        payload = decoded(line.row.kind, line.row.version, line.content)
        if next(places(payload), None) and not isinstance(payload, PatientErased):
            found.setdefault(tag_of(payload), payload)
    return tuple(found.values())


def makers() -> dict[str, Callable[[Ward], AnyCommand]]:
    """Every command, and every fact that can be charted."""
    kinds = get_args(Chartable)
    facts = [p for p in payloads() if isinstance(p, kinds)]
    return COMMANDS | {tag_of(f): (lambda w, f=f: w.fact(f)) for f in facts}


def ask(ward: Ward, command: AnyCommand) -> Charted | Refusal:
    """By whoever may; a refusal is as good an answer as any."""
    answer = ward.ask(command, ASKERS[0])
    for asker in ASKERS[1:]:
        if isinstance(answer, Refusal) and answer.what == NOT_PERMITTED:
            answer = ward.ask(command, asker)
    return answer


def holds(entry: Entry, text: str) -> bool:
    """Whether that stands in it as it was typed."""
    payload = entry.payload
    said = {str(at(payload, place)) for place in places(payload)}
    return text in said or text == entry.reason


def command_all(folder: Path, seed: int, count: int) -> set[tuple[str, Place]]:
    """So many commands in one record; where a text was charted, as it was typed."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    charted: set[tuple[str, Place]] = set()
    with staffed_ward(folder) as ward:
        assert isinstance(ward.journal, FileJournal)
        database = ward.journal._database
        before = schema(database)
        named = list(makers().items())
        for _ in range(count):
            name, make = random.choice(named)
            command = make(ward)
            place = random.choice(list(places(command)) or [()])
            text = hostile(random)
            answer = ask(ward, put(command, place, text) if place else command)
            if isinstance(answer, Charted) and place:
                stored = ward.journal.confirm([e.id for e in answer.entries])
                assert sorted(stored, key=lambda e: e.seq) == list(answer.entries)
                if any(holds(entry, text) for entry in stored):
                    charted.add((name, place))
            look_for(ward, text)
        assert schema(database) == before
    return charted


def look_for(ward: Ward, text: str) -> None:
    """The file finds whom plain comparing finds: no sign of it is a wildcard."""
    everybody = ward.recorder.patients(limit=None, by=who("supervisor"))
    words = words_of(text)
    found = ward.recorder.patients(text, limit=None, by=who("supervisor"))
    assert [patient.id for patient in found] == [
        patient.id
        for patient in everybody
        if all(word in searchable(patient.details) for word in words)
    ]
    ward.recorder.sessions(SessionQuery(text=text), by=who("supervisor"))


def test_every_command(tmp_path: Path) -> None:
    charted = command_all(tmp_path / "record", 36, 200)

    assert len(charted) > 20, "hardly anything was charted, so little was proved"


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(25))
def test_ten_thousand_commands(tmp_path: Path, seed: int) -> None:
    charted = command_all(tmp_path / "record", seed, A_WARD)

    assert len(charted) > 20


def store_all(folder: Path, seed: int, count: int) -> None:
    """Past whatever a command would have refused: each text of each kind."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        before = schema(database)
        for number in range(count):
            payload = payloads()[number % len(payloads())]
            # No zone is typed, and none is taken that the system does not know.
            typed = [place for place in places(payload) if place != ("zone",)]
            place = random.choice(typed)
            new = NewEntry(
                id=new_id(),
                stream=Stream(LISTED.get(type(payload), "site"), new_id()),
                payload=put(payload, place, hostile(random)),
                effective_at=circumstances().recorded_at,
                reason=hostile(random),
            )
            journal.append([new], NURSE, circumstances())
            (stored,) = journal.confirm([new.id])
            assert (stored.payload, stored.reason) == (new.payload, new.reason)
            keep_half_typed(journal, random)
        assert schema(database) == before


def keep_half_typed(journal: FileJournal, random: Random) -> None:
    draft = Draft(
        id=new_id(),
        form=hostile(random),
        stream=new_id(),
        author=NURSE.person,
        content=hostile(random),
        saved_at=circumstances().recorded_at,
    )
    journal.put_draft(draft)
    assert draft in journal.drafts()
    journal.delete_draft(draft.id)


def test_every_kind(tmp_path: Path) -> None:
    assert len(payloads()) > 30
    store_all(tmp_path / "record", 36, 200)


@pytest.mark.faults
def test_ten_thousand_of_every_kind(tmp_path: Path) -> None:
    store_all(tmp_path / "record", 37, 10_000)
