"""``vigil verify``."""

import json

from tests.storage.tampering import by_hand
from tests.ui.command_line.running import Terminal


def test_a_whole_record(terminal: Terminal) -> None:
    """Status 0, every question answered with yes, and the head to note down."""
    ran = terminal.run("verify")

    *answers, head = ran.out.splitlines()
    assert ran.status == 0
    assert len(answers) == 4
    assert all(line.endswith(": yes") for line in answers)
    assert head.startswith("Entries of epoch ")


def test_a_damaged_record(terminal: Terminal) -> None:
    """Status 1, and what is wrong."""
    by_hand(terminal.folder, "DELETE FROM session_index").close()
    ran = terminal.run("verify")

    assert (ran.status, ran.err) == (1, "")
    assert "Do the lists follow from the entries: no" in ran.out.splitlines()


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
