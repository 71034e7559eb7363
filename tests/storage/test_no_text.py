"""A row that holds bytes which are no text: found, told, and quoted nowhere."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.chart.audit import AnyDeed, BackedUp, BackupFailed
from monitor.storage import page_check, upkeep
from monitor.storage.contents import UNREADABLE
from monitor.storage.copies import copies_in
from monitor.storage.database import Database
from monitor.storage.faults import NotAsWritten
from monitor.storage.page_check import PageCheck
from monitor.storage.remembered import recall
from monitor.storage.start_check import check_since_proved
from monitor.storage.upkeep import DailyCopies
from monitor.storage.verify import verify
from tests.clocks import START
from tests.storage.tampering import without_guards
from tests.storage.test_page_check import run as run_pages
from tests.storage.test_upkeep import run
from tests.traps.logs import ExpectedLogs

CANARY = "Zyphrine"
_NO_TEXT = (CANARY.encode() + b"\xff").hex()


@pytest.fixture
def spoilt(closed: Path) -> Path:
    """By somebody who has the key, or by a program that wrote what it should not."""
    no_text = f"CAST(x'{_NO_TEXT}' AS TEXT)"
    without_guards(closed, f"UPDATE entry SET reason = {no_text}")  # noqa: S608
    return closed


def test_the_copy_of_the_day_is_told_as_not_made(
    spoilt: Path, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    """In a sentence, a row of the audit log, and begun again after an hour."""
    expected_logs.expect("The backup vigil-2026-03-15.db was not made.")
    noted: list[AnyDeed] = []
    with Database(spoilt) as database, DailyCopies(database, "UTC", noted.append) as c:
        run(c, 1)
        assert f"The record is not whole: {UNREADABLE}" in c.sentence
        assert [type(deed) for deed in noted] == [BackupFailed]
        run(c, 1 + 1 / 24)
        assert len(noted) == 2
        assert list(copies_in(spoilt / "backups")) == []
    assert CANARY not in caplog.text


def test_verification_names_it_and_asks_the_rest(spoilt: Path) -> None:
    with Database(spoilt) as database:
        report = verify(database)
    assert not report.is_whole
    failed = {check.question: check.findings for check in report.checks}
    (found, *_) = failed["Is every entry as it was written"]
    assert found.startswith("Not followed to its end: ")
    assert failed["Is the audit log as it was written"] == ()
    assert CANARY not in "\n".join(report.lines)


def test_no_start_goes_on_over_it(
    spoilt: Path, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs.expect("A row of the record can't be read.")
    with Database(spoilt) as database, pytest.raises(NotAsWritten, match=UNREADABLE):
        check_since_proved(database, START)
    assert CANARY not in caplog.text


def _break(*_: object, **__: object) -> None:
    raise LookupError(CANARY)


def test_a_mistake_in_the_copy_is_told_and_it_is_begun_again(
    closed: Path,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: ExpectedLogs,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The log has kind and place; what the mistake says stands nowhere."""
    expected_logs.expect("broke off. LookupError at beside.py")
    expected_logs.expect("The backup of today was not made.")
    noted: list[AnyDeed] = []
    with Database(closed) as database, DailyCopies(database, "UTC", noted.append) as c:
        with monkeypatch.context() as broken:
            broken.setattr(upkeep, "back_up", _break)
            run(c, 1)
        assert "The backup of today was not made." in c.sentence
        assert recall(closed).trouble == c.sentence
        run(c, 1 + 0.99 / 24)
        assert [type(deed) for deed in noted] == [BackupFailed]
        run(c, 1 + 1 / 24)
        assert c.sentence == ""
        assert [type(deed) for deed in noted] == [BackupFailed, BackedUp]
        assert list(copies_in(closed / "backups")) == [(START + timedelta(1)).date()]
    assert CANARY not in caplog.text


def test_a_copy_that_is_there_already_tells_nothing(closed: Path) -> None:
    for expected in ([BackedUp], []):
        noted: list[AnyDeed] = []
        with (
            Database(closed) as database,
            DailyCopies(database, "UTC", noted.append) as copies,
        ):
            run(copies, 1)
        assert [type(deed) for deed in noted] == expected
        assert copies.sentence == ""


def test_a_mistake_in_looking_through_the_pages_is_told_until_a_start_had_an_answer(
    closed: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("broke off. LookupError at beside.py")
    expected_logs.expect("Whether the record is undamaged is not known.")
    with Database(closed) as database:
        database.folder.was_left_open = True
        pages = PageCheck(database)
        with pages, monkeypatch.context() as broken:
            broken.setattr(page_check, "_damage_in", _break)
            assert run_pages(pages)
    assert "Whether the record is undamaged is not known." in pages.sentence
    assert recall(closed).is_unchecked
    with Database(closed) as database, PageCheck(database) as again:
        assert run_pages(again)
        assert again.sentence == ""
    assert not recall(closed).is_unchecked
