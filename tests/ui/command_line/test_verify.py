"""``vigil verify``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.laid_out import PAGE, pages_with_content
from tests.storage.tampering import by_hand
from tests.ui.command_line.running import Terminal


def test_a_whole_record(terminal: Terminal) -> None:
    """Status 0, every question answered with yes, and the head to note down."""
    ran = terminal.run("verify")

    *answers, head = ran.out.splitlines()
    assert ran.status == 0
    assert len(answers) == 6
    assert all(line.endswith(": yes") for line in answers)
    assert head.startswith("Entries of epoch ")


def test_a_damaged_record(terminal: Terminal) -> None:
    """Status 1, and what is wrong."""
    by_hand(terminal.folder, "DELETE FROM session_index").close()
    ran = terminal.run("verify")

    assert (ran.status, ran.err) == (1, "")
    assert "Do the lists follow from the entries: no" in ran.out.splitlines()


def flip(path: Path, at: int) -> None:
    """One bit of the file, as a failing disk does."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_damaged_file_is_told_in_one_sentence(terminal: Terminal) -> None:
    """What is damaged, why it matters and what to do; few details stand below it."""
    path = terminal.folder / "record.db"
    # Not where it looks to open: that is refused before anything is verified.
    flip(path, pages_with_content(terminal.folder)[0] * PAGE + 1000)
    ran = terminal.run("verify")

    told, *details = ran.out.splitlines()
    assert (ran.status, ran.err) == (1, "")
    assert told.startswith("The record is damaged: ")
    assert "may be wrong or missing" in told
    assert told.endswith("call technical support, and keep the file as it is.")
    assert "Is the file undamaged: no" in details
    assert len(details) <= 5 * 7 + 1


def test_lists_that_are_wrong_are_no_damaged_entries(terminal: Terminal) -> None:
    """What is charted is whole, which the sentence says."""
    by_hand(terminal.folder, "DELETE FROM session_index").close()
    told = terminal.run("verify").out.splitlines()[0]

    assert "every entry is as it was written" in told


def test_the_answer_as_json(terminal: Terminal) -> None:
    """The same as an object, with the same status."""
    whole = terminal.run("verify", "--json")
    by_hand(terminal.folder, "DELETE FROM session_index").close()
    damaged = terminal.run("verify", "--json")

    assert (whole.status, json.loads(whole.out)["is_whole"]) == (0, True)
    assert (damaged.status, json.loads(damaged.out)["is_whole"]) == (1, False)


def test_a_file_of_something_else(terminal: Terminal) -> None:
    """Status 2 and a sentence where the file can't be read at all."""
    (terminal.folder / "record.db").write_bytes(b"not a record" * 1000)
    ran = terminal.run("verify")

    assert ran.status == 2
    assert ran.complaint


def head_of(terminal: Terminal) -> str:
    """As the first check tells it: the number and the code of the last entry."""
    lines = terminal.run("verify").out.splitlines()
    told = next(line for line in lines if line.startswith("Entries of epoch"))
    return told.split(": ")[1].rpartition(", ")[0]


@pytest.mark.parametrize("spelt", [str, str.upper, lambda head: head.replace(",", "")])
def test_a_head_that_was_noted_is_found_again(
    terminal: Terminal, spelt: Callable[[str], str]
) -> None:
    ran = terminal.run("verify", "--noted", spelt(head_of(terminal)))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("Is the head that was noted in it: yes\n")


def test_another_head_is_not_there(terminal: Terminal) -> None:
    """By one digit, or of a number that was cut off."""
    head = head_of(terminal)
    seq, code = head.split(", code ")
    last = "1" if code[-1] == "0" else "0"
    for other in (f"{seq}, code {code[:-1]}{last}", f"{int(seq) + 1}, code {code}"):
        ran = terminal.run("verify", "--noted", other)
        assert ran.status == 1
        assert ran.out.endswith("Is the head that was noted in it: no\n")


@pytest.mark.parametrize("typed", ["57", "abcd", "57, code 1011 1213", "x 1"])
def test_what_is_no_head_is_told_so(terminal: Terminal, typed: str) -> None:
    ran = terminal.run("verify", "--noted", typed)
    assert (ran.status, ran.out) == (2, "")
    assert ran.complaint.startswith("Nothing is compared.")
