"""Panic that does not settle: told by time alone, or by what the recheck reads."""

import pytest

from monitor.chart.kinds import EffectEnded, EffectRecorded, EntryAmended
from monitor.protocol.assessment import Alert
from monitor.protocol.conditions import NotSettling
from monitor.protocol.going_on import waits_of
from monitor.protocol.moments import moments
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, Chronicle, at, iv40, iv40_text
from tests.protocol.faulty import faults
from tests.protocol.shipped import SHIPPED, shipped
from tests.protocol.test_conflicting import contradict
from tests.protocol.test_leaving_held import ALERTS, ward
from tests.typed_sets import readings

RULE = "DISTRESS-PANIC-LASTING-3"
SECOND = 1 / 60


def panicking(minute: float = 10) -> Chronicle:
    """Calm at 8, and panic from that minute on."""
    chronicle = Chronicle().start()
    chronicle.observe(8, CALM)
    chronicle.effect(minute, "PANIC", 2)
    chronicle.show(minute)
    return chronicle


def lasting(chronicle: Chronicle, now: float) -> list[Alert]:
    return [a for a in chronicle.assess(now).alerts if a.rule == RULE]


def priority(chronicle: Chronicle, now: float) -> str:
    card = chronicle.assess(now).card("distress")
    return "" if card is None else card.priority


def test_time_alone_makes_it_high() -> None:
    """Five minutes after its onset, and no second before."""
    chronicle = panicking()
    assert priority(chronicle, 15 - SECOND) == "medium"
    (alert,) = lasting(chronicle, 15)
    assert (alert.priority, alert.raised_at, alert.is_late) == ("high", at(15), False)
    assert alert.reasons[0] == "Panic for 5min, distress not read since, limit 5min"
    assert (alert.measured_at, alert.charted_at) == (None, None)
    assert priority(chronicle, 15) == "high"
    assert priority(chronicle, 60) == "high"


def test_it_is_raised_once() -> None:
    """The tick puts it on record, and nothing more with each second or set."""
    chronicle = panicking()
    assert chronicle.show(15 - SECOND) == []
    (key,) = chronicle.show(15)
    assert chronicle.show(15 + SECOND) == []
    chronicle.observe(16, "118/72 70 98 14 5")
    assert chronicle.show(16) == []
    (alert,) = lasting(chronicle, 20)
    assert (alert.key, alert.is_active, alert.raised_at) == (key, True, at(15))


@pytest.mark.parametrize(
    ("value", "expected"), [(6, "medium"), (7, "high"), (8, "high")]
)
@pytest.mark.parametrize("minute", [15, 16, 20])
def test_what_the_recheck_reads_counts(
    minute: float, value: int, expected: str
) -> None:
    """Distress at 7 or above five minutes after the onset or later is high."""
    chronicle = panicking()
    chronicle.observe(12, readings(distress=3))
    chronicle.observe(minute, readings(distress=value))
    assert priority(chronicle, minute) == expected


def test_the_recheck_of_its_own_key() -> None:
    """Read 9 at the minute it is due; what is told is the value with both limits."""
    chronicle = panicking()
    chronicle.observe(15, "130/80 100 98 18 5 0 9 0")
    chronicle.show(15)
    assert priority(chronicle, 15) == "high"
    (alert,) = lasting(chronicle, 15)
    assert alert.reasons[0] == "Panic for 5min with distress 9, limits 5min and 7"
    assert (alert.measured_at, alert.charted_at) == (at(15), at(15))


@pytest.mark.parametrize(
    ("minute", "expected"),
    [(9, "high"), (10, "high"), (10 + SECOND, "medium"), (14, "medium")],
)
def test_only_a_reading_since_the_onset_says_that_it_settles(
    minute: float, expected: str
) -> None:
    """One of before, or of the very moment of the onset, says nothing of it."""
    chronicle = panicking()
    chronicle.observe(minute, readings(distress=6), effective=minute)
    assert priority(chronicle, 15) == expected


