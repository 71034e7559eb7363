"""Side effects that go on stay in sight at the end of the events lane."""

from monitor.chart.kinds import EffectEnded, EffectRecorded
from tests.builders import Chronicle
from tests.ui.views.trend_scene import seen


def test_the_worst_first_with_how_long() -> None:
    """What goes on is told until it ends; what is not there never is."""
    chronicle = Chronicle().start()
    chronicle.add(EffectRecorded(code="DIZZ", grade=1), 10)
    chronicle.add(EffectRecorded(code="HEAD", grade=0), 11)
    nausea = chronicle.add(EffectRecorded(code="NAUS", grade=2), 12)
    events = seen(chronicle, 22).events
    assert events.ongoing == ("nausea 10min", "dizziness 12min")
    assert events.worst == "nausea"

    chronicle.add(EffectEnded(effect=nausea), 25)
    assert seen(chronicle, 30).events.ongoing == ("dizziness 20min",)
    assert {f.letter for f in seen(chronicle, 30).events.flags} >= {"Z"}
    assert "H" not in {f.letter for f in seen(chronicle, 30).events.flags}


def test_nothing_where_nothing_goes_on() -> None:
    """A session without side effects has an empty place there."""
    assert seen(Chronicle().start(), 10).events.ongoing == ()
