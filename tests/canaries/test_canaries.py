"""Nothing that names somebody stays on the workstation but in the encrypted record."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.canaries import words
from tests.canaries.workstation import Workstation
from tests.journeys.doorway import PASSWORD


@pytest.fixture
def workstation(tmp_path: Path) -> Workstation:
    return Workstation(tmp_path)


def _found_outside(workstation: Workstation) -> set[str]:
    return {hit.word for hit in workstation.handed_out()}


def test_what_was_charted_stands_in_no_file(workstation: Workstation) -> None:
    """While it is half typed and after a kill, with diagnostics, a copy and exports."""
    workstation.live("chart")
    assert workstation.found() == []
    assert len(workstation.keys) == 1

    assert workstation.tell("doctor").status == 0
    copy = workstation.copies / "copy.db"
    assert workstation.tell("backup", "--out", str(copy)).status == 0
    inside = workstation.own / "not there" / "export.json"
    refused = workstation.tell("export", "--all", "--format=json", "--out", str(inside))
    assert refused.status != 0
    assert workstation.found() == []

    outside = workstation.outside / "export.json"
    assert _found_outside(workstation) == {PASSWORD}
    asked = ("export", "--all", "--format=json", "--out", str(outside))
    assert workstation.tell(*asked).status == 0
    assert _found_outside(workstation) == {PASSWORD}
    assert workstation.tell(*asked, "--identified", "--force").status == 0
    assert {words.FAMILY, words.NUMBER, words.PHONE} <= _found_outside(workstation)
    assert workstation.found() == []


@pytest.mark.faults
def test_nor_after_a_crash_a_failed_start_and_a_salvage(
    workstation: Workstation,
) -> None:
    """With the record keyed anew, the copy of a day, every command and every export."""
    if shutil.which("strings") is None:
        pytest.skip("needs strings (binutils)")
    workstation.live("chart")
    assert workstation.live("leave", is_killed=False) == -signal.SIGSEGV
    assert len(workstation.keys) == 2
    assert workstation.found() == []
    (copy,) = (workstation.record / "backups").glob("*.db")
    for form in ("csv", "json", "text", "bundle"):
        out = workstation.outside / f"export.{form}"
        asked = ("export", "--all", f"--format={form}", "--out", str(out))
        assert workstation.tell(*asked).status == 0
        refused = workstation.tell(*asked[:-1], str(workstation.own / "no" / "file"))
        assert refused.status != 0
    told = workstation.tell("sessions", "--identified", is_handed_out=True)
    assert words.FAMILY.upper() in told.text.upper()
    assert workstation.tell("restore", str(copy), "--dry-run").status == 0
    assert workstation.found() == []

    workstation.damage()
    workstation.live("fail")
    assert workstation.tell("verify").status != 0
    assert workstation.tell("salvage").status in {0, 1}
    assert workstation.tell("doctor").status == 0
    assert workstation.tell("restore", str(copy)).status == 0
    assert workstation.found() == []
    assert workstation.legible() == []
    assert {*words.CHARTED} - words.NOT_EXPORTED <= _found_outside(workstation)
