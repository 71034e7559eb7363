"""``vigil erase``: by an administrator, with the number typed again, or not at all."""

import pytest

from tests.ui.command_line.staffed import Desk
from ui.command_line import secret_words

_WHY = ("--reason", "asked for it in writing")


def asking(desk: Desk, number: str) -> tuple[str, ...]:
    file = desk.secret(f"{number}\n", "number")
    return ("erase", "--patient-file", str(file), *_WHY)


def again(desk: Desk, number: str) -> tuple[str, ...]:
    if not number:
        return ()
    return ("--confirm-file", str(desk.secret(f"{number}\n", "again")))


@pytest.fixture
def number(desk: Desk) -> str:
    """Of the patient of the session that was charted last."""
    line = desk.run_as("supervisor", "sessions", "--identified").out.splitlines()[0]
    return line.split("  ")[-2]


def test_erased(desk: Desk, number: str) -> None:
    """What goes is told in numbers, and where else the patient is; then it verifies."""
    copies = desk.folder / "backups"
    copies.mkdir(mode=0o700)
    (copies / "vigil-2026-03-20.db").touch(mode=0o600)
    before = desk.run_as("supervisor", "sessions", "--identified").out
    asked = asking(desk, number)
    dry = desk.run_as("administrator", *asked, "--dry-run")
    assert (dry.status, dry.err) == (0, "")
    assert "sessions 1, entries " in dry.out
    assert "vigil-2026-03-20.db of 2026-03-20" in dry.out
    assert "dry run" in dry.out
    assert desk.run_as("supervisor", "sessions", "--identified").out == before

    ran = desk.run_as("administrator", *asked, *again(desk, number))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("The patient is erased.\n")
    after = desk.run_as("supervisor", "sessions", "--identified").out
    assert number not in after
    assert "Erased" in after
    verified = desk.run_as("supervisor", "verify")
    assert verified.status == 0, verified.out
    once_more = desk.run_as("administrator", *asked, *again(desk, number))
    assert once_more.status == 2
    assert "Nobody in this record has that number" in once_more.complaint


@pytest.mark.parametrize(
    ("confirm", "told"),
    [("T-9999", "typed again is another"), ("", "Give it with --confirm-file FILE")],
)
def test_another_number_erases_nobody(
    desk: Desk, number: str, confirm: str, told: str
) -> None:
    asked = (*asking(desk, number), *again(desk, confirm))
    ran = desk.run_as("administrator", *asked)
    assert ran.status != 0
    assert told in ran.complaint
    assert number in desk.run_as("supervisor", "sessions", "--identified").out


@pytest.mark.parametrize("number", ["T-0001", "nobody's"])
@pytest.mark.parametrize("role", ["nurse", "supervisor", "prescriber", "auditor"])
def test_nobody_else_may(desk: Desk, role: str, number: str) -> None:
    """And is not told either whether there is such a patient."""
    ran = desk.run_as(role, *asking(desk, number))  # type: ignore[arg-type]  # a role
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint.startswith("This is not permitted: ")


@pytest.mark.parametrize("option", ["--patient", "--confirm"])
def test_a_number_stands_in_no_command_line(
    desk: Desk, number: str, option: str
) -> None:
    """Where others could read it, and the shell keep it after the erasure."""
    ran = desk.run_as("administrator", *asking(desk, number), option, number)
    assert ran.status == 2
    assert number in desk.run_as("supervisor", "sessions", "--identified").out


def test_a_file_that_others_can_read_erases_nobody(desk: Desk, number: str) -> None:
    file = desk.secret(f"{number}\n", "open")
    file.chmod(0o644)
    asked = ("erase", "--patient-file", str(file), *_WHY, *again(desk, number))
    ran = desk.run_as("administrator", *asked)
    assert ran.status != 0
    assert "can be read by others" in ran.complaint
    assert number in desk.run_as("supervisor", "sessions", "--identified").out


def test_it_is_asked_for_twice(
    desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal, after it is known that whoever asks may."""
    questions: list[str] = []

    def asked(what: str, option: str, *, is_hidden: bool = True) -> str:
        assert not is_hidden
        questions.append(f"{what} {option}")
        return number

    monkeypatch.setattr(secret_words, "asked", asked)
    assert desk.run_as("nurse", "erase", *_WHY).status == 1
    assert questions == []
    assert desk.run_as("administrator", "erase", *_WHY).status == 0
    assert [q.rpartition(" --")[2] for q in questions] == [
        "patient-file FILE",
        "confirm-file FILE",
    ]
