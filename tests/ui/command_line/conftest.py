"""A record with two sessions, and a terminal to look at it from."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.storage.database import Database
from tests.desk import START
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import Desk, staff
from ui.command_line.scripts import example_script, play_whole, synthetic_script


@pytest.fixture(scope="session")
def _charted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("charted") / "record"
    with Database(folder) as database:
        play_whole(database, example_script, START, "Europe/London")
        later = START + timedelta(days=1)
        play_whole(database, synthetic_script, later, "Europe/London")
    return folder


@pytest.fixture
def record(_charted: Path, tmp_path: Path) -> Path:
    """A copy of the record that a test may do with as it likes."""
    return copied(_charted, tmp_path / "record")


def copied(record: Path, folder: Path) -> Path:
    folder.mkdir(mode=0o700)
    for file in record.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture
def terminal(
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Terminal:
    return Terminal(record, monkeypatch, capsys)


@pytest.fixture(scope="session")
def _staffed(_charted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(_charted, tmp_path_factory.mktemp("staffed") / "record")
    staff(folder)
    return folder


@pytest.fixture
def desk(
    _staffed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    """A terminal at a record that people sign in to."""
    folder = copied(_staffed, tmp_path / "staffed")
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    return Desk(Terminal(folder, monkeypatch, capsys), secrets)


@pytest.fixture
def session(terminal: Terminal) -> str:
    """The id of the example session."""
    return terminal.run("sessions").out.splitlines()[-1].split()[0]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"
