"""What durability rests on: set at every open, read back, and refused if different."""

from typing import Any, NamedTuple, Protocol

from monitor.storage.faults import SettingsRefused

BUSY_TIMEOUT_S = 2.0


class Driver(Protocol):
    """As much of the database driver's connection as opening needs."""

    def execute(self, statement: str, /) -> Any: ...


class Setting(NamedTuple):
    """A pragma, the value to set, and what it must then read as."""

    name: str
    value: str
    reads: str


# WAL with FULL is the only pair that lost nothing in simulated power cuts, short of
# the slower rollback journal with EXTRA.
SETTINGS = (
    Setting("journal_mode", "WAL", "wal"),
    Setting("synchronous", "FULL", "2"),
    Setting("foreign_keys", "ON", "1"),
    # Without it INSERT OR REPLACE deletes past the triggers on DELETE.
    Setting("recursive_triggers", "ON", "1"),
    # What is deleted is overwritten, so that what was erased is in no page any more.
    Setting("secure_delete", "ON", "1"),
    Setting("trusted_schema", "OFF", "0"),
    # Only macOS has a flush that reaches past the drive's own cache.
    Setting("fullfsync", "ON", "1"),
    Setting("checkpoint_fullfsync", "ON", "1"),
)

# The WAL-reset corruption bug: 3.7.0 to 3.51.2, fixed in 3.51.3 and in two older lines.
_FIXED_FROM = (3, 51, 3)
_FIXED_LINES = ((3, 50, 7), (3, 44, 6))


def apply_settings(driver: Driver) -> None:
    for setting in SETTINGS:
        driver.execute(f"PRAGMA {setting.name} = {setting.value}")


def check_settings(driver: Driver) -> None:
    """Raises SettingsRefused for the first that does not read as it must."""
    for setting in SETTINGS:
        found = _read(driver, f"PRAGMA {setting.name}")
        if found != setting.reads:
            raise SettingsRefused(setting.name, setting.reads, found)


def check_library(driver: Driver) -> None:
    """Raises SettingsRefused for a library that can corrupt or does not encrypt."""
    version = _read(driver, "SELECT sqlite_version()")
    if not is_sound(version):
        raise SettingsRefused("its SQLite version", "3.51.3 or later", version)
    cipher = _read(driver, "PRAGMA cipher_version")
    if not cipher:
        raise SettingsRefused("its cipher", "present", "absent")


def is_sound(version: str) -> bool:
    """Whether that SQLite is free of the WAL-reset bug, and able to WAL at all."""
    parts = tuple(int(part) for part in version.split("."))
    in_fixed_line = any(
        parts[:2] == fixed[:2] and parts >= fixed for fixed in _FIXED_LINES
    )
    return parts >= _FIXED_FROM or in_fixed_line


def _read(driver: Driver, question: str) -> str:
    row = driver.execute(question).fetchone()
    return "" if row is None else str(row[0])