@pytest.mark.parametrize(("value", "expected"), [(6, "medium"), (7, "high")])
def test_a_reading_below_the_limit_settles_it(value: int, expected: str) -> None:
    """One below 7 keeps it medium for as long as none at 7 follows."""
    chronicle = panicking()
    chronicle.observe(14, readings(distress=value))
    assert priority(chronicle, 15) == expected
    assert priority(chronicle, 40) == expected


@pytest.mark.parametrize(
    ("minute", "count"), [(15 - SECOND, 0), (15, 0), (15 + SECOND, 1)]
)
def test_one_that_ended_by_then_does_not_go_on(minute: float, count: int) -> None:
    """It goes on at five minutes, or there is nothing to tell."""
    chronicle = panicking()
    chronicle.end_effect(minute, chronicle.session.effects[0].id)
    assert len(lasting(chronicle, 30)) == count


def test_its_end_clears_it() -> None:
    """And so does a reading below the limit."""
    for how in ("ended", "read"):
        chronicle = panicking()
        chronicle.show(15)
        if how == "ended":
            chronicle.end_effect(18, chronicle.session.effects[0].id)
        else:
            chronicle.observe(18, readings(distress=6))
        (alert,) = lasting(chronicle, 18)
        assert (alert.resolved_how, alert.resolved_at) == ("value", at(18))


def test_each_panic_counts_from_its_own_onset() -> None:
    """A second one after the first has ended waits for its own five minutes."""
    chronicle = panicking()
    chronicle.end_effect(13, chronicle.session.effects[0].id)
    chronicle.effect(14, "PANIC", 2)
    assert lasting(chronicle, 19 - SECOND) == []
    assert len(lasting(chronicle, 19)) == 1


def test_one_pressed_twice_counts_from_the_first() -> None:
    """Pressing the key again puts nothing off."""
    chronicle = panicking()
    chronicle.effect(13, "PANIC", 2)
    assert len(lasting(chronicle, 15)) == 1
    assert len(lasting(chronicle, 18)) == 1


def test_a_reading_charted_late_takes_it_back() -> None:
    """Read at 14 and charted at 17: it had settled, and the record says why it went."""
    chronicle = panicking()
    (key,) = chronicle.show(15)
    chronicle.observe(17, readings(distress=3), effective=14)
    (alert,) = lasting(chronicle, 17)
    assert alert.key == key
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(17))


@pytest.mark.parametrize("read_at", [14, 15])
@pytest.mark.parametrize("charted_at", [15, 17])
def test_it_went_when_that_was_charted(charted_at: float, read_at: float) -> None:
    """Not with a reading that was taken since, nor with another one charted late."""
    chronicle = panicking()
    chronicle.show(15)
    chronicle.observe(15.5, readings(hr=80))
    chronicle.observe(charted_at, readings(distress=3), effective=read_at)
    chronicle.observe(19, readings(distress=2), effective=13)
    (alert,) = lasting(chronicle, 20)
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(charted_at))


def test_an_end_charted_late_takes_it_back() -> None:
    """It had ended at 14, which is charted at 17."""
    chronicle = panicking()
    chronicle.show(15)
    end = EffectEnded(effect=chronicle.session.effects[0].id)
    chronicle.add(end, 17, effective=14)
    (alert,) = lasting(chronicle, 17)
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(17))


def test_an_onset_put_right_moves_it() -> None:
    """Amended to 12, it is due at 17, and what was shown for 10 is over."""
    chronicle = panicking()
    chronicle.show(15)
    panic = chronicle.session.effects[0].id
    again = EntryAmended(replacement=EffectRecorded(code="PANIC", grade=2))
    chronicle.add(again, 16, effective=12, over=(panic,))
    assert priority(chronicle, 16) == "medium"
    assert priority(chronicle, 17) == "high"


def test_nothing_is_raised_after_the_closing() -> None:
    """A panic that nobody ended before the session was closed."""
    for minute, count in ((14, 0), (15, 1), (16, 1)):
        chronicle = panicking()
        chronicle.close(minute)
        assert len(lasting(chronicle, 30)) == count


