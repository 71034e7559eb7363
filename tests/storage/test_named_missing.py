"""A list of what is lost excuses nothing that no salvage in the record stands for."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.missing import Gap, keep_missing, known_missing
from monitor.storage.noted import lost_before
from monitor.storage.salvaging import gather, put_in_place
from monitor.storage.verify import Report, verify
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.storage.tampering import without_guards

_CUT = (
    "DELETE FROM payload WHERE arrival = 3",
    "DELETE FROM entry WHERE arrival = 3",
)


def report_on(folder: Path) -> Report:
    with Database(folder) as database:
        return verify(database)


def listed(folder: Path, number: int) -> None:
    """One more number of the chain, by somebody who can write the file."""
    head = max(report_on(folder).heads, key=lambda head: head.seq)
    gap = Gap(
        noun="Entry",
        station=head.station,
        epoch=head.epoch,
        first=number,
        last=number,
        told_at=START,
    )
    keep_missing(folder, (*known_missing(folder), gap))


def salvaged(folder: Path) -> None:
    key = (folder / "record.key").read_bytes()
    held = RecordFolder(folder)
    put_in_place(held, key, gather(held, key, START), START)
    held.release()


@pytest.fixture
def cut(charted: Path) -> Path:
    without_guards(charted, *_CUT)
    return charted


def test_a_list_that_somebody_wrote_excuses_nothing(cut: Path) -> None:
    """An entry that was taken out is missing, also where the list names it."""
    listed(cut, 3)
    report = report_on(cut)

    assert not report.is_whole
    assert report.lost == ()
    told = [finding for check in report.checks for finding in check.findings]
    assert any("it follows 2, so entries are missing" in finding for finding in told)


def test_a_salvage_names_what_it_lost(cut: Path) -> None:
    """The record is whole with its list, and not without, nor with another."""
    salvaged(cut)
    report = report_on(cut)
    assert report.is_whole, report.lines
    assert len(report.lost) == 1
    (gap,) = known_missing(cut)

    keep_missing(cut, (replace(gap, last=gap.last + 1),))
    assert not report_on(cut).is_whole
    keep_missing(cut, ())
    assert not report_on(cut).is_whole


def test_what_is_added_to_a_list_is_not_believed(cut: Path) -> None:
    """What the salvage stands for still is."""
    salvaged(cut)
    without_guards(cut, *(deed.replace("= 3", "= 5") for deed in _CUT))
    listed(cut, 5)
    report = report_on(cut)

    assert not report.is_whole
    assert len(report.lost) == 1


def test_a_second_salvage_names_what_both_lost(cut: Path) -> None:
    salvaged(cut)
    without_guards(cut, *(deed.replace("= 3", "= 5") for deed in _CUT))
    salvaged(cut)
    report = report_on(cut)

    assert report.is_whole, report.lines
    assert len(report.lost) == 2


def test_a_noted_head_says_what_is_lost_before_it(cut: Path) -> None:
    """Of its own chain, up to its own number."""
    head = max(report_on(cut).heads, key=lambda head: head.seq)
    salvaged(cut)
    with Database(cut) as database:
        FileJournal(database, ManualClock()).append(
            [note("after")], NURSE, circumstances(70)
        )
        report = verify(database)
        noted = f"{head.seq} {head.code}"
        assert [gap.first for gap in lost_before(database, noted)] == [3]
        (new,) = (h for h in report.heads if h.epoch != head.epoch)
        assert lost_before(database, f"{new.seq} {new.code}") == ()
