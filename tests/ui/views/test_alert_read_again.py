"""What a card says once its value was read again and the alert has not cleared."""

import re

import pytest

from monitor.chart.kinds import EmergencyDeclared
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, iv40_text
from tests.protocol.ruled import protocol_with, rule_text, started
from tests.protocol.test_conflicting import contradict
from tests.typed_sets import readings
from tests.ui.views.alert_scene import facts, seen, strip
from ui.views.alert_strip import Turned

_CLOSING = re.compile(r"^\[schedule\.closing\]\n(.+\n)+", re.MULTILINE)
ENDS = parse_protocol(_CLOSING.sub("", iv40_text()))
"""iv40 without the sets that go on until the patient leaves."""


def read_again(sbp: int, dbp: int) -> Chronicle:
    """BP 183/107 at 10 over a baseline of 118/72, read again at 12."""
    chronicle = seen()
    chronicle.observe(12, readings(sbp=sbp, dbp=dbp))
    chronicle.show(12)
    return chronicle


def standing(chronicle: Chronicle) -> str:
    told = strip(chronicle, 13).standing
    assert told is not None
    return told.detail


def test_inside_the_absolute_limit_the_others_are_told() -> None:
    """176 is below 180 and no better than before by what it has risen."""
    value = facts(strip(read_again(176, 92), 13))["Value and limit"]
    assert value.text == "SBP 183 mmHg, limit 180"
    assert value.detail == (
        "last 176/92 at 13:38 with SBP rise 58, limit 40; SBP 176 mmHg, limit 160, "
        "and 1 more"
    )
    assert value.short_detail.startswith("last 176/92 at 13:38 with SBP rise 58")


@pytest.mark.parametrize(
    ("sbp", "told"),
    [
        (180, "still beyond limit"),
        (179, "at 13:38 SBP rise 61, limit 40"),
        (158, "at 13:38 SBP rise 40, limit 40"),
        (157, "at 13:38 SBP 33.1 % over baseline, limit 20 %"),
        (142, "at 13:38 SBP 20.3 % over baseline, limit 20 %"),
        (141, "not cleared"),
        (140, "not cleared"),
    ],
)
def test_beyond_while_any_limit_holds(sbp: int, told: str) -> None:
    """180 by the limit the card names, 158 by a rise of 40, 142 by 20 % over 118."""
    assert standing(read_again(sbp, 80)) == told


def test_inside_every_limit_names_none() -> None:
    """Then the reading stands alone; it clears with the next one."""
    value = facts(strip(read_again(130, 80), 13))["Value and limit"]
    assert value.detail == "last 130/80 at 13:38"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ((176, 92), (118, 72), "176/92 or 118/72"),
        ((118, 72), (176, 92), "118/72 or 176/92"),
        ((176, 92), (176, 92), "176/92"),
    ],
)
def test_of_a_conflict_each_version_is_told(
    one: tuple[int, int], other: tuple[int, int], told: str
) -> None:
    """Either may be right, so it is beyond while one is; both stand on the card."""
    chronicle = seen()
    reading = chronicle.observe(10.5, readings(sbp=150, dbp=90))
    versions = (readings(sbp=sbp, dbp=dbp) for sbp, dbp in (one, other))
    contradict(chronicle, reading, *versions, at=10.5)
    value = facts(strip(chronicle, 13))["Value and limit"]
    assert value.detail.startswith(f"last {told} at 13:36 with SBP rise 58, limit 40")
    assert standing(chronicle) == "at 13:36 SBP rise 58, limit 40"


def test_what_is_due_next_is_told() -> None:
    """The protocol asks for a repeat of the first only, so the next set reads it."""
    line = strip(read_again(176, 92), 13).life
    assert line == "Acknowledged AO 13:37, next BP with the set of 13:46"


def test_worse_value_is_the_repeat() -> None:
    """Its own card quotes a repeat of which none is due; the set is told instead."""
    chronicle = read_again(195, 110)
    assert facts(strip(chronicle, 13))["Value and limit"].text.startswith("SBP 195")
    assert strip(chronicle, 13).life.endswith("next BP with the set of 13:46")


def test_repeat_that_was_asked_for_comes_first() -> None:
    """Whoever asks for one more, with the action, is told when it is due."""
    chronicle = read_again(176, 92)
    chronicle.act(13, strip(chronicle, 13).key, 1)
    assert strip(chronicle, 13).life.endswith("repeat BP due 13:41")


def test_before_it_is_read_again_the_pill_tells() -> None:
    """The card does not say twice what is due."""
    assert strip(seen(), 11).life == "Acknowledged AO 13:37"


def test_no_set_asks_any_more() -> None:
    """After the last one the card says so."""
    chronicle = Chronicle(protocol=ENDS).start()
    chronicle.infuse(40, "completed")
    for minute in (55, 70, 85):
        chronicle.observe(minute, "120/72 70 98 14 5 0 1 0")
    chronicle.observe(99, "183/90 70 98 14 5 0 1 0")
    chronicle.show(99)
    chronicle.observe(101, readings(sbp=176, dbp=90))
    assert strip(chronicle, 102).life.endswith("no further BP is due")


def test_nothing_is_due_in_an_emergency() -> None:
    """Nobody is asked for a set while one runs."""
    chronicle = read_again(176, 92)
    chronicle.add(EmergencyDeclared(), 13)
    assert "next" not in strip(chronicle, 14).life


def test_going_by_time_alone_names_what_is_missing() -> None:
    """88 was read again inside its limit; what goes on is that nobody read on."""
    when = '{ kind = "no_reading", field = "spo2", minutes = 20 }'
    low = '{ kind = "at_or_below", field = "spo2", limit = 91 }'
    rules = (
        rule_text(low, parameter="spo2", unit="%", rule="TEST-1").replace(
            '"medium"', '"high"'
        ),
        rule_text(when, parameter="spo2", unit=""),
    )
    chronicle = started(protocol_with(*rules), spo2=98)
    chronicle.observe(10, readings(spo2=88))
    chronicle.show(10)
    chronicle.acknowledge(11, strip(chronicle, 11).key)
    chronicle.observe(12, readings(spo2=97))
    told = strip(chronicle, 13).standing
    assert told is not None
    assert told.detail == "not cleared"
    chronicle.show(32)
    for alert in chronicle.assess(32).alerts:
        chronicle.acknowledge(32, alert.key)
    view = strip(chronicle, 32, Turned("spo2", strip(chronicle, 32).next.among))
    assert view.standing is not None
    assert facts(view)["Value and limit"].text == "SpO₂ 88 %, limit 91"
    assert view.standing.detail == "now no SpO₂ reading, limit 20min"
