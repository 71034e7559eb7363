"""``vigil approve-protocol``."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from monitor.clock import SystemClock, new_id
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.builders import iv40, iv40_text
from tests.charting.clinic import Clinic
from tests.ui.command_line.running import Ran, Terminal
from ui.opening import recorder_on
from ui.overriding import override

BY = ("--by", "Dr M. Meyer")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "iv40.toml"
    path.write_text(iv40_text(), encoding="utf-8")
    return path


def approve(terminal: Terminal, file: Path, *more: str) -> Ran:
    confirmed = ("--confirm", "iv40")
    return terminal.run("approve-protocol", str(file), *(more or BY), *confirmed)


def test_it_is_approved_and_the_record_is_whole(terminal: Terminal, file: Path) -> None:
    """The approval stands in the record under the hash of the file."""
    ran = approve(terminal, file, *BY, "--note", "Committee of 3 March")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        f"iv40 v1 is approved by Dr M. Meyer.\nSHA-256 {iv40().sha256}\n"
    )
    assert terminal.run("verify").status == 0
    with Database(terminal.folder) as database:
        offers = {o.protocol.id: o for o in recorder_on(database).offers()}
    (given,) = offers["iv40"].approvals
    assert (given.by, given.note) == ("Dr M. Meyer", "Committee of 3 March")
    assert offers["iv_pain"].approvals == ()


def test_twice_by_the_same_person_is_refused(terminal: Terminal, file: Path) -> None:
    """The second time ends with status 1 and says why."""
    approve(terminal, file)
    ran = approve(terminal, file)
    assert (ran.status, ran.out) == (1, "")
    assert "Dr M. Meyer approved this text before" in ran.complaint


def test_a_faulty_file_is_not_approved(terminal: Terminal, file: Path) -> None:
    """Its faults are told as check-protocol tells them."""
    file.write_text(iv40_text().replace("limit = 160 }", "limit = 999 }", 1))
    ran = approve(terminal, file)
    assert ran.status == 1
    assert "rule[SBP-HIGH-1].when[1].limit" in ran.err


def test_a_changed_text_needs_a_higher_version(terminal: Terminal, file: Path) -> None:
    """A copy of what ships, changed and not raised, is refused, and what to do told."""
    changed = iv40_text().replace("limit = 160 }", "limit = 165 }", 1)
    file.write_text(changed, encoding="utf-8")
    ran = approve(terminal, file)
    assert (ran.status, ran.out) == (1, "")
    assert "another text ships with Vigil as iv40 v1. Raise version" in ran.complaint
    file.write_text(changed.replace("version = 1", "version = 2", 1), encoding="utf-8")
    assert approve(terminal, file).status == 0


def test_it_is_charted_by_the_time_of_the_record(
    terminal: Terminal, file: Path
) -> None:
    """The workstation's clock was set on by months while a session is open."""
    clinic = Clinic(session_id=new_id(), patient_id=new_id())
    own = SystemClock()
    clinic.clock.boot_id = own.boot_id
    with Database(terminal.folder) as database:
        clinic.journal = FileJournal(database, clinic.clock)
        clinic.restart()
        clinic.clock.advance(seconds=own.monotonic() - clinic.clock.monotonic())
        clinic.charted(clinic.recording(identifier="T-0099"))
        clinic.charted(clinic.opening())
    assert approve(terminal, file).status == 0


@pytest.mark.parametrize(
    ("confirmed", "why"),
    [
        ((), "its id was not typed again"),
        (("--confirm", "iv4"), "iv4 is not its id"),
        (("--confirm", "iv_pain"), "iv_pain is not its id"),
    ],
)
def test_its_id_is_typed_again(
    terminal: Terminal, file: Path, confirmed: tuple[str, ...], why: str
) -> None:
    """As in the app; where nobody can be asked it stands in the command."""
    ran = terminal.run("approve-protocol", str(file), *BY, *confirmed)
    assert (ran.status, ran.out) == (2, "")
    assert why in ran.complaint
    with Database(terminal.folder) as database:
        offers = {o.protocol.id: o for o in recorder_on(database).offers()}
    assert offers["iv40"].approvals == ()


@pytest.mark.parametrize(("typed", "status"), [("iv40", 0), ("iv4", 2), ("", 2)])
def test_at_a_terminal_it_is_asked_for(
    terminal: Terminal,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    status: int,
) -> None:
    """With what the approval means before the question."""
    monkeypatch.setattr(sys, "stdin", Keyboard(f"{typed}\n"))
    ran = terminal.run("approve-protocol", str(file), *BY)
    assert ran.status == status
    assert "The approval stands in the record for ever." in ran.err


class Keyboard(StringIO):
    """What somebody types at a terminal."""

    @override
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("more", [(), ("--by", " ")])
def test_somebody_has_to_be_named(
    terminal: Terminal, file: Path, more: tuple[str, ...]
) -> None:
    """Without a name it is wrong use."""
    ran = terminal.run("approve-protocol", str(file), *more)
    assert (ran.status, ran.out) == (2, "")
    assert "--by" in ran.complaint


def withdraw(terminal: Terminal, file: Path, *more: str) -> Ran:
    by = ("--by", "Dr B. Second", "--reason", "wrong file")
    return terminal.run("withdraw-approval", str(file), *(more or by))


def test_it_is_taken_back(terminal: Terminal, file: Path) -> None:
    """The text needs approval again, and the record is whole and keeps both."""
    approve(terminal, file)
    ran = withdraw(terminal, file)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "iv40 v1 needs approval, taken back by Dr B. Second.\n"
        f"SHA-256 {iv40().sha256}\n"
    )
    assert terminal.run("verify").status == 0
    with Database(terminal.folder) as database:
        offers = {o.protocol.id: o for o in recorder_on(database).offers()}
    assert offers["iv40"].approved is None
    assert len(offers["iv40"].approvals) == 1


def test_what_nobody_approved_is_not_taken_back(terminal: Terminal, file: Path) -> None:
    """It ends with status 1 and says why; without a reason it is wrong use."""
    ran = withdraw(terminal, file)
    assert (ran.status, ran.out) == (1, "")
    assert "this text is not approved" in ran.complaint
    ran = withdraw(terminal, file, "--by", "Dr Ito", "--reason", " ")
    assert (ran.status, ran.out) != (0, "")
    assert "--reason" in ran.complaint
