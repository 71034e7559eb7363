"""What stands beside the first card: each high alert is named with its priority."""

from tests.ui.views.alert_scene import facts, story, strip


def _beside(line: str) -> str:
    chronicle = story()
    chronicle.observe(10, line)
    chronicle.show(10)
    return facts(strip(chronicle, 10))["Value and limit"].beside


def test_high_alert_names_its_priority_before_mediums() -> None:
    """A second high alert does not read as one of the mediums beside it."""
    told = _beside("205/120 92 88 16 3 6 8 2")
    assert told.startswith("also HIGH SpO₂ 88, with ")
    assert "Responsiveness 3" in told
    assert told.count("HIGH") == 1


def test_high_ones_are_named_first() -> None:
    """Three are named, the high ones first."""
    told = _beside("210/118 150 84 7 1 8 8 3")
    assert told == "also HIGH HR 150, SpO₂ 84, RR 7 and 3 more"


def test_mediums_name_no_priority() -> None:
    """Only what is high is told apart."""
    assert "HIGH" not in _beside("205/120 92 91 16 3 6 8 2")


def test_an_event_is_named_as_itself() -> None:
    """Not by the name of its card, which is that of any event."""
    chronicle = story()
    chronicle.effect(9, "INFIL", 2)
    chronicle.observe(10, "205/120 92 97 16 5 0 1 0")
    chronicle.show(10)
    told = facts(strip(chronicle, 10))["Value and limit"].beside
    assert told == "also open IV infiltration"
