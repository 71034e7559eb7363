"""Fetches into `build/fhir` what holds a FHIR export against R4; done once a lock.

Two packages of npm, pinned by hash in `.ci/fhir`. Without node or npm, or without a
way out, the tests that need them are skipped and say so; it is no reason to stop.
"""

import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_FROM = Path(__file__).resolve().parent / "fhir"
FOLDER = _ROOT / "build" / "fhir"
_STAMP = FOLDER / "set-up"
_LIMIT = 60
"""Seconds; two packages of 8 MB come in five."""


def why_not() -> str | None:
    """What is missing to run the check, in a sentence; None where nothing is."""
    missing = [program for program in ("node", "npm") if shutil.which(program) is None]
    if missing:
        return f"no {' or '.join(missing)} here. Debian: apt-get install nodejs npm"
    if not _is_up_to_date():
        return "its packages are not there. Fetch them: python3 .ci/fhir_check.py"
    return None


def fetch() -> None:
    """Fetch the packages unless they stand already; one process at a time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _is_up_to_date() or shutil.which("npm") is None:
            return
        for file in _FROM.iterdir():
            shutil.copy(file, FOLDER)
        line = ["npm", "ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit"]
        try:
            done = subprocess.run(
                [*line, "--no-fund", "--fetch-retries=1"],
                cwd=FOLDER,
                capture_output=True,
                check=False,
                timeout=_LIMIT,
            )
        except subprocess.TimeoutExpired:
            return
        if done.returncode == 0:
            # Last, so that what was cut short is done again.
            _STAMP.write_text(_digest())


def _is_up_to_date() -> bool:
    return _STAMP.is_file() and _STAMP.read_text() == _digest()


def _digest() -> str:
    files = sorted(_FROM.iterdir())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


if __name__ == "__main__":
    fetch()
    why = why_not()
    if why:
        sys.stderr.write(f"The FHIR export is not held against R4: {why}\n")
