"""``vigil backtest``."""

import json
from pathlib import Path

import pytest

from tests.builders import iv40_text
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import Desk

HEADS = ("Raised", "Would", "be", "Gained", "Lost", "Moved", "Sessions")


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """iv40 with a medium alert from a systolic rise of 15 on, where 40 is the limit."""
    text = iv40_text().replace(
        '{ kind = "rise", field = "sbp", limit = 40 }',
        '{ kind = "rise", field = "sbp", limit = 15 }',
    )
    file = tmp_path / "stricter.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def same(tmp_path: Path) -> Path:
    file = tmp_path / "same.toml"
    file.write_text(iv40_text(), encoding="utf-8")
    return file


def test_the_same_protocol_changes_nothing(terminal: Terminal, same: Path) -> None:
    ran = terminal.run("backtest", str(same))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("iv40 v1 on 2 closed sessions, ")
    assert "No alert is gained, lost or moved." in ran.out


def test_a_stricter_limit_is_told_by_rule_and_session(
    terminal: Terminal, stricter: Path
) -> None:
    told = json.loads(terminal.run("backtest", str(stricter), "--json").out)
    gained = {rule["rule"]: rule["gained"] for rule in told["rules"]}
    assert told["sessions"] == 2
    assert gained["SBP-RISE-2"] > 0
    assert told["concerned"]
    listed = terminal.run("sessions").out
    assert all(session["id"] in listed for session in told["concerned"])
    (first, *_) = told["concerned"][0]["differences"]
    assert set(first) == {"before", "after"}


def test_in_words_the_rules_that_differ_come_first(
    terminal: Terminal, stricter: Path
) -> None:
    lines = terminal.run("backtest", str(stricter)).out.splitlines()
    head = next(place for place, line in enumerate(lines) if line.startswith("Rule"))
    assert lines[head].split()[1:] == [*HEADS]
    rule, _raised, _would, gained, *_ = lines[head + 1].split()
    assert (rule, int(gained) > 0) == ("SBP-RISE-2", True)


def test_a_file_that_is_no_protocol_is_refused(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "none.toml"
    file.write_text("id = 1", encoding="utf-8")
    ran = terminal.run("backtest", str(file))
    assert ran.status == 1
    assert "is refused for" in ran.out


def test_a_nurse_may_not(desk: Desk, same: Path) -> None:
    ran = desk.run_as("nurse", "backtest", str(same))
    assert ran.status != 0
    assert "may not view figures over many sessions" in ran.complaint
