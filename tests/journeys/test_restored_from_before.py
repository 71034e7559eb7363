"""A copy of before people signed in, restored after they do."""

from pathlib import Path

import pytest

from monitor.access import to_key_anew
from monitor.storage.copied_slots import slots_beside
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.journal import FileJournal
from monitor.storage.opening import inspect
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.journeys.doorway import NAME, PASSWORD, SIGN_IN, Doorway, Open
from tests.storage.charted import circumstances, patient
from tests.ui.command_line.running import Terminal


@pytest.fixture
def before(tmp_path: Path) -> bytes:
    """A record with a key file, and its key."""
    with Database(tmp_path / "record") as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        return database.folder.key()


def keyed_anew(here: Doorway) -> None:
    here.vigil.bedside.tick()
    access = here.vigil.admission.access
    here.until(lambda: not to_key_anew.is_noted(here.folder))
    here.until(lambda: not access._is_under_way)


def restore(terminal: Terminal, copy: Path) -> None:
    secret = terminal.folder.parent / "secret"
    secret.touch(mode=0o600)
    secret.write_text(f"{PASSWORD}\n")
    signing_in = ("--as", SIGN_IN, "--password-file", str(secret))
    ran = terminal.run("restore", str(copy), *signing_in)
    assert (ran.status, ran.err) == (0, "")


def test_it_opens_for_whoever_took_over(
    doorway: Open,
    before: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It knows nobody, so it asks who that is; and it gets another key once more."""
    here = doorway()
    terminal = Terminal(here.folder, monkeypatch, capsys)
    copy = here.folder / "backups" / "2026-01-01.db"
    here.vigil.end()
    assert terminal.run("backup", "--out", str(copy)).status == 0
    assert not slots_beside(copy).exists()
    here = doorway()
    code = here.set_up()
    keyed_anew(here)
    here.vigil.end()
    assert slots_beside(copy).exists()

    restore(terminal, copy)
    inspect(here.folder / "record.db", before)

    here = doorway()
    here.sign_in()
    here.at("unfinished")
    assert here.form.choices is not None
    here.form.choices.choose("Nurse")
    here.answer(NAME, code)
    assert here.is_in().name == NAME
    found: list[object] = []
    here.vigil.bedside.ask(lambda recorder: recorder.patients(), found.extend)
    here.until(lambda: len(found) == 1)
    keyed_anew(here)
    with pytest.raises(WrongKey):
        inspect(here.folder / "record.db", before)
