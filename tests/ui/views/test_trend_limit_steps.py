"""A changed limit on the chart: a step at its moment."""

from tests.builders import CALM, Chronicle
from tests.typed_sets import readings
from tests.ui.views.trend_scene import seen, vital
from ui.views.trend.view import TrendView


def changed() -> Chronicle:
    """SBP-HIGH-2 at 190 from minute 15 on."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.limit(15, "SBP-HIGH-2", 190)
    return chronicle


def medium(view: TrendView) -> list[tuple[float, float | None, float | None, str]]:
    return [
        (area.low, area.start, area.end, area.text)
        for area in vital(view, "bp").limits
        if area.priority == "medium"
    ]


def test_one_area_while_nothing_is_changed() -> None:
    """Without a change an area reaches as far as the lane goes."""
    chronicle = Chronicle().start()
    assert medium(seen(chronicle, 20)) == [(180, None, None, "MED 180")]


def test_a_step_from_its_moment() -> None:
    """Up to the change the protocol's limit, from then on the patient's, marked."""
    assert medium(seen(changed(), 20)) == [
        (180, None, 15, "MED 180"),
        (190, 15, None, "MED 190, changed"),
    ]


def test_a_value_is_told_against_its_own_limit() -> None:
    """What is said aloud of a reading goes by the limit that was in force then."""
    chronicle = changed()
    chronicle.observe(20, readings(sbp=182, dbp=90), effective=12)
    chronicle.observe(20, readings(sbp=182, dbp=90))
    told = " ".join(words for c in seen(chronicle, 20).columns for words in c.spoken)
    assert told.count("182 over 90, above limit 180") == 1
    assert told.count("182 over 90") == 2
