"""``vigil backtest``."""

import json
from pathlib import Path

import pytest

from tests.builders import iv40_text
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import Desk

HEADS = (
    *("Raised", "Would", "be", "Gained", "Lost", "Moved"),
    *("By", "another", "For", "another", "Sessions"),
)


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
    assert "No alert is gained, lost, moved or raised by another rule." in ran.out
    assert (
        "Exactly this text ships with Vigil. "
        "All were charted by exactly this text, so nothing can differ."
    ) in ran.out.splitlines()


def test_a_changed_protocol_is_told_as_nobodys_text(
    terminal: Terminal, stricter: Path
) -> None:
    ran = terminal.run("backtest", str(stricter))
    assert "exactly this text" not in ran.out.lower()


def test_a_rule_that_calls_in_place_of_another_loses_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    """What the rise called at, the limit of 130 calls at first: one line for both."""
    file = tmp_path / "lower.toml"
    file.write_text(
        iv40_text().replace(
            '{ kind = "at_or_above", field = "sbp", limit = 160 }',
            '{ kind = "at_or_above", field = "sbp", limit = 130 }',
            1,
        ),
        encoding="utf-8",
    )
    told = json.loads(terminal.run("backtest", str(file), "--json").out)
    swapped = [
        d
        for session in told["concerned"]
        for d in session["differences"]
        if d["change"] == "by_another"
    ]
    assert told["changes"]["by_another"] == len(swapped) > 0
    for one in swapped:
        assert one["before"]["at"] == one["after"]["at"]
        assert one["before"]["parameter"] == one["after"]["parameter"]
        assert one["before"]["rule"] != one["after"]["rule"]
    by_rule = {rule["rule"]: rule for rule in told["rules"]}
    assert by_rule["SBP-HIGH-1"]["for_another"] > 0
    words = terminal.run("backtest", str(file)).out
    assert f", {len(swapped)} by another rule" in words
    assert f"by another rule {swapped[0]['after']['rule']}, was " in words


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["words", "json"])
def test_where_no_session_is_of_its_id_there_is_nothing_to_compare(
    terminal: Terminal, tmp_path: Path, form: list[str]
) -> None:
    """The answer is no, and it says why; a script is not told that all is alike."""
    file = tmp_path / "other.toml"
    text = iv40_text().replace('id = "iv40"', 'id = "iv41"', 1)
    file.write_text(text, encoding="utf-8")
    ran = terminal.run("backtest", str(file), *form)
    assert ran.status == 1
    assert ran.complaint == (
        "There was nothing to compare: none of the 2 closed sessions here is of a "
        "protocol with the id iv41. A file is tried on sessions of its own id; check "
        "its id."
    )
    assert "No alert is gained" not in ran.out
    if form:
        told = json.loads(ran.out)
        assert (told["sessions"], told["of_others"]) == (0, 2)


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
    assert set(first) == {"change", "before", "after"}


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
