"""``vigil check-protocol``."""

from pathlib import Path
from typing import get_args

import pytest

from monitor.protocol.conditions import AnyCondition
from resources.locate import locate
from tests.builders import iv40, iv40_text
from tests.ui.command_line.running import Ran, Terminal, run_alone

HOSTILE = {
    "1e999": (
        iv40_text().replace("highest = 299", "highest = 1e999"),
        "field[sbp].highest",
    ),
    "key twice": (
        iv40_text().replace('route = "IV"', 'route = "IV"\nid = "x"'),
        "line",
    ),
    "table twice": (f"{iv40_text()}\n[dose]\n", "line"),
    "nesting": (f"a = {'[' * 100_000}{']' * 100_000}", "deeper than 8 levels"),
    "10 MB": ("# x\n" * 2_500_000, "longer than 262144 bytes"),
    "10 MB of letters": ("é" * 5_000_000, "longer than 262144 bytes"),
    "many rules": (
        iv40_text() + "[[rule]]\nid = 'r'\n" * 10_000,
        "tables, 300 at most",
    ),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sent.toml"


def check(terminal: Terminal, file: Path, text: str) -> Ran:
    file.write_text(text, encoding="utf-8")
    return terminal.say("check-protocol", str(file))


def test_a_sound_protocol(terminal: Terminal) -> None:
    """It says what it read, by which hash that is known, and whose word it needs."""
    ran = terminal.say("check-protocol", str(locate("protocols/iv40.toml")))
    assert (ran.status, ran.err) == (0, "")
    first, second, third = ran.out.splitlines()
    assert first == f"iv40 v1 has no fault: {len(iv40().rules)} rules on 9 fields."
    assert second == f"SHA-256 {iv40().sha256}"
    assert "medical lead" in third


def test_every_fault_by_its_key_path(terminal: Terminal, file: Path) -> None:
    """Two faults are two lines on standard error; the answer is no."""
    text = iv40_text().replace("limit = 200 }", "limit = 400 }", 1)
    ran = check(terminal, file, text.replace("drug = ", "drog = ", 1))
    assert ran.status == 1
    assert "drog: unknown key" in ran.err.splitlines()
    assert "drug: missing" in ran.err.splitlines()
    assert "rule[SBP-HIGH-3].when[1].limit: 400 lies outside" in ran.err
    assert ran.out == (
        f"{file} is refused for 3 faults. Mend it, then check it again: "
        "a fault can hide others.\n"
    )


def test_a_kind_that_is_none_is_answered_with_all_there_are(
    terminal: Terminal, file: Path
) -> None:
    """However long the list is, none of them is cut off."""
    ran = check(terminal, file, iv40_text().replace('"at_or_above"', '"above"', 1))
    kinds = [kind.__struct_config__.tag for kind in get_args(AnyCondition)]
    assert ran.err == (
        "rule[SBP-HIGH-1].when[1].kind: expected one of "
        f"{', '.join(sorted(map(str, kinds)))}\n"
    )


def test_wrong_syntax_by_its_line(terminal: Terminal, file: Path) -> None:
    """What is no TOML is told by the line."""
    ran = check(terminal, file, "id = 'x'\nversion = = 1\n")
    assert (ran.status, ran.complaint) == (1, "line 2: Invalid value")
    assert "for 1 fault." in ran.out


@pytest.mark.parametrize(("text", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_file_is_refused(
    terminal: Terminal, file: Path, text: str, words: str
) -> None:
    """It ends with status 1 and a sentence that says why."""
    ran = check(terminal, file, text)
    assert ran.status == 1
    assert words in ran.err
    assert "is refused for" in ran.out


def test_very_many_faults_are_counted(terminal: Terminal, file: Path) -> None:
    """Forty are told, and how many more there are."""
    ran = check(terminal, file, "\n".join(f"k{n} = 1" for n in range(1000)))
    lines = ran.err.splitlines()
    assert len(lines) == 41
    assert lines[-1].startswith("and ")


def test_a_file_does_not_steer_the_terminal(terminal: Terminal, file: Path) -> None:
    """A key of control letters is told with signs in their place, and cut short."""
    ran = check(terminal, file, f'"\\u001b[2J{"x" * 500}" = 1')
    told = next(line for line in ran.err.splitlines() if "[2J" in line)
    assert told.startswith("?[2J")
    assert len(told) == 401


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_what_cannot_be_read(terminal: Terminal, tmp_path: Path, name: str) -> None:
    """No file, or no file at all: status 2 and one sentence."""
    ran = terminal.say("check-protocol", str(tmp_path / name))
    assert (ran.status, ran.out) == (2, "")
    assert "could not be read" in ran.complaint


def test_what_is_no_text(terminal: Terminal, file: Path) -> None:
    """A picture sent by mistake is unreadable, not wrong."""
    file.write_bytes(b"\x89PNG\xff\xfe")
    ran = terminal.say("check-protocol", str(file))
    assert (ran.status, ran.complaint) == (
        2,
        f"{file} is not UTF-8 text. Save it as UTF-8.",
    )


def test_line_ends_of_windows_are_another_text(terminal: Terminal, file: Path) -> None:
    """The hash is of the bytes in the file, whatever ends its lines."""
    file.write_bytes(iv40_text().replace("\n", "\r\n").encode())
    ran = terminal.say("check-protocol", str(file))
    assert ran.status == 0
    assert iv40().sha256 not in ran.out


def test_it_needs_no_display_and_no_record() -> None:
    """It runs in a process of its own on a machine without a screen."""
    ran = run_alone("check-protocol", str(locate("protocols/iv40.toml")))
    assert (ran.status, ran.err) == (0, "")
