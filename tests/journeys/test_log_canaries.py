"""Logs hold ids only: no name, number or note gets into them, whatever goes wrong."""

import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt

from monitor.storage.faults import DiskFull
from monitor.storage.journal import FileJournal
from tests.journeys.nurse import Nurse
from tests.journeys.typed_rows import ALT, CTRL
from tests.traps.logs import ExpectedLogs
from ui.overriding import override
from ui.views.snapshot import Saving

FAMILY, GIVEN, NUMBER = "Zyphrine", "Quexalot", "CNRY-7731"
NOTE, ROOM, NURSE = "kingfisher seen", "Heronry", "Wrenfield"
CANARIES = (FAMILY, GIVEN, NUMBER, "7731", NOTE, "kingfisher", ROOM, NURSE)


class Captured(logging.Handler):
    """Every record, as any handler could write it, with all that hangs on it."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.texts: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{self.format(record)} {record.args!r} {record.__dict__!r}")


@pytest.fixture
def logged() -> Iterator[Captured]:
    root, captured = logging.getLogger(), Captured()
    level = root.level
    root.addHandler(captured)
    root.setLevel(logging.DEBUG)
    yield captured
    root.setLevel(level)
    root.removeHandler(captured)


def _chart(nurse: Nurse) -> None:
    """A patient, a session and a note, all of them canaries."""
    nurse.type(f"{NURSE}\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    nurse.type(NUMBER)
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, ALT)
    nurse.type(f"{FAMILY}\t{GIVEN}\t\t14-Mar-1981\tnn\n")
    nurse.settle()
    nurse.type(f"QZ\t1981\t{ROOM}\n")
    nurse.settle()
    assert nurse.session.patient.details.family == FAMILY
    nurse.press(7)
    nurse.type(f"{NOTE}\n")
    nurse.settle()
    assert NOTE in str(nurse.session.entries)


def _look_up() -> NoReturn:
    raise KeyError(f"{FAMILY}, {GIVEN} {NUMBER}")


def _go_wrong(_: object) -> NoReturn:
    try:
        _look_up()
    except KeyError as fault:
        raise ExceptionGroup(NOTE, [ValueError(ROOM), RuntimeError(NOTE)]) from fault


def _fill_up(*_: object) -> NoReturn:
    raise DiskFull


def test_nothing_that_was_typed_is_logged(
    nurse: Nurse,
    logged: Captured,
    expected_logs: ExpectedLogs,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Nor printed: while charting, when the disk is full, and when the program errs."""
    _chart(nurse)
    with monkeypatch.context() as patch:
        patch.setattr(FileJournal, "append", _fill_up)
        nurse.press(7)
        nurse.type(f"{NOTE} again\n")
        store = nurse.vigil.store
        nurse.until(lambda: store.snapshot.record.saving is Saving.FAULT)
    expected_logs.expect("A fault of the program. ExceptionGroup at ")
    nurse.vigil.bedside.ask(_go_wrong, lambda _: None)
    nurse.until(lambda: store.snapshot.record.is_untrusted)

    written = "\n".join(logged.texts) + "".join(capfd.readouterr())
    assert "ExceptionGroup at" in written
    found = [word for word in CANARIES if word.casefold() in written.casefold()]
    assert found == []
