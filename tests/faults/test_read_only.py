"""A folder that can't be written is refused at once, in words, and left as it is."""

import subprocess
import sys
from errno import EROFS
from pathlib import Path

import pytest

from tests.faults.namespaces import IN_NAMESPACE, needs_namespaces
from tests.faults.oracle import what_is_wrong
from tests.faults.scribes import ROOT, Scribes
from tests.faults.tasks import Harm, Task

_OPENING = (
    "import sys; from pathlib import Path\n"
    "from monitor.charting.faults import EnvironmentFault\n"
    "from monitor.storage.database import Database\n"
    "try: Database(Path(sys.argv[1]))\n"
    "except EnvironmentFault as fault: print(fault); sys.exit(3)\n"
)


@needs_namespaces
@pytest.mark.parametrize("state", ["none yet", "closed", "left by a kill"])
def test_a_read_only_disk_is_told(scribes: Scribes, place: Path, state: str) -> None:
    """Whatever is there: none of it is changed, and the reason is told."""
    folder = place / "record"
    folder.mkdir()
    if state != "none yet":
        harm: Harm = "kill" if state == "left by a kill" else "none"
        task = Task(folder=str(folder), harm=harm, at=20, harm_when_open=True)
        scribes.chart(task)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    mounted = f'mount --bind -o ro {folder} {folder} && exec "$@"'
    tried = subprocess.run(
        [*IN_NAMESPACE, mounted, "sh", sys.executable, "-c", _OPENING, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (tried.returncode, tried.stderr) == (3, "")
    assert "Read-only file system" in tried.stdout
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("at", range(1, 12, 2))
def test_a_disk_that_turns_read_only_is_told(
    scribes: Scribes, place: Path, at: int
) -> None:
    """As a failing drive does under way; what was told before is all there."""
    folder = place / "record"
    task = Task(
        folder=str(folder), harm="fail on", at=at, error=EROFS, harm_when_open=True
    )
    told = scribes.chart(task)

    assert what_is_wrong(folder, told) == []
    assert told.faults + told.unconfirmed != []
    assert told.closed is not None
