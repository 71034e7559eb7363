"""Writing a file so that it is there whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(path: Path, content: bytes) -> None:
    """Write beside it, make it durable, then rename. Only the owner can read it.

    Raises OSError, in which case what stood there before still stands.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=".vigil-", delete=False) as file:
        beside = Path(file.name)
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # Closed by now: elsewhere an open file can't be renamed.
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
