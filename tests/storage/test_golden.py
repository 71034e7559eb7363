"""What any release ever wrote loads and verifies in this one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from monitor import __version__
from monitor.chart.entries import NewEntry, tag_of
from monitor.chart.patient import fold_patient
from monitor.chart.session import fold
from monitor.storage.codec import KNOWN_TAGS, decoded, encoded
from monitor.storage.database import Database
from monitor.storage.hashing import FIRST_PREV_LINK, leaf_of, link_of
from monitor.storage.journal import FileJournal
from monitor.storage.projecting import rebuild
from monitor.storage.rows import entry_of, row_of
from monitor.storage.tables import ENTRY, PAYLOAD, insertion
from monitor.storage.verdict import SIGNATURES
from monitor.storage.verify import Report, verify
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.golden import write
from tests.golden.log_file import Line, read_log, write_log
from tests.golden.placed import PATIENT, SESSION
from tests.storage.charted import circumstances

OF_ANOTHER_RECORD = {SIGNATURES}
"""The chronicle's signature is made up; the golden bundle has one that holds."""
LOGS = sorted(write.FOLDER.glob("*.jsonl"))


@pytest.fixture(params=LOGS, ids=lambda path: path.stem)
def log(request: pytest.FixtureRequest) -> list[Line]:
    path: Path = request.param
    return read_log(path)


def _failed(report: Report) -> set[str]:
    return {check.question for check in report.checks if not check.is_passed}


def fill(database: Database, lines: Sequence[Line]) -> None:
    """Put stored entries into another record, byte for byte."""
    with database.transaction() as connection:
        for arrival, (row, salt, content) in enumerate(lines, start=1):
            connection.exec_driver_sql(insertion(ENTRY), (arrival, *row))
            connection.exec_driver_sql(insertion(PAYLOAD), (arrival, salt, content))
        rebuild(connection)


def test_this_release_has_its_log() -> None:
    """The log of this release holds every kind that it can write."""
    lines = read_log(write.FOLDER / f"{__version__}.jsonl")

    assert {f"{line.row.kind}/{line.row.version}" for line in lines} == KNOWN_TAGS


def test_every_payload_is_still_understood(log: list[Line]) -> None:
    """Each payload decodes under the name it was stored with."""
    for line in log:
        payload = decoded(line.row.kind, line.row.version, line.content)

        assert tag_of(payload) == f"{line.row.kind}/{line.row.version}"


def test_nothing_of_a_payload_is_dropped(log: list[Line]) -> None:
    """Every value that was stored is still there after reading."""
    for line in log:
        payload = decoded(line.row.kind, line.row.version, line.content)

        again = json.loads(encoded(payload))
        assert said(json.loads(line.content)).items() <= said(again).items()


def said(stored: Any) -> Any:
    """Without what stands for nothing having been said, which need not be stored."""
    if isinstance(stored, list):
        return [said(each) for each in stored]
    if isinstance(stored, dict):
        return {
            k: said(v) for k, v in stored.items() if v is not None and v is not False
        }
    return stored


def test_headers_are_read_back_whole(log: list[Line]) -> None:
    """A header becomes an entry and the same header again."""
    for line in log:
        payload = decoded(line.row.kind, line.row.version, line.content)

        assert row_of(entry_of(line.row, payload)) == line.row


def test_the_proof_still_holds(log: list[Line]) -> None:
    """Leaves, links and numbers are what this release works out."""
    prev_link = FIRST_PREV_LINK
    for seq, (row, salt, content) in enumerate(log, start=1):
        assert row.seq == seq
        assert row.prev_link == prev_link
        assert row.leaf == leaf_of(salt, content)
        assert row.link == link_of(row)
        prev_link = row.link


def test_the_session_still_folds(log: list[Line], folder: Path) -> None:
    """The entries go into a record that verifies, and come to the same session."""
    with Database(folder) as database:
        fill(database, log)
        journal = FileJournal(database, ManualClock())
        session = fold(journal.entries(SESSION))
        patient = fold_patient(journal.entries(PATIENT))
        report = verify(database)

    assert _failed(report) == OF_ANOTHER_RECORD
    assert report.unknown_kinds == ()
    assert patient.details.family == "Ødegård-Núñez"
    assert [s.value("hr") for s in session.sets] == [70, 74, 92, None]
    assert session.closed is not None
    assert session.alerts[0].is_acknowledged


def test_the_lists_follow_each_kind(log: list[Line], folder: Path) -> None:
    """After every entry the lists are what they would be if they were made anew."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        for row, _, content in log:
            entry = entry_of(row, decoded(row.kind, row.version, content))
            new = NewEntry(
                id=entry.id,
                stream=entry.stream,
                payload=entry.payload,
                effective_at=entry.effective_at,
                supersedes=entry.supersedes,
                reason=entry.reason,
            )
            journal.append([new], NURSE, circumstances())
            report = verify(database)
            assert _failed(report) <= OF_ANOTHER_RECORD, (row.kind, report.lines)


def test_a_changed_byte_is_found(log: list[Line], folder: Path) -> None:
    """A log in which one digit was changed does not verify."""
    at = next(i for i, line in enumerate(log) if b'"183"' in line.content)
    log[at] = log[at]._replace(content=log[at].content.replace(b'"183"', b'"138"'))
    with Database(folder) as database:
        fill(database, log)

        assert not verify(database).is_whole


def test_a_log_is_never_written_over(tmp_path: Path) -> None:
    """Writing where a log stands is refused; elsewhere it is read back the same."""
    path = tmp_path / "log.jsonl"
    lines = write.lines()
    write_log(path, lines)

    assert read_log(path) == lines
    with pytest.raises(FileExistsError):
        write_log(path, lines)
