"""What was erased stays erased in a record that is salvaged, whatever was damaged."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from monitor.charting.ports import SessionQuery
from monitor.charting.reads import SessionRead, UnreadableSession
from monitor.storage.backup import back_up
from monitor.storage.contents import contents_of
from monitor.storage.copies import copy_of
from monitor.storage.database import Database
from monitor.storage.erased_list import FILE
from monitor.storage.missing import known_missing
from monitor.storage.pins import FilePins
from monitor.storage.verify import verify
from tests.charting.signed import FIRST, SECOND, signed_ward
from tests.charting.standing import who
from tests.storage.erased_ward import CANARIES, DRAFT, erase
from tests.storage.pages import legible
from tests.storage.tampering import by_hand, without_guards
from tests.storage.test_salvaging import PAGE, damage, key_of, salvaged
from ui.opening import recorder_on

_EVERY = 4
"""Of the pages so many are passed over in the short form."""


@pytest.fixture(scope="module")
def erased(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed record with a copy of before the erasure of one of its two patients."""
    folder = tmp_path_factory.mktemp("erased") / "record"
    with signed_ward(folder) as ward:
        ward.signed_by_both()
        ward.journal.put_draft(DRAFT)  # type: ignore[attr-defined]  # a FileJournal
        pins = FilePins(ward.database)
        pins.put_pin(who("nurse").person, "verifier")
        copy = copy_of(folder / "backups", date(2026, 3, 14))
        back_up(folder / "record.db", ward.database.folder.key(), copy)
        pins.delete_pin(who("nurse").person)
        erase(ward)
    return folder


@pytest.fixture
def folder(erased: Path, tmp_path: Path) -> Path:
    own = tmp_path / "record"
    shutil.copytree(erased, own)
    return own


def _left_in(folder: Path) -> list[bytes]:
    """What is legible of whoever was erased, also in no row any more."""
    pages = legible(folder, key_of(folder))
    return [canary for canary in CANARIES if canary in pages]


def _is_whole(folder: Path) -> bool:
    known = known_missing(folder)
    return contents_of(folder / "record.db", key_of(folder), known=known).is_whole


def test_a_salvaged_record_has_the_erasure(folder: Path) -> None:
    """Nothing is lost, all verifies, and the session says that it was erased."""
    made = salvaged(folder)
    assert made is not None
    assert made.gaps == ()
    assert _left_in(folder) == []
    with Database(folder) as database:
        assert verify(database).is_whole
        recorder = recorder_on(database)
        by = who("supervisor")
        erased = recorder.session(SECOND, by=by)
        assert isinstance(erased, UnreadableSession)
        assert erased.erasure is not None
        assert isinstance(recorder.session(FIRST, by=by), SessionRead)
        rows = recorder.sessions(SessionQuery(), by=by)
        assert {row.id: row.is_erased for row in rows} == {FIRST: False, SECOND: True}
        assert recorder.drafts(by=by) == ()


def test_a_pin_that_was_forgotten_stays_so(folder: Path) -> None:
    """In the copy it still is one."""
    salvaged(folder)
    with Database(folder) as database:
        assert FilePins(database).pin_of(who("nurse").person) is None


@pytest.mark.parametrize(
    "share", [0, *(pytest.param(n, marks=pytest.mark.faults) for n in range(1, _EVERY))]
)
def test_whichever_page_is_damaged(erased: Path, tmp_path: Path, share: int) -> None:
    """Also that of the erasure itself; what is made verifies."""
    pages = len((erased / "record.db").read_bytes()) // PAGE
    for page in range(1 + share, pages, _EVERY):
        folder = tmp_path / f"page {page}"
        shutil.copytree(erased, folder)
        damage(folder, page)
        assert salvaged(folder) is not None
        assert (page, _left_in(folder), _is_whole(folder)) == (page, [], True)


_OF_SECOND = f"stream = x'{SECOND.hex}'"
_ERASURES = "kind = 'patient-erased'"


@pytest.mark.parametrize(
    ("condition", "is_listed"),
    [(_ERASURES, True), (_ERASURES, False), (f"{_OF_SECOND} OR {_ERASURES}", True)],
)
def test_where_nothing_says_that_it_was_erased(
    folder: Path, condition: str, *, is_listed: bool
) -> None:
    """The list beside the record does, or that nothing is left of a whole stream."""
    _without(folder, condition)
    if not is_listed:
        (folder / FILE).unlink()
    made = salvaged(folder)
    assert made is not None
    assert made.gaps
    assert _left_in(folder) == []
    assert _is_whole(folder)


def test_the_copy_would_bring_it_back(folder: Path) -> None:
    """So each of these tests can fail."""
    _without(folder, f"stream IN (SELECT stream FROM entry WHERE {_ERASURES})")  # noqa: S608 in a test
    (folder / FILE).unlink()
    salvaged(folder)
    assert b"feverish" in _left_in(folder)


def _without(folder: Path, condition: str) -> None:
    """As if the pages of those entries could not be read any more."""
    driver = by_hand(folder)
    found = driver.execute(f"SELECT arrival FROM entry WHERE {condition}").fetchall()  # noqa: S608 in a test
    driver.close()
    gone = ", ".join(str(arrival) for (arrival,) in found)
    for table in ("payload", "entry"):
        without_guards(folder, f"DELETE FROM {table} WHERE arrival IN ({gone})")  # noqa: S608 in a test
