"""What durability rests on is read back and, if different, refused."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from monitor.storage import settings
from monitor.storage.database import Database
from monitor.storage.faults import SettingsRefused
from monitor.storage.settings import (
    SETTINGS,
    Setting,
    apply_settings,
    check_library,
    check_settings,
    is_sound,
)


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[dbapi2.Connection]:
    connection = dbapi2.connect(str(tmp_path / "plain.db"), isolation_level=None)
    apply_settings(connection)
    yield connection
    connection.close()


def test_settings_hold(driver: dbapi2.Connection) -> None:
    """A connection that was just set up passes."""
    check_settings(driver)
    check_library(driver)


@pytest.mark.parametrize(
    ("name", "value", "reads"),
    [
        ("journal_mode", "DELETE", "delete"),
        ("synchronous", "NORMAL", "1"),
        ("synchronous", "OFF", "0"),
        ("foreign_keys", "OFF", "0"),
        ("recursive_triggers", "OFF", "0"),
        ("trusted_schema", "ON", "1"),
    ],
)
def test_a_weaker_setting_is_refused(
    driver: dbapi2.Connection, name: str, value: str, reads: str
) -> None:
    """Each setting, weakened after it was set, is found and named."""
    driver.execute(f"PRAGMA {name} = {value}")

    with pytest.raises(SettingsRefused, match=f"reads {name} as {reads};"):
        check_settings(driver)


def test_a_record_that_would_lose_entries_does_not_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With synchronous at NORMAL the record refuses to open, and says why."""
    with Database(folder):
        pass
    weakened = [
        setting._replace(value="NORMAL") if setting.name == "synchronous" else setting
        for setting in SETTINGS
    ]
    monkeypatch.setattr(settings, "SETTINGS", weakened)

    with pytest.raises(SettingsRefused) as refusal:
        Database(folder)

    assert refusal.value.setting == "synchronous"
    assert "entries could be lost" in refusal.value.why


def test_a_refusal_lets_go_of_the_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a refused open the same process can open the record as it should be."""
    unreadable = (*SETTINGS, Setting("cache_size", "10", "11"))
    with monkeypatch.context() as patched:
        patched.setattr(settings, "SETTINGS", unreadable)
        with pytest.raises(SettingsRefused):
            Database(folder)

    with Database(folder):
        pass


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("3.6.23", False),
        ("3.7.0", False),
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.44.10", True),
        ("3.45.0", False),
        ("3.50.6", False),
        ("3.50.7", True),
        ("3.51.0", False),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.53.4", True),
        ("4.0.0", True),
    ],
)
def test_versions_that_can_corrupt_are_refused(version: str, expected: bool) -> None:
    """Exactly the versions free of the WAL-reset bug pass."""
    assert is_sound(version) is expected


def test_the_shipped_library_encrypts() -> None:
    """The driver that is installed is the one that was chosen."""
    driver = dbapi2.connect(":memory:")

    assert driver.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
    assert is_sound(driver.execute("SELECT sqlite_version()").fetchone()[0])
    driver.close()


class Answers:
    """A driver that gives these answers."""

    def __init__(self, answers: dict[str, tuple[str] | None]) -> None:
        self._answers = answers
        self._last: tuple[str] | None = None

    def execute(self, statement: str) -> "Answers":
        self._last = self._answers[statement]
        return self

    def fetchone(self) -> tuple[str] | None:
        return self._last


@pytest.mark.parametrize(
    ("version", "cipher", "named"),
    [("3.51.1", ("4.12.0",), "SQLite version"), ("3.53.4", None, "cipher")],
)
def test_a_wrong_library_is_refused(
    version: str, cipher: tuple[str] | None, named: str
) -> None:
    """A library with the bug, or without a cipher, is refused by name."""
    driver = Answers(
        {"SELECT sqlite_version()": (version,), "PRAGMA cipher_version": cipher}
    )

    with pytest.raises(SettingsRefused, match=named):
        check_library(driver)


def test_no_second_sqlite_comes_along(folder: Path) -> None:
    """Opening a record loads one SQLite; a second would drop the first one's locks."""
    program = (
        "import sys; from pathlib import Path\n"
        "from monitor.storage.database import Database\n"
        "Database(Path(sys.argv[1])).close()\n"
        "loaded = {'sqlite3', '_sqlite3', 'apsw', 'PySide6.QtSql'} & set(sys.modules)\n"
        "sys.exit(' '.join(loaded) or 0)"
    )

    run = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
