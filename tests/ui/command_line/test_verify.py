"""``vigil verify``."""

import json
from pathlib import Path

from tests.storage.tampering import by_hand
from tests.ui.command_line.running import Terminal


def test_a_whole_record(terminal: Terminal) -> None:
    """Status 0, every question answered with yes, and the head to note down."""
    ran = terminal.run("verify")

    *answers, head = ran.out.splitlines()
    assert ran.status == 0
    assert len(answers) == 5
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
    flip(path, path.stat().st_size // 2)
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
