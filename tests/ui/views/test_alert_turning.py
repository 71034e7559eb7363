"""Which of several alerts the strip shows, and which of them lights the edge."""

from tests.ui.views.alert_scene import many, raised, seen, story, strip
from ui.views.alert_strip import EdgeView, edge_view


def test_most_urgent_first_and_the_others_named() -> None:
    """The strip shows the most urgent card and names the others."""
    view = strip(many(), 11)
    assert (view.state.text, view.priority) == ("BP", "high")
    assert view.others == ("SpO₂, medium priority",)


def test_turning_shows_the_next_card() -> None:
    """Turned once it shows the next card, turned round the first again."""
    chronicle = many()
    second = strip(chronicle, 11, strip(chronicle, 11).next)
    assert second.state.text == "SpO₂"
    assert second.others == ("BP, high priority",)
    assert strip(chronicle, 11, second.next).state.text == "BP"


def test_card_turned_to_stays_while_nothing_is_raised() -> None:
    """A later look, and an acknowledgement of it, don't turn the strip back."""
    chronicle = many()
    turned = strip(chronicle, 11).next
    for key in strip(chronicle, 11, turned).unacknowledged:
        chronicle.acknowledge(12, key)
    assert strip(chronicle, 13, turned).state.text == "SpO₂"


def test_new_alert_brings_the_most_urgent_card_to_the_front() -> None:
    """Also one of the same parameter, or less urgent: nobody has turned past it."""
    chronicle = story()
    chronicle.observe(10, "184/90 125 98 14 5 0 1 0")
    chronicle.show(10)
    turned = strip(chronicle, 11).next
    assert strip(chronicle, 11, turned).state.text == "HR"
    chronicle.observe(12, "186/90 125 86 14 5 0 1 0")
    front = strip(chronicle, 12, turned)
    assert (front.state.text, front.priority) == ("SpO₂", "high")


def test_card_that_worsens_comes_to_the_front() -> None:
    """From medium to high it is another alert of the same card."""
    chronicle = story()
    chronicle.observe(10, "184/90 125 98 14 5 0 1 0")
    chronicle.show(10)
    turned = strip(chronicle, 11).next
    chronicle.observe(12, "206/90 125 98 14 5 0 1 0")
    front = strip(chronicle, 12, turned)
    assert (front.state.text, front.priority) == ("BP", "high")


def test_card_turned_to_that_goes_leaves_the_most_urgent() -> None:
    """Its alert cleared and acknowledged, the strip shows what is left."""
    chronicle = many()
    turned = strip(chronicle, 11).next
    for key in strip(chronicle, 11, turned).unacknowledged:
        chronicle.acknowledge(11, key)
    for minute in (12, 14):
        chronicle.observe(minute, "204/112 70 98 14 5 0 1 0")
    assert strip(chronicle, 14, turned).others == ()
    assert strip(chronicle, 14, turned).state.text == "BP"


def test_what_nobody_knows_of_comes_first() -> None:
    """A medium alert nobody has seen goes before a high one that somebody has."""
    chronicle = many()
    for key in strip(chronicle, 11).unacknowledged:
        chronicle.acknowledge(11, key)
    view = strip(chronicle, 12)
    assert view.state.text == "SpO₂"
    assert view.others == ("BP, high priority",)


def test_edge_light_does_not_turn() -> None:
    """The light is of the most urgent alert nobody has seen, whichever is shown."""
    chronicle = many()
    light = edge_view(chronicle.assess(11))
    assert light.priority == "high"
    assert light.key == strip(chronicle, 11).key


def test_edge_goes_dark_once_seen() -> None:
    """An acknowledged alert lights nothing."""
    assert edge_view(raised().assess(11)).priority == "medium"
    assert edge_view(seen().assess(12)) == EdgeView()


def test_no_value_hides_behind_a_number() -> None:
    """What else is open is told beside the first value, the most urgent first."""
    chronicle = story()
    chronicle.observe(10, "210/118 82 84 7 1 3 2 3")
    chronicle.show(10)
    view = strip(chronicle, 11)
    told = view.facts[0].beside
    values = {"BP 210/118", "SpO₂ 84", "RR 7", "Responsiveness 1"}
    first = f"{view.state.text} "
    (shown,) = [value for value in values if value.startswith(first)]
    assert all(value in told for value in values - {shown})
    assert told in view.spoken


def test_more_than_three_others_are_counted() -> None:
    """Of many only the most urgent are named, and the rest are not hidden either."""
    chronicle = story()
    chronicle.observe(10, "210/118 150 84 7 1 8 8 3")
    chronicle.show(10)
    view = strip(chronicle, 11)
    assert len(view.others) > 3
    assert f" and {len(view.others) - 3} more" in view.facts[0].beside
