"""The life of an alert in one line, and what is told of it elsewhere."""

from monitor.chart.kinds import (
    AlertEscalated,
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
)
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, iv40_text
from tests.ui.views.alert_scene import LONDON, story, strip
from ui.views.alert_life import unanswered, unanswered_words
from ui.views.alert_strip import edge_view
from ui.views.rooms import running_row, tab_of

HIGH = "205/95 80 97 14 5 0 1 0"


def alerting(chronicle: Chronicle | None = None) -> tuple[Chronicle, str]:
    """A high alert, shown at minute 10, and its key."""
    found = chronicle or story()
    found.observe(10, HIGH)
    found.show(10)
    return found, found.assess(10).strip[0].top.key


def test_the_whole_life_in_the_order_it_happened() -> None:
    """Seen, told farther off, acknowledged, called, arrived: each with its minute."""
    chronicle, key = alerting()
    chronicle.add(AlertSeen(key=key), 10.1)
    chronicle.add(AlertEscalated(key=key, level="rooms"), 11)
    chronicle.acknowledge(12, key)
    chronicle.act(12.5, key, 2)
    chronicle.add(ClinicianCalled(key=key, who="Dr Meyer", number="0134"), 13)
    chronicle.add(ClinicianArrived(key=key, who="Dr Meyer"), 16)

    assert strip(chronicle, 17).life == (
        "Seen AO 13:36, told on the board and in every room 13:37,"
        " acknowledged AO 13:38, infusion paused 13:38, called Dr Meyer 13:39,"
        " Dr Meyer arrived 13:42"
    )


def test_it_says_for_how_long_nobody_answered() -> None:
    """From the first minute on, in minutes; nothing once somebody answered."""
    chronicle, key = alerting()

    assert strip(chronicle, 10.9).life == "No answer yet"
    assert strip(chronicle, 12).life == "No answer for 2min"
    chronicle.add(ClinicianCalled(key=key, who="Dr Meyer"), 12)
    assert strip(chronicle, 13).life == "Called Dr Meyer 13:38"


def test_a_call_by_its_number_is_told_once() -> None:
    """The action and the call are one; the call says more."""
    chronicle, key = alerting()
    chronicle.add(ClinicianCalled(key=key, who="Dr Meyer"), 11)
    chronicle.act(11, key, 5)

    assert strip(chronicle, 12).life == "Called Dr Meyer 13:37"


def test_the_contact_is_named_or_said_to_be_missing() -> None:
    """The protocol of a site names whom to call; the shipped one names nobody."""
    chronicle, _ = alerting()
    card = chronicle.assess(13).strip[0]
    words = unanswered_words(card, chronicle.protocol, chronicle.assess(13).at)
    assert words == "unanswered 3min, named contact not set"

    named = 'medium_board_after_seconds = 300\ncontact = "Dr Meyer"\nnumber = "0134"'
    text = iv40_text().replace("medium_board_after_seconds = 300", named)
    chronicle, _ = alerting(Chronicle(protocol=parse_protocol(text)).start())
    found = chronicle.assess(13)
    words = unanswered_words(found.strip[0], chronicle.protocol, found.at)
    assert words == "unanswered 3min, Dr Meyer 0134 to call"


def test_tab_and_start_row_tell_it_once_it_left_the_room() -> None:
    """Within its room it is an alert like any other; then for how long it waits."""
    chronicle, _ = alerting()

    def told(minute: float) -> tuple[str, str]:
        found = chronicle.assess(minute)
        row = running_row(chronicle.session, chronicle.protocol, found, LONDON)
        return tab_of(chronicle.session, found).note, row.detail

    assert told(10.9) == ("T+10min", "not acknowledged")
    assert told(11) == ("unanswered 1min", "unanswered 1min")


def test_each_level_lights_the_edge_anew() -> None:
    """The light is another one, so that it pulses again."""
    chronicle, _ = alerting()
    edges = [edge_view(chronicle.assess(minute)) for minute in (10.5, 11, 12, 13)]

    assert [edge.level for edge in edges] == [None, "rooms", "rooms", "contact"]
    assert edges[1] == edges[2]
    assert len({edge.key for edge in edges}) == 1


def test_what_a_person_ended_waits_for_nobody() -> None:
    """Neither on a tab nor elsewhere."""
    chronicle, key = alerting()
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), 11)

    assert unanswered(chronicle.assess(13)) is None
