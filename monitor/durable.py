"""Files that are there whole after a crash, or not at all; for the owner alone."""

import errno
import os
import sys
from pathlib import Path

OWNER_ONLY_FILE = 0o600
OWNER_ONLY_FOLDER = 0o700


def write_whole(path: Path, content: bytes) -> None:
    """Write beside it, make it durable, then rename; raises OSError.

    What stood there before stands until then.
    """
    beside = begin_beside(path)
    try:
        beside.write_bytes(content)
        put_in_place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def begin_beside(path: Path) -> Path:
    """An empty file to be filled, which is not taken for the finished one."""
    beside = path.with_name(f".{path.name}.part")
    beside.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    os.close(os.open(beside, flags, OWNER_ONLY_FILE))
    return beside


def put_in_place(beside: Path, path: Path) -> None:
    """Give a filled file its name, once all that is in it is on the disk."""
    sync_file(beside)
    beside.replace(path)
    make_durable(path.parent)


def sync_file(path: Path) -> None:
    # Windows syncs only what is open for writing.
    descriptor = os.open(path, os.O_RDWR)
    try:
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415 there is none on Windows

            # Only this reaches past the drive's own cache there.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(path: Path) -> None:
    """Make it with those above it, for the owner alone."""
    if not path.is_dir():
        path.mkdir(mode=OWNER_ONLY_FOLDER, parents=True)
        make_durable(path.parent)


def make_durable(folder: Path) -> None:
    """What was made, renamed or removed in it is so after a crash too."""
    if os.name != "posix":
        return  # Windows has no way to sync a folder and renames durably itself.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Drives of a network have no sync for folders; the record is on none.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(descriptor)
