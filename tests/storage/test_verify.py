"""Verification passes a whole record and names what is wrong with another."""

import contextlib
import shutil
from pathlib import Path

import pytest

from monitor.charting.faults import UnknownKind
from monitor.charting.ports import SessionQuery
from monitor.storage.database import Database
from monitor.storage.faults import Corrupt
from monitor.storage.journal import FileJournal
from monitor.storage.verify import Report, verify
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    circumstances,
    note,
    session_stream,
)
from tests.storage.tampering import by_hand, without_guards

PAGE, WAL_HEADER = 4096, 32


def report_on(folder: Path) -> Report:
    with Database(folder) as database:
        return verify(database)


def test_a_half_written_page_that_is_whole_in_the_log_is_no_damage(
    charted: Path, tmp_path: Path
) -> None:
    """As after a power cut while the log was brought into the file."""
    cut = tmp_path / "cut"
    with Database(charted) as database:
        FileJournal(database, ManualClock()).append(
            [note("b")], NURSE, circumstances(11)
        )
        shutil.copytree(charted, cut)
    log = (cut / "record.db-wal").read_bytes()
    page = int.from_bytes(log[WAL_HEADER : WAL_HEADER + 4], "big")
    with (cut / "record.db").open("r+b") as file:
        file.seek(page * PAGE - PAGE // 2)
        file.write(b"\xa5" * (PAGE // 2))

    assert findings(report_on(cut)) == {}


def findings(report: Report) -> dict[str, tuple[str, ...]]:
    return {c.question: c.findings for c in report.checks if not c.is_passed}


def test_a_whole_record_passes(charted: Path) -> None:
    """Nothing is found wrong where nothing is, and the head is told."""
    report = report_on(charted)

    assert findings(report) == {}
    assert report.is_whole
    assert report.unknown_kinds == ()
    (head,) = report.heads
    assert head.seq == 11
    assert len(head.link) == 64


def test_a_report_is_told_in_lines(charted: Path) -> None:
    """The report reads as questions with their answers, then the head to note down."""
    report = report_on(charted)
    (head,) = report.heads
    (audit,) = report.audit_heads

    assert report.lines == (
        "Is the file undamaged: yes",
        "Is every entry as it was written: yes",
        "Is the audit log as it was written: yes",
        "Does every signature hold: yes",
        "Is every protocol as it was stored: yes",
        "Do the lists follow from the entries: yes",
        f"Entries of epoch {head.epoch}: 11, code {head.code}, {head.link}",
        f"Audit log of epoch {head.epoch}: 2, code {audit.code}, {audit.link}",
    )


def test_findings_stand_below_their_question(charted: Path) -> None:
    """What is wrong is told under the question it answers."""
    by_hand(charted, "DELETE FROM session_index").close()

    lines = report_on(charted).lines

    at = lines.index("Do the lists follow from the entries: no")
    assert lines[at + 1] == "  session_index lacks 2 rows and has 0 too many"


def test_an_empty_record_passes(folder: Path) -> None:
    """A record in which nothing is charted yet is whole."""
    assert report_on(folder).is_whole


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE entry SET reason = 'x' WHERE seq = 3", "header is not what was"),
        ("UPDATE entry SET effective_ms = 0 WHERE seq = 3", "header is not what was"),
        (
            "UPDATE payload SET content = CAST(replace(content, 'a', 'b') AS BLOB)",
            "content is not what was written",
        ),
        ("DELETE FROM payload WHERE arrival = 3", "content is missing"),
        (
            "DELETE FROM payload WHERE arrival = 3; DELETE FROM entry WHERE seq = 3",
            "it follows 2, so entries are missing",
        ),
        (
            "UPDATE entry SET prev_link = zeroblob(32) WHERE seq = 3",
            "does not follow from the one before",
        ),
    ],
)
def test_tampering_with_the_key_is_found(
    charted: Path, tampering: str, said: str
) -> None:
    """Who has the key and takes the guards away still can't change the past unseen."""
    without_guards(charted, *tampering.split("; "))

    found = findings(report_on(charted))["Is every entry as it was written"]

    assert any(said in finding for finding in found), found


_COPY = (
    "INSERT INTO audit SELECT 99, randomblob(16), station, epoch, SEQ, kind, version, "
    "who, auth_method, subject_kind, subject, patient, at_ms, mono_us, boot_id, "
    "app_version, leaf, PREV, link FROM audit WHERE seq = 1;"
    "INSERT INTO audit_payload SELECT 99, salt, content FROM audit_payload "
    "WHERE arrival = 1"
)
_INSERTED = ";".join(
    (
        "UPDATE audit SET seq = 3 WHERE seq = 2",
        _COPY.replace("SEQ", "2").replace("PREV", "link"),
    )
)
_INSERTED_BEHIND = _COPY.replace("SEQ", "3").replace("PREV", "prev_link")
_SWAPPED = (
    "UPDATE audit SET seq = 9 WHERE seq = 1;UPDATE audit SET seq = 1 WHERE seq = 2;"
    "UPDATE audit SET seq = 2 WHERE seq = 9"
)


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE audit SET who = zeroblob(16)", "header is not what was"),
        ("UPDATE audit SET patient = NULL WHERE seq = 2", "header is not what was"),
        ("UPDATE audit_payload SET content = x'7b7d'", "content is not what was"),
        ("DELETE FROM audit_payload WHERE arrival = 1", "content is missing"),
        (
            "DELETE FROM audit_payload WHERE arrival = 1;DELETE FROM audit WHERE seq=1",
            "it follows 0, so rows are missing",
        ),
        (_INSERTED, "Row 2 of epoch"),
        (_INSERTED_BEHIND, "does not follow from the one before"),
        (_SWAPPED, "header is not what was written"),
    ],
)
def test_tampering_with_the_audit_log_is_found(
    charted: Path, tampering: str, said: str
) -> None:
    """Who handed out what can't be changed unseen either, and the entries are whole."""
    without_guards(charted, *tampering.split(";"))

    found = findings(report_on(charted))

    (question, told), *others = found.items()
    assert (question, others) == ("Is the audit log as it was written", [])
    assert any(said in finding for finding in told), told


