"""What the log says of a mistake holds places and kinds, and nothing that was typed."""

from ui.mistakes import traced

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
