"""What there is of a record before the first person signs in."""

from pathlib import Path

from monitor.durable import make_durable, make_folder
from monitor.storage.faults import KeyMissing, Unreachable, UnsafePlace
from monitor.storage.opening import inspect
from monitor.storage.placing import why_not_here

_KEY_LENGTH = 32
_SALT_LENGTH = 16


def make_place(folder: Path) -> None:
    """A folder in which a record can be kept; raises an EnvironmentFault."""
    unsafe = why_not_here(folder)
    if unsafe:
        raise UnsafePlace(folder, unsafe)
    try:
        make_folder(folder)
    except OSError as error:
        raise Unreachable(folder, error.strerror or "no reason given") from error


def is_begun(folder: Path) -> bool:
    """Whether anything lies where the record is to be."""
    record = folder / "record.db"
    return record.exists() and record.stat().st_size > 0


def key_of_before(folder: Path) -> bytes | None:
    """Key and salt, 48 bytes, of a record that is closed; None where none is there.

    Such a record has a key file, which those who sign in take over. Raises KeyMissing
    where it has none, WrongKey where that is of another record, and OSError.
    """
    key_file, record = folder / "record.key", folder / "record.db"
    if not is_begun(folder):
        return None
    if not key_file.exists():
        raise KeyMissing(key_file)
    inspect(record, key_file.read_bytes())
    with record.open("rb") as file:
        return key_file.read_bytes()[:_KEY_LENGTH] + file.read(_SALT_LENGTH)


def is_key_file_of(folder: Path, key: bytes) -> bool:
    """Whether a key file lies there that opens what this key opens; raises OSError."""
    key_file = folder / "record.key"
    return key_file.is_file() and key_file.read_bytes() == key[:_KEY_LENGTH]


def forget_key_file(folder: Path) -> None:
    """Once there are slots that hold the key. Raises OSError."""
    key_file = folder / "record.key"
    if key_file.exists():
        key_file.unlink()
        make_durable(folder)