def test_a_protocol_put_in_place_of_another_is_found(charted: Path) -> None:
    """A protocol's text is checked against the hash that sessions pin."""
    without_guards(charted, "UPDATE protocol SET content = x'00'")

    assert "Is every protocol as it was stored" in findings(report_on(charted))


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE measurement SET readings = json_set(readings, '$.hr', 99)",
        "DELETE FROM session_index",
        "INSERT INTO measurement VALUES (zeroblob(16), zeroblob(16), 0, '{}')",
        "UPDATE patient_index SET search = 'x'",
    ],
)
def test_lists_that_do_not_follow_are_found(charted: Path, tampering: str) -> None:
    """A derived table that says anything else than the entries is reported."""
    by_hand(charted, tampering).close()

    assert "Do the lists follow from the entries" in findings(report_on(charted))


def test_a_damaged_page_is_reported(charted: Path) -> None:
    """Damage is a finding; the other questions are still asked."""
    record = charted / "record.db"
    whole = record.read_bytes()
    reports = []
    for page in range(4096, len(whole), 4096):
        damaged = bytearray(whole)
        damaged[page + 1000] ^= 1
        record.write_bytes(damaged)
        # Where the damage is in what has to be read to open at all, opening says so.
        with contextlib.suppress(Corrupt):
            reports.append(report_on(charted))

    assert reports
    assert all("Is the file undamaged" in findings(report) for report in reports)
    assert all(len(report.checks) == 6 for report in reports)


def test_many_findings_are_cut_short(charted: Path) -> None:
    """A record that is wrong throughout gives a list that can be read."""
    with Database(charted) as database:
        journal = FileJournal(database, ManualClock())
        for number in range(30):
            journal.append([note(f"n{number}")], NURSE, circumstances())
    without_guards(charted, "UPDATE entry SET reason = 'x'")

    found = findings(report_on(charted))["Is every entry as it was written"]

    assert len(found) == 6
    assert found[-1] == "There is more."


def test_an_unknown_kind_is_named_and_no_failure(charted: Path) -> None:
    """Entries of a later version are proved by their hashes and listed by kind."""
    rename_last(charted)
    with Database(charted) as database:
        journal = FileJournal(database, ManualClock())

        with pytest.raises(UnknownKind, match="session-opened/9"):
            journal.entries(session_stream("second"))
        assert [h.version for h in journal.headers(session_stream("second"))] == [9]
        assert len(journal.sessions(SessionQuery())) == 2
        report = verify(database)

    assert report.unknown_kinds == ("session-opened/9",)
    assert "Do the lists follow from the entries" not in findings(report)


def rename_last(folder: Path) -> None:
    """Make the last entry one of a later version."""
    without_guards(folder, "UPDATE entry SET version = 9 WHERE seq = 11")
