"""What else may be written on the disk of a record: never what charting needs."""

import shutil
from pathlib import Path

LEAST = 50_000_000
"""Bytes that stay free for charting whatever else is to be written (hazard H07)."""


def why_no_room(folder: Path, out: Path, size: int) -> str:
    """Why so many bytes are not written to ``out``; empty where they may be.

    On another disk than the record's they may always be. Raises OSError.
    """
    if out.stat().st_dev != folder.stat().st_dev:
        return ""
    left = shutil.disk_usage(out).free - size
    if left >= LEAST:
        return ""
    return (
        f"Less than {LEAST // 1_000_000} MB would be left on the disk of the record,"
        " and charting needs them"
    )
