"""``vigil hold``, ``lift-hold``, ``retention``: by an administrator alone."""

import pytest

from tests.ui.command_line.staffed import Desk

_HOLD = ("hold", "--reason", "claim of 3 March", "--asked-by", "K. Weiss")


@pytest.fixture
def number(desk: Desk) -> str:
    """Of the patient of the session that was charted last."""
    line = desk.run_as("supervisor", "sessions", "--identified").out.splitlines()[0]
    return line.split("  ")[-2]


def patient(desk: Desk, number: str) -> tuple[str, str]:
    return ("--patient-file", str(desk.secret(f"{number}\n", "number")))


def test_held_and_let_go(desk: Desk, number: str) -> None:
    """Nobody is erased meanwhile; the end of the number lifts it."""
    held = desk.run_as("administrator", *_HOLD, *patient(desk, number))
    assert (held.status, held.err) == (0, "")
    short = held.out.split()[-1].rstrip(".")
    told = desk.run_as("administrator", "retention").out
    assert "Nobody has chosen how long records are kept." in told
    assert f"{short}  since" in told
    assert "K. Weiss: claim of 3 March" in told

    erase = ("erase", *patient(desk, number), "--reason", "asked for it")
    again = ("--confirm-file", str(desk.secret(f"{number}\n", "again")))
    refused = desk.run_as("administrator", *erase, *again)
    assert refused.status == 1
    assert "the record is held since" in refused.complaint

    lifted = desk.run_as("administrator", "lift-hold", short, "--reason", "settled")
    assert lifted.status == 0
    assert "Holds that stand: 0." in desk.run_as("administrator", "retention").out
    assert desk.run_as("administrator", *erase, *again).status == 0


def test_how_long(desk: Desk) -> None:
    asked = ("retention", "--years", "10", "--source", "BGB 630f")
    line = "Records are kept 10 years after the last session: BGB 630f."
    assert line in desk.run_as("administrator", *asked).out
    assert line in desk.run_as("administrator", "retention").out
    assert "already" in desk.run_as("administrator", *asked).complaint


@pytest.mark.parametrize("role", ["nurse", "supervisor", "prescriber", "auditor"])
def test_nobody_else_may(desk: Desk, role: str) -> None:
    """And is not told either whether there is such a patient."""
    for asked in (
        (*_HOLD, *patient(desk, "nobody's")),
        ("lift-hold", "abc", "--reason", "settled"),
        ("retention",),
    ):
        ran = desk.run_as(role, *asked)  # type: ignore[arg-type]  # a role
        assert (ran.status, ran.out) == (1, "")
        assert ran.complaint.startswith("This is not permitted: ")


@pytest.mark.parametrize("hold", ["0", " "])
def test_a_hold_that_there_is_not(desk: Desk, hold: str) -> None:
    ran = desk.run_as("administrator", "lift-hold", hold, "--reason", "settled")
    assert ran.status != 0
    assert "There is no such hold" in ran.complaint
