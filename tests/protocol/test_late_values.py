"""Values that became known late call nobody; they stand in one list."""

import pytest

from monitor.chart.kinds import ObservationsRecorded
from monitor.protocol.late_values import is_late
from tests.builders import Chronicle, at
from tests.protocol.pressures import running, value_alerts
from tests.typed_sets import readings


def rules(chronicle: Chronicle, minute: float) -> tuple[list[str], list[str]]:
    """What stands on cards, and what in the list."""
    now = chronicle.assess(minute)
    on_cards = [a.rule for card in now.strip for a in card.alerts]
    called = [rule for rule in on_cards if rule != "overdue"]
    return called, [a.rule for a in now.late]


@pytest.mark.parametrize(
    ("charted", "called", "late"),
    [(20, ["SBP-HIGH-3"], []), (20.01, [], ["SBP-HIGH-3"])],
)
def test_ten_minutes_late(charted: float, called: list[str], late: list[str]) -> None:
    """A value charted 10min after it was observed calls; one any later is listed."""
    chronicle = running()
    chronicle.observe(charted, readings(sbp=205), effective=10)
    assert rules(chronicle, charted) == (called, late)
    chronicle.show(charted)
    assert rules(chronicle, 100) == (called, late)


def test_a_fresh_value_calls_although_the_late_one_stands() -> None:
    """A value read now is called out, no worse than the late one, and less urgent."""
    for value, rule in ((204, "SBP-HIGH-3"), (185, "SBP-HIGH-2")):
        chronicle = running()
        chronicle.observe(30, readings(sbp=205), effective=10)
        chronicle.show(30)
        chronicle.observe(31, readings(sbp=value))
        chronicle.show(31)
        assert rules(chronicle, 31) == ([rule], ["SBP-HIGH-3"])
        chronicle.observe(32, readings(sbp=value))
        assert chronicle.show(32) == []


def test_late_values_of_an_alert_that_called() -> None:
    """One that was worse by a step is in the list; one that was no worse is nowhere."""
    for value, listed in ((195, ["SBP-HIGH-2"]), (194, [])):
        chronicle = running()
        chronicle.observe(10, readings(sbp=185))
        chronicle.show(10)
        chronicle.observe(40, readings(sbp=value), effective=15)
        chronicle.show(40)
        assert rules(chronicle, 40) == (["SBP-HIGH-2"], listed)


def test_acknowledged_together() -> None:
    """What was acknowledged leaves the list and comes to no card."""
    chronicle = running()
    chronicle.observe(30, readings(sbp=205), effective=10)
    chronicle.observe(30, readings(spo2=88), effective=11)
    chronicle.show(30)
    assert [a.parameter for a in chronicle.assess(30).late] == ["bp", "spo2"]
    for alert in chronicle.assess(30).late:
        chronicle.acknowledge(31, alert.key)
    assert rules(chronicle, 31) == ([], [])
    chronicle.show(60)
    assert rules(chronicle, 60) == ([], [])


def test_late_values_are_not_told_farther_and_not_repeated() -> None:
    """Nobody is called about them, nor asked to read them again."""
    chronicle = running()
    chronicle.observe(30, readings(sbp=205), effective=10)
    chronicle.show(30)
    assert not [a for a in value_alerts(chronicle, 90) if a.level is not None]
    assert chronicle.assess(31).rechecks == ()


def test_a_late_advisory_stays_where_it_is() -> None:
    """An advisory calls nobody anyway: lane and timeline keep it."""
    chronicle = running()
    chronicle.observe(30, readings(sbp=165), effective=10)
    now = chronicle.assess(30)
    assert now.late == ()
    assert [card.parameter for card in now.advisories] == ["bp"]


def test_an_amendment_makes_nothing_late() -> None:
    """What was called in time stays on its card when it is amended much later."""
    chronicle = running()
    reading = chronicle.observe(10, readings(sbp=185))
    chronicle.show(10)
    chronicle.amend(30, reading, readings(sbp=186))
    assert rules(chronicle, 30) == (["SBP-HIGH-2"], [])
    chronicle.amend(31, reading, readings(sbp=205))
    chronicle.show(31)
    assert rules(chronicle, 31) == ([], ["SBP-HIGH-3"])


def test_an_old_record_gives_one_list() -> None:
    """Fifty sets that arrive an hour late: one list, and nothing on a card."""
    chronicle = running()
    for place in range(50):
        chronicle.observe(
            100, readings(sbp=181 + 2 * place, spo2=91), effective=20 + place / 2
        )
    chronicle.show(100)
    called, late = rules(chronicle, 100)
    assert called == []
    assert "SBP-HIGH-3" in late


def storm() -> list[ObservationsRecorded]:
    return [
        readings(sbp=180 + n % 30, dbp=90 + n % 7, hr=122 + n % 20, spo2=91 - n % 5)
        for n in range(50)
    ]


def test_a_storm_gives_one_card_for_each_parameter() -> None:
    """Fifty abnormal values in a minute are three cards, and the high one is first."""
    chronicle = running()
    for place, values in enumerate(storm()):
        minute = 10 + place / 50
        chronicle.observe(minute, values)
        chronicle.show(minute)
    strip = chronicle.assess(11).strip
    assert sorted(card.parameter for card in strip) == ["bp", "hr", "spo2"]
    assert strip[0].priority == "high"


@pytest.mark.parametrize(
    ("values", "rule"),
    [((180, 179), "SBP-HIGH-2"), ((200, 199), "SBP-HIGH-3"), ((89, 90), "SBP-LOW-2")],
)
def test_about_a_limit_for_an_hour(values: tuple[int, int], rule: str) -> None:
    """A pressure that goes to and fro by 1 about its limit is one alert."""
    chronicle = running()
    for minute in range(60):
        chronicle.observe(minute, readings(sbp=values[minute % 2]))
        chronicle.show(minute)
    found = [a for a in value_alerts(chronicle) if a.rule == rule]
    assert [a.raised_at for a in found] == [at(0)]


def test_a_protocol_without_the_table_has_no_late_values() -> None:
    """However long after its time a value became known."""
    assert not is_late(None, at(0), at(600))
