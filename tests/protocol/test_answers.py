"""Answers against what the protocol asks of them."""

from datetime import UTC

import pytest

from monitor.chart.kinds import Answer, GateAnswered
from monitor.protocol.answers import answer_words
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from tests.builders import at
from tests.protocol.gated import TABLES, Room, answer, gated, gated_text


def changed(old: str, new: str) -> CareProtocol:
    """The gates of the test with something else asked."""
    assert old in TABLES
    return parse_protocol(gated_text().replace(TABLES, TABLES.replace(old, new)))


AT_LEAST = changed("at_most = 1", "at_least = 1")


@pytest.mark.parametrize(
    ("vip", "standing"), [("0", "not met"), ("1", "met"), ("2", "met")]
)
def test_a_number_that_is_to_be_reached(vip: str, standing: str) -> None:
    """At the limit it is."""
    room = Room(AT_LEAST).before()
    room.add(answer("site", gauge="22", patent="yes", vip=vip), -10)
    assert room.state("site").standing == standing


def test_a_number_too_low_names_its_limit() -> None:
    """As it was asked."""
    room = Room(AT_LEAST).before()
    room.add(answer("site", gauge="22", patent="yes", vip="0"), -10)
    assert "VIP 0, limit 1" in room.state("site").judged.evidence


@pytest.mark.parametrize(
    ("least", "words"), [(119, "1hr 59min"), (120, "2hr"), (121, "2hr 1min")]
)
def test_a_time_too_short_ago_names_its_limit(least: int, words: str) -> None:
    """In hours and minutes, and no part of nothing."""
    protocol = changed("least_minutes = 120", f"least_minutes = {least}")
    room = Room(protocol).before()
    fluids = "2026-03-14T08:00Z"
    room.add(answer("fasting", food="2026-03-14T13:00Z", fluids=fluids), -10)
    told = room.state("fasting", -9).judged.evidence
    assert told.startswith(f"food 13:00, limit {words} before")


@pytest.mark.parametrize(("ago", "standing"), [("13:26", "met"), ("13:27", "waiting")])
def test_a_time_of_any_kind_may_be_now(ago: str, standing: str) -> None:
    """Where the protocol names no time that has to go by."""
    room = Room(changed(", least_minutes = 120", "")).before()
    told = answer("fasting", food=f"2026-03-14T{ago}Z", fluids="2026-03-14T08:00Z")
    refusal = room.chart(told, 0)
    assert (refusal is None) == (standing == "met")


def test_one_yes_of_several_asks_for_more() -> None:
    """Whichever it was."""
    opioid = '  { id = "opioid", label = "Opioid", kind = "yes_no" },\n'
    reviewed = '  { id = "reviewed"'
    protocol = parse_protocol(
        gated_text()
        .replace(reviewed, opioid + reviewed)
        .replace('asked_if = ["maoi"]', 'asked_if = ["maoi", "opioid"]')
    )
    for maoi, opioids, why in (
        ("yes", "no", "reviewed by not answered"),
        ("no", "yes", "reviewed by not answered"),
        ("no", "no", ""),
    ):
        room = Room(protocol).before()
        room.add(answer("medicines", maoi=maoi, opioid=opioids), -10)
        assert room.state("medicines").judged.why == why


def test_an_answer_to_what_is_asked_no_more_is_told_as_it_was() -> None:
    """A record may hold what another version of the protocol asked."""
    told = GateAnswered(
        gate="site",
        answers=(Answer(ask="vein", value="left"), Answer(ask="vip", value="1")),
    )
    gate = gated().gate("site")
    assert gate is not None
    assert answer_words(gate, told, at(0), UTC) == "left, VIP 1"


@pytest.mark.parametrize(("minute", "is_taken"), [(-206.1, False), (-206, True)])
def test_a_day_that_has_begun_somewhere_is_no_future(
    minute: float, *, is_taken: bool
) -> None:
    """At 10:00 UTC it is the next day 14 hours to the east."""
    room = Room()
    room.open(-300)
    refusal = room.chart(answer("consent", signed="2026-03-15"), minute)
    assert (refusal is None) == is_taken