def test_a_time_is_judged_once_and_in_its_place() -> None:
    """After what was charted by then, before what came later; of each panic."""
    chronicle = panicking()
    chronicle.observe(15, readings(hr=80))
    chronicle.effect(16, "PANIC", 2)
    chronicle.observe(20, readings(hr=80))
    waits = waits_of(iv40(), chronicle.session, at(30))
    found = moments(chronicle.session, {}, waits)
    judged = [m.at for m in found if m.at >= at(10)]
    assert judged == [at(minute) for minute in (10, 15, 15, 16, 20, 21)]
    assert [m.is_set for m in found if m.at == at(15)] == [True, False]


def test_the_card_tells_it_as_it_is_now() -> None:
    """That nobody had read distress is told until it is read."""
    chronicle = panicking()
    chronicle.show(15)
    chronicle.observe(20, readings(distress=7))
    card = chronicle.assess(20).card("distress")
    assert card is not None
    assert card.reasons[0] == "Panic for 10min with distress 7, limits 5min and 7"
    assert not any("not read" in reason for reason in card.reasons)


def test_worse_by_a_step_is_told_anew() -> None:
    """Read 9 when it was known to be 8: another alert, beside the one answered."""
    for value, count in ((8, 1), (9, 2)):
        chronicle = panicking()
        chronicle.observe(15, readings(distress=8))
        (key,) = chronicle.show(15)
        chronicle.acknowledge(15.5, key)
        chronicle.observe(17, readings(distress=value))
        chronicle.show(17)
        assert len(lasting(chronicle, 17)) == count


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_protocol_has_it(id_: str) -> None:
    """Five minutes and 7, with where they come from, on every route."""
    rule = shipped(id_).rule(RULE)
    (condition,) = rule.when
    assert (rule.priority, rule.parameter) == ("high", "distress")
    assert condition == NotSettling(code="PANIC", minutes=5, field="distress", limit=7)
    assert "local approval" in rule.source


def test_it_bars_leaving_like_any_other() -> None:
    """The check on open high alerts is told of it too."""
    room = ward(85, 100)
    room.answer_all(100)
    room.effect(101, "PANIC", 2)
    room.show(101)
    assert room.found(ALERTS, 105)[0] == "met"
    room.show(106)
    assert room.found(ALERTS, 106)[0] == "not met"
    assert room.discharge(107) != ""


WRITTEN = 'code = "PANIC", minutes = 5, field = "distress", limit = 7'


@pytest.mark.parametrize(
    ("old", "new", "path", "words"),
    [
        ('"PANIC", min', '"PANICK", min', "when[1].code", "no effect PANICK"),
        ('"distress", limit = 7', '"stress", limit = 7', "when[1].field", "no field"),
        ("limit = 7", "limit = 11", "when[1].limit", "hard range"),
        ("minutes = 5", "minutes = 0", "minutes", "write at least 1"),
        ("minutes = 5", "minutes = 241", "minutes", "write at most 240"),
    ],
)
def test_its_faults_are_named(old: str, new: str, path: str, words: str) -> None:
    """Each by its key path."""
    assert old in WRITTEN
    text = iv40_text()
    assert text.count(WRITTEN) == 1
    found = faults(text.replace(WRITTEN, WRITTEN.replace(old, new)))
    assert any(path in key and words in said for key, said in found.items()), found


@pytest.mark.parametrize("limit", [0, 10])
def test_limits_at_the_ends_of_the_scale_are_taken(limit: int) -> None:
    """0 and 10 are values of the scale."""
    text = iv40_text().replace(
        WRITTEN, WRITTEN.replace("limit = 7", f"limit = {limit}")
    )
    (condition,) = parse_protocol(text).rule(RULE).when
    assert isinstance(condition, NotSettling)
    assert condition.limit == limit


def test_what_may_have_been_read_by_then_settles_it() -> None:
    """Calm, read at 12 or at 20: the sooner of the two counts."""
    chronicle = panicking()
    reading = chronicle.observe(12, readings(distress=1))
    for minute in (12, 20):
        contradict(chronicle, reading, readings(distress=1), at=minute)
    assert lasting(chronicle, 16) == lasting(chronicle, 21) == []
