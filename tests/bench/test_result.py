"""Tests of the arithmetic of the bench; what it measures is not tested."""

import msgspec
import pytest

from monitor.protocol.limits import absolute_limits
from tests.bench import timing
from tests.bench.fold import compare, entries_of, plain
from tests.bench.processes import Told
from tests.bench.result import Result, json_line, middle, percentile, table
from tests.bench.timing import stopwatch, take_turns
from tests.builders import Chronicle, iv40


def measured(ours: float = 10.0, **more: object) -> Result:
    return msgspec.convert({"name": "one", "ours": ours, "n": 3, **more}, Result)


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [(4.0, "met"), (8.0, "met"), (8.8, "missed by 10%"), (12.0, "missed by 50%")],
)
def test_a_target_is_so_many_times_the_floor(ours: float, verdict: str) -> None:
    """At the target it is met; beyond it, the excess is a share of the target."""
    assert measured(ours, floor=2.0, target=4.0).verdict == verdict


@pytest.mark.parametrize(("ours", "verdict"), [(25.0, "met"), (30.0, "missed by 20%")])
def test_a_limit_stands_without_a_floor(ours: float, verdict: str) -> None:
    """A limit in ms needs nothing beside it."""
    assert measured(ours, limit=25.0).verdict == verdict


def test_the_stricter_of_target_and_limit_counts() -> None:
    """Four times the floor is reached, 8 ms are not."""
    result = measured(10.0, floor=5.0, target=4.0, limit=8.0)
    assert result.verdict == "missed by 25%"


def test_without_a_target_nothing_is_judged() -> None:
    """A row that informs has no verdict."""
    assert measured(floor=1.0).verdict == ""


def test_a_line_holds_what_programs_read() -> None:
    """The six agreed names are there, and the limit beside them."""
    line = json_line(measured(10.0, floor=4.0, target=4.0, limit=8.0))
    assert msgspec.json.decode(line) == {
        "name": "one",
        "ours_ms": 10.0,
        "floor_ms": 4.0,
        "ratio": 2.5,
        "target": 4.0,
        "n": 3,
        "target_ms": 8.0,
    }


def test_memory_is_not_told_in_milliseconds() -> None:
    """The times of a row of memory are null."""
    line = msgspec.json.decode(json_line(measured(135.0, floor=100.0, unit="MB")))
    assert (line["ours_ms"], line["ours_mb"], line["floor_mb"]) == (None, 135.0, 100.0)


def test_the_table_says_by_how_much_a_target_is_missed() -> None:
    """The name, the ratio and the words stand in one row."""
    (_, row) = table([measured(6.0, floor=1.0, target=5.0)]).splitlines()
    assert row.split() == "one 6.00 ms 1.00 ms 6.00x 5x 3 missed by 20%".split()  # noqa: SIM905 reads as the row


@pytest.mark.parametrize(
    ("count", "expected"), [(1, 1), (19, 19), (20, 19), (21, 20), (100, 95)]
)
def test_the_percentile_is_one_of_the_samples(count: int, expected: int) -> None:
    """Nearest rank: at least 95 of 100 samples are no larger."""
    assert percentile(range(count, 0, -1), 0.95) == expected


def test_one_slow_run_does_not_move_the_middle() -> None:
    """The median, not the mean and not the worst."""
    assert middle([2.0, 90.0, 1.0]) == 2.0


def test_the_stopwatch_counts_milliseconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """From just before the act to just after it."""
    times = iter((10.0, 10.25))
    monkeypatch.setattr(timing, "perf_counter", lambda: next(times))
    assert stopwatch(lambda: None) == 250.0


def test_turns_are_taken_and_the_first_are_not_counted() -> None:
    """Ours and the floor alternate, warm-up included."""
    done: list[str] = []
    taken = take_turns(
        lambda: done.append("ours"), lambda: done.append("floor"), runs=2, warm_up=1
    )
    assert done == ["ours", "floor"] * 3
    assert [len(times) for times in taken] == [2, 2]


def test_a_mark_is_told_from_the_start_of_its_process() -> None:
    """Half a second after the start are 500 ms."""
    told = Told(began=100.0, marks=[("first_frame", 100.5), ("resident", 7.0)])
    assert told.after_start("first_frame") == 500.0
    assert told.each("resident") == [7.0]


def test_the_plain_loop_drops_what_was_superseded() -> None:
    """A floor that did less than it says would flatter nobody."""
    entries = entries_of(60)
    gone = {target for entry in entries for target in entry.supersedes}
    kept = [entry for found in plain(entries).values() for entry in found]
    assert gone
    assert {entry.id for entry in kept} == {e.id for e in entries} - gone


def test_a_reading_at_a_limit_is_counted() -> None:
    """The floor of evaluating holds readings against the protocol's own limits."""
    limits = absolute_limits(iv40(), "spo2")
    chronicle = Chronicle().start()
    calm = compare(chronicle.session, limits)
    chronicle.observe(1, "118/72 70 89 14 5 0 1 0")
    assert calm == 0
    assert compare(chronicle.session, limits) == len(limits)


def test_a_reading_at_an_upper_limit_is_counted() -> None:
    """At the highest of them a pressure is at or beyond each of them."""
    limits = [one for one in absolute_limits(iv40(), "sbp") if one.side == "above"]
    highest = max(one.limit for one in limits)
    chronicle = Chronicle().start()
    chronicle.observe(1, f"{highest}/72 70 98 14 5 0 1 0")
    assert compare(chronicle.session, limits) == len(limits)
