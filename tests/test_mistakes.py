"""What the log says of a mistake holds places and kinds, and nothing that was typed."""

import subprocess
import sys

from monitor.mistakes import traced

CANARY = "Zyphrine"


def _look_up() -> None:
    raise KeyError(CANARY)


def _raise() -> None:
    try:
        _look_up()
    except KeyError as fault:
        raise ValueError(CANARY) from fault


def _caught() -> ValueError:
    try:
        _raise()
    except ValueError as fault:
        return fault
    raise AssertionError


def test_kinds_and_places_are_told() -> None:
    """Also of what caused it."""
    told = traced(_caught())

    assert told.startswith("ValueError at test_mistakes.py:")
    assert "; KeyError at test_mistakes.py:" in told
    assert " _raise" in told


def test_what_it_says_is_not() -> None:
    """Of a group, of none of its members."""
    group = ExceptionGroup(CANARY, [_caught(), RuntimeError(CANARY)])
    told = traced(group)

    assert CANARY not in told
    assert "ExceptionGroup at no place" in told
    assert "RuntimeError at no place" in told


def test_one_that_was_never_raised() -> None:
    assert traced(OSError(CANARY)) == "OSError at no place"


def test_a_ring_of_causes_ends() -> None:
    first, second = ValueError(CANARY), KeyError(CANARY)
    first.__cause__, second.__cause__ = second, first

    assert traced(first) == "ValueError at no place; KeyError at no place"


_THREAD = f"""
import sys, threading
from ui.cli import main
sys.argv = ["vigil", "--version"]
try:
    main()
except SystemExit:
    pass
def break_off():
    raise LookupError("{CANARY}")
thread = threading.Thread(target=break_off)
thread.start()
thread.join()
"""


def test_a_thread_that_breaks_off_tells_no_more() -> None:
    """Nobody catches it there: Python's own way would print what it says."""
    ran = subprocess.run(
        [sys.executable, "-c", _THREAD], capture_output=True, text=True, check=True
    )
    assert "A thread of the program broke off. LookupError at" in ran.stderr
    assert "break_off" in ran.stderr
    assert CANARY not in ran.stderr
