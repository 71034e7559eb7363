"""How many keys a whole set takes, Enter included."""

import statistics

from monitor.chart.keying.state import begin
from tests.chart.keying.sheet import CODES, FULL, ID, occasion, type_in, values
from tests.chart.keying.test_invariance import RANGES, stream, waits, word
from tests.slips.corpus import sessions

SHIPPED = (
    *("118/72 70 98 14 5 0 1 0", "116/70 71 98 14 5 0 1 0", "120/74 69 98 14 5 0 1 0"),
    *("128/78 74 98 14 5 2 1 0", "141/86 80 97 14 4 5 2 1", "152/90 86 97 13 4 7 3 1"),
    *("183/107 92 96 13 4 8 3 1", "152/90 84 97 14 5 4 2 1", "138/82 78 98 15 5 2 1 0"),
    *("126/76 74 98 14 5 1 1 0", "122/74 72 98 14 5 0 0 0"),
)
"""The full sets of the example session."""


def keys_of(code: str, value: int) -> int:
    """The keys of one value, with the separator where it waits."""
    return len(word(code, value)) + waits(code, value)


def presses(numbers: tuple[int, ...]) -> int:
    """The keys of a set typed without needless separators, and Enter; it saves."""
    text = stream(numbers, ("",) * 9).rstrip() + "\n"
    keying = type_in(begin(occasion(needed=FULL), ID), text)
    if keying.keyed is None and keying.questions:
        text += "\n"
        keying = type_in(keying, "\n")
    assert keying.keyed is not None, values(keying)
    return len(text)


def test_the_example_sets_take_at_most_18_keys_at_the_median() -> None:
    """The full sets of the example session."""
    counts = [
        presses(tuple(map(int, line.replace("/", " ").split()))) for line in SHIPPED
    ]
    assert statistics.median(counts) <= 18
    assert max(counts) <= 22


def test_simulated_sets_take_at_most_18_keys_at_the_median() -> None:
    """Over some thousand plausible sets, questions about them included."""
    counts = [presses(values) for s in sessions(400) for values in s]
    assert len(counts) > 2000
    assert statistics.median(counts) <= 18
    assert max(counts) <= 22


def test_no_legal_set_takes_more_than_22_keys() -> None:
    """The keys of a set are those of its values, so the worst is their sum."""
    alone = {code: max(keys_of(code, v) for v in RANGES[code]) for code in CODES}
    asked_and_saved = 2
    assert sum(alone.values()) + asked_and_saved == 20
    worst = (210, 100, 200, 100, 14, 5, 10, 10, 3)
    assert [keys_of(c, v) for c, v in zip(CODES, worst, strict=True)] == [
        *alone.values()
    ]
    assert presses(worst) == 19
    assert presses((211, *worst[1:])) == 20


def test_every_value_takes_its_digits_and_waits_for_one_key_at_most() -> None:
    """Over every hard range a field takes at most three keys."""
    for code in CODES:
        assert max(keys_of(code, value) for value in RANGES[code]) <= 3
