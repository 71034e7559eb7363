"""The workstation's faults by cause, in plain sentences; all else is a bug.

EnvironmentFault
    AlreadyOpen  Unreachable  UnsafePlace  ReadOnly  DiskFull  Locked  DiskFailed
    Corrupt  NewerRecord  ForeignFile  KeyMissing  SignInNeeded  WrongKey
    SettingsRefused  TriggersMissing  NotAsWritten
"""

from pathlib import Path

from sqlcipher3 import dbapi2

from monitor.charting.faults import EnvironmentFault

_PRIMARY_CODE = 0xFF
_NOTHING_CHANGED = "Nothing in the record was changed."


class AlreadyOpen(EnvironmentFault):
    """Another process has this record open."""

    def __init__(self) -> None:
        super().__init__(
            "This record is already open.",
            "Another Vigil on this workstation is using it, and only one may.",
            "Use the one that is open, or close it first.",
        )


class Unreachable(EnvironmentFault):
    """The folder or a file in it can't be made or opened."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"The record in {folder} can't be opened.",
            f"The system says: {why}.",
            "Check that the folder exists and belongs to you, then start again.",
        )


class UnsafePlace(EnvironmentFault):
    """The folder is one in which a record gets damaged."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"No record is kept in {folder}.",
            f"{why} A record gets damaged there.",
            "Move the folder to a disk of this workstation and name it with --data.",
        )


class ReadOnly(EnvironmentFault):
    """The file or its folder can't be written."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing can be charted.",
            "The record can only be read: the disk or the folder is write-protected.",
            "Chart on paper and call technical support.",
        )


class DiskFull(EnvironmentFault):
    """There is no room left."""

    def __init__(self) -> None:
        super().__init__(
            "This is not saved.",
            "The disk is full.",
            "Make room on the disk, then save again. What was saved before is kept.",
        )


class Locked(EnvironmentFault):
    """Another program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            "This is not saved.",
            "Another program is holding the record.",
            "Close other programs that use the record, then save again.",
        )


class DiskFailed(EnvironmentFault):
    """Reading or writing failed."""

    def __init__(self) -> None:
        super().__init__(
            "The disk did not do what was asked.",
            "It reported an error in reading or writing, or has no room left.",
            "Save again. If it goes on, chart on paper and call technical support.",
        )


class Corrupt(EnvironmentFault):
    """A page of the file is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            "The record is damaged.",
            "A part of the file is not what was written to it.",
            "Chart on paper and call technical support. Do not delete the file.",
        )


class NewerRecord(EnvironmentFault):
    """A later version of Vigil wrote the file."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            "The record is from a later version of Vigil.",
            f"It has the format {found}; this version knows up to {known}."
            f" {_NOTHING_CHANGED}",
            "Start the later version.",
        )
        self.found = found


class ForeignFile(EnvironmentFault):
    """The file is a database of something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The file {path.name} is not a record of Vigil.",
            f"It holds something else. {_NOTHING_CHANGED}",
            "Choose another folder.",
        )


class KeyMissing(EnvironmentFault):
    """There is a record and no usable key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "The record can't be opened.",
            f"Its key file {path.name} is missing or incomplete. {_NOTHING_CHANGED}",
            "Put the key file back from the backup.",
        )


class SignInNeeded(EnvironmentFault):
    """The record opens for people alone, and nobody signed in."""

    def __init__(self) -> None:
        super().__init__(
            "The record can't be opened.",
            "People sign in to it, and nobody has.",
            "Sign in first.",
        )


class WrongKey(EnvironmentFault):
    """The key does not open the file, or its first page is damaged."""

    def __init__(self) -> None:
        super().__init__(
            "The record can't be opened.",
            "Its key does not fit: the key file belongs to another record,"
            f" or the beginning of the file is damaged. {_NOTHING_CHANGED}",
            "Put the right key file back, or call technical support.",
        )


class SettingsRefused(EnvironmentFault):
    """The database does not hold to a setting on which durability rests."""

    def __init__(self, setting: str, wanted: str, found: str) -> None:
        super().__init__(
            "Nothing can be charted.",
            f"The database reads {setting} as {found}; it has to be {wanted}, or"
            " entries could be lost.",
            "Call technical support.",
        )
        self.setting = setting


class TriggersMissing(EnvironmentFault):
    """Somebody took away what makes the file append-only."""

    def __init__(self, names: str) -> None:
        super().__init__(
            "Nothing can be charted.",
            f"The record is no longer protected against changes ({names}).",
            "Call technical support. Do not delete the file.",
        )


class NotAsWritten(EnvironmentFault):
    """The chains do not go on from where they were proved last."""

    def __init__(self, finding: str) -> None:
        super().__init__(
            "Nothing can be charted.",
            f"The record is not what it was: {finding}.",
            "Chart on paper and call technical support. Do not delete the file.",
        )


_BY_CODE: dict[int, type[DiskFull | Locked | ReadOnly | DiskFailed | Corrupt]] = {
    dbapi2.SQLITE_FULL: DiskFull,
    dbapi2.SQLITE_IOERR: DiskFailed,
    dbapi2.SQLITE_READONLY: ReadOnly,
    dbapi2.SQLITE_CANTOPEN: DiskFailed,
    dbapi2.SQLITE_BUSY: Locked,
    dbapi2.SQLITE_LOCKED: Locked,
    dbapi2.SQLITE_CORRUPT: Corrupt,
    dbapi2.SQLITE_NOTADB: Corrupt,
}


def fault_of(error: BaseException | None) -> EnvironmentFault | None:
    """The fault behind a driver's error; None where the fault is ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    found = _BY_CODE.get(code & _PRIMARY_CODE)
    return found() if found else None
