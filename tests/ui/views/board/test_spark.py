"""The last hour, small."""

from tests.builders import Chronicle
from tests.ui.board_rooms import infusing, read_of
from ui.views.board.card import SparkView
from ui.views.board.spark import spark_view


def spark(chronicle: Chronicle, minute: float) -> SparkView:
    return spark_view(read_of(chronicle, minute))


def test_only_the_last_hour() -> None:
    """A set of exactly an hour ago is the last that is drawn."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    count = len(spark(chronicle, 50).bars)
    assert count == 3
    assert len(spark(chronicle, 71).bars) == 0


def test_pressures_are_shares_of_the_fixed_range() -> None:
    """No reading changes the scale; one beyond the range stands at its edge."""
    chronicle = infusing(until=20)
    before = spark(chronicle, 25).bars
    chronicle.observe(25, "290/110 74 98 14 5 2 1 0")
    after = spark(chronicle, 25).bars
    assert after[: len(before)] == before
    assert after[-1].top == 1.0


def test_baseline_and_limit() -> None:
    """The median of the sets before the dose, and the first medium limit."""
    view = spark(infusing(), 41)
    assert view.title == "BP and dissociation, last 60min, baseline 118"
    assert view.limit_words == "limit 180"
    assert view.band is not None
    assert view.band[0] < view.band[1] < (view.limit or 0)


def test_times() -> None:
    """The clock at both ends."""
    view = spark(infusing(), 41)
    assert (view.start, view.end) == ("13:07", "14:07")


def test_it_changes_by_the_minute() -> None:
    """Nothing moves within a minute, so nothing is painted."""
    chronicle = infusing()
    assert spark(chronicle, 41) == spark(chronicle, 41.9)
    assert spark(chronicle, 41.9) != spark(chronicle, 42)


def test_cells() -> None:
    """Digits as charted, an empty cell where the patient was only observed."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "128/78 74 98 14 5 7 1 0")
    chronicle.observe(20, "128/78 74 98 14 5 -D 1 0")
    chronicle.observe(30, "128/78 74 98 14 5 -R 1 0")
    cells = spark(chronicle, 31).cells
    assert [cell.text for cell in cells][-2:] == ["7", ""]
    assert cells[-2].strength == 0.7


def test_the_limit_is_the_one_of_this_patient() -> None:
    """From the change on the limit is the prescriber's; before, the protocol's."""
    chronicle = infusing()
    chronicle.limit(41, "SBP-HIGH-2", 190)
    before, after = spark(chronicle, 39), spark(chronicle, 41)
    assert (before.limit_words, after.limit_words) == ("limit 180", "limit 190")
    assert (before.limit or 0) < (after.limit or 0)
