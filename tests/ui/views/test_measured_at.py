"""When a value was measured: by its reading, whatever made an alert of it later."""

from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.kinds import StaffNamed
from tests.builders import SPACE, Chronicle, at
from tests.protocol.test_limits_moved import LIMITS, move
from tests.typed_sets import readings
from tests.ui.views.alert_scene import facts, story, strip
from tests.ui.views.test_call_text import said
from tests.ui.views.test_why import lines, why

OTHER = uuid5(SPACE, "other nurse")


def by_another(chronicle: Chronicle) -> None:
    """What was charted last is of B. Ito."""
    last = chronicle.entries[-1]
    chronicle.entries[-1] = replace(last, author=OTHER)
    chronicle.add(StaffNamed(person=OTHER, name="B. Ito RN", verified=False), 19)


def moved() -> Chronicle:
    """215 is read at 10 and charted at 12; at 19 the chart is moved, and it is high."""
    chronicle = story()
    for rule, limit in LIMITS:
        chronicle.limit(2, rule, limit)
    chronicle.observe(12, readings(sbp=215, dbp=90), effective=10)
    chronicle.show(12)
    move(chronicle, 19)
    by_another(chronicle)
    chronicle.show(19)
    return chronicle


def high(chronicle: Chronicle, minute: float) -> tuple[object, object, object]:
    (alert,) = (a for a in chronicle.assess(minute).alerts if a.priority == "high")
    return alert.fired_at, alert.measured_at, alert.charted_at


def test_a_move_measures_nothing() -> None:
    """The alert is of the move, its value of the set before."""
    assert high(moved(), 20) == (at(19), at(10), at(12))


def test_the_card_tells_who_measured_it_and_when() -> None:
    """Not who moved the chart."""
    measured = facts(strip(moved(), 20))["Measured"]
    assert measured.text == "13:36 by A. Okafor RN"
    assert measured.detail == "charted 13:38"


def test_the_call_tells_how_old_the_value_is() -> None:
    """Ten minutes, not one."""
    assert "Measured at 13:36, 10 minutes ago" in said(moved(), 20)["Situation"]


def test_the_explanation_tells_it_and_the_limit_of_then() -> None:
    """Measured at 13:36; the limit of the first patient had ended at 13:45."""
    told = lines(why(moved(), 20, "SBP-HIGH-3"))
    assert "measured 13:36, charted 13:38" in told["Inputs"]
    assert not any("for this patient" in line for line in told["Rule"])


def test_a_changed_limit_measures_nothing() -> None:
    """195 is read at 10, and the limit put to 190 at 19."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=195, dbp=90))
    chronicle.show(10)
    chronicle.limit(19, "SBP-HIGH-3", 190)
    assert high(chronicle, 19) == (at(19), at(10), at(10))


def test_a_side_effect_measures_no_pressure() -> None:
    """185 is read at 10, and chest pain begins at 19."""
    chronicle = story()
    chronicle.observe(10, readings(sbp=185, dbp=90))
    chronicle.show(10)
    chronicle.effect(19, "CP")
    assert at(10) in {
        a.measured_at for a in chronicle.assess(19).alerts if a.rule == "SBP-SIGN-3"
    }
