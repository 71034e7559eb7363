"""``vigil simulate``: made-up sessions into a record, or as a table."""

import json
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.clock import SystemClock
from monitor.simulation.running import ZONE
from tests.ui.command_line.running import Terminal


def test_sessions_are_written_and_verify(terminal: Terminal, tmp_path: Path) -> None:
    """Through the ordinary recorder, into a record made for them; asking twice adds
    nothing."""
    terminal.folder = tmp_path / "made up"
    asked = ("simulate", "--sessions", "8", "--seed", "4", "--until", "2026-03-13")
    ran = terminal.run(*asked)
    assert ran.out == (
        f"8 made-up sessions are in {terminal.folder}.\n"
        "4 patients, 2026-03-01 to 2026-03-13. Nobody is enrolled, so none is signed.\n"
    )
    listed = json.loads(terminal.run("sessions", "--json").out)
    assert len(listed) == 8
    assert all(row["closed_at"] for row in listed)
    again = terminal.run(*asked)
    assert (again.status, again.out) == (0, ran.out)
    assert len(json.loads(terminal.run("sessions", "--json").out)) == 8
    assert terminal.run("verify").status == 0


def test_the_last_session_was_yesterday(terminal: Terminal, tmp_path: Path) -> None:
    """So that what is asked for the last days shows something."""
    terminal.folder = tmp_path / "made up"
    asked = SystemClock().now().astimezone(ZoneInfo(ZONE)).date()
    ran = terminal.run("simulate", "--sessions", "1", "--tidy")
    (*_, told) = ran.out.splitlines()
    day = date.fromisoformat(told.partition(" to ")[2][:10])
    # It is asked for just before midnight and told just after it, if ever.
    assert asked - day in (timedelta(days=1), timedelta(days=0))


@pytest.mark.parametrize(
    ("until", "why"),
    [
        ("2999-01-01", "a day that is over"),
        ("1999-12-31", "--until is a day of 2000 or later"),
    ],
)
def test_a_day_that_can_not_be_is_refused(
    terminal: Terminal, tmp_path: Path, until: str, why: str
) -> None:
    """One that is not over, and one before anybody could have been born."""
    terminal.folder = tmp_path / "made up"
    ran = terminal.run("simulate", "--sessions", "1", "--until", until)
    assert ran.status == 2
    assert why in ran.err
    assert not terminal.folder.exists()


def test_another_day_and_seed_book_no_room_twice(
    terminal: Terminal, tmp_path: Path
) -> None:
    """Of the day before, where the same room at the same time was taken."""
    terminal.folder = tmp_path / "made up"
    for seed, count in (("4", "2"), ("5", "2")):
        asked = ("--seed", seed, "--sessions", count, "--until", "2026-03-13")
        assert terminal.run("simulate", *asked, "--tidy").status == 0
    told = terminal.run("sessions", "--json", "--identified").out
    placed = [(row["room"], row["opened_at"]) for row in json.loads(told)]
    assert len(placed) == 4
    assert len(set(placed)) == 4


def test_the_table_is_of_no_days(terminal: Terminal) -> None:
    ran = terminal.run(
        "simulate", "--sessions", "1", "--table", "--until", "2026-03-13"
    )
    assert ran.status == 2
    assert "Leave --until out" in ran.err


def test_a_record_with_other_patients_is_left_alone(terminal: Terminal) -> None:
    """One sentence, and nothing is written."""
    ran = terminal.run("simulate", "--sessions", "1")
    assert ran.status == 2
    assert "holds patients who are not made up" in ran.err
    assert len(terminal.run("sessions").out.splitlines()) == 2


def test_the_table_is_told_without_a_record(terminal: Terminal, tmp_path: Path) -> None:
    """Nothing is written; of so few sessions not everything holds."""
    terminal.folder = tmp_path / "none"
    ran = terminal.run("simulate", "--sessions", "6", "--seed", "1", "--table")
    assert ran.out.startswith("6 dosed sessions of 1 patients, protocol iv40\n")
    assert "Medium or high value alert in " in ran.out
    assert "counted apart" in ran.out
    assert "held by the baseline, none overridden" in ran.out
    assert "Few sessions: what does not hold may be chance" in ran.out
    assert "of the nasal spray, not judged" in ran.out
    assert ran.status == 1
    assert not terminal.folder.exists()


def test_the_record_of_the_workstation_is_never_meant(terminal: Terminal) -> None:
    """Without a folder nothing is written anywhere."""
    ran = terminal.say("simulate", "--sessions", "1")
    assert ran.status == 2
    assert "name its folder with --data" in ran.err
