"""What holds of every assessment, whatever was charted and in whatever order."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from monitor.chart.entries import Entry
from monitor.chart.kinds import (
    AlertRaised,
    EntryAmended,
    EntryRetracted,
    ObservationsRecorded,
)
from monitor.chart.session import fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert, Assessment
from monitor.protocol.judging import holds
from monitor.protocol.moments import moments
from tests.builders import CALM, Chronicle, at, iv40
from tests.typed_sets import FIELDS, readings

RANGES = {spec.code: (spec.lowest, spec.highest) for spec in iv40().charting.fields}
SIGNS = ("VOM", "CP", "PANIC", "HEAD", "DIZZ")
ADULT = {"sbp": 120, "dbp": 75, "hr": 75, "spo2": 97, "rr": 14}


@st.composite
def values(draw: st.DrawFn) -> dict[str, int]:
    """Some fields, each anywhere in its hard range, often near what is usual."""
    chosen = draw(st.sets(st.sampled_from(FIELDS), min_size=1))
    return {f: draw(_value(f)) for f in FIELDS if f in chosen}


def _value(field: str) -> st.SearchStrategy[int]:
    lowest, highest = (int(bound) for bound in RANGES[field])
    usual = ADULT.get(field, lowest)
    near = st.integers(max(lowest, usual - 40), min(highest, usual + 80))
    return near | st.integers(lowest, highest)


STEPS = st.one_of(
    st.tuples(st.just("observe"), values()),
    st.tuples(st.just("effect"), st.sampled_from(SIGNS)),
    st.tuples(st.just("end effect"), st.integers(0, 3)),
    st.tuples(st.just("oxygen"), st.sampled_from(["2", "6", None])),
    st.tuples(st.just("infusion"), st.sampled_from(["paused", "resumed", "completed"])),
    st.tuples(st.just("snooze"), st.sampled_from([10, 20, 57])),
    st.tuples(st.just("acknowledge"), st.integers(0, 5)),
    st.tuples(st.just("repeat"), st.integers(0, 5)),
)
CORRECTIONS = st.one_of(
    st.tuples(st.just("amend"), values()), st.tuples(st.just("retract"), st.just(0))
)


class Story:
    """A session made of random steps, some minutes apart, alerts shown as they come."""

    def __init__(self, steps: list[tuple[int, tuple[str, object]]]) -> None:
        self.chronicle = Chronicle().start()
        self.minute = 0
        for later, (what, how) in steps:
            self.minute += later
            self._do(what, how)
            self.chronicle.show(self.minute)

    def _do(self, what: str, how: object) -> None:
        session = self.chronicle.session
        match what, how:
            case "amend", dict():
                self.chronicle.amend(self.minute, session.sets[-1].id, readings(**how))
            case "retract", _ if len(session.sets) > 1:
                self.chronicle.retract(self.minute, session.sets[-1].id)
            case (("end effect" | "acknowledge" | "repeat"), int()):
                self._answer(what, how)
            case _:
                self._chart(what, how)

    def _answer(self, what: str, which: int) -> None:
        chronicle, session = self.chronicle, self.chronicle.session
        if what == "end effect" and session.effects:
            effect = session.effects[which % len(session.effects)]
            chronicle.end_effect(self.minute, effect.id)
        elif session.alerts:
            key = session.alerts[which % len(session.alerts)].key
            if what == "acknowledge":
                chronicle.acknowledge(self.minute, key)
            elif what == "repeat":
                chronicle.act(self.minute, key, 1)

    def _chart(self, what: str, how: object) -> None:
        chronicle, minute = self.chronicle, self.minute
        match what, how:
            case "observe", dict():
                chronicle.observe(minute, readings(**how))
            case "effect", str():
                chronicle.effect(minute, how)
            case "oxygen", str() | None:
                chronicle.breathe(minute, how)
            case "infusion", ("paused" | "resumed" | "completed"):
                chronicle.infuse(minute, how, "51.3" if how == "resumed" else None)
            case "snooze", int():
                chronicle.snooze(minute, how, 2)
            case _:
                pass

    @property
    def now(self) -> Assessment:
        return self.chronicle.assess(self.minute)


def stories(*kinds: st.SearchStrategy[tuple[str, object]]) -> st.SearchStrategy[Story]:
    steps = st.tuples(st.integers(0, 12), st.one_of(*kinds))
    return st.lists(steps, max_size=12).map(Story)


ANY = stories(STEPS, CORRECTIONS)
UNCORRECTED = stories(STEPS)


def by_value(assessment: Assessment) -> list[Alert]:
    """The alerts that a fact of the chart fired."""
    return [alert for alert in assessment.alerts if alert.opened_by is not None]


@given(ANY, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(story: Story, chance: random.Random) -> None:
    """The same entries in any order give the same assessment."""
    shuffled: list[Entry] = list(story.chronicle.entries)
    chance.shuffle(shuffled)
    assert evaluate(iv40(), fold(shuffled), at(story.minute)) == story.now


@given(ANY)
def test_same_session_gives_the_same_assessment(story: Story) -> None:
    """There is no memory between two evaluations."""
    assert story.now == story.now


@given(ANY)
def test_keys_are_unique(story: Story) -> None:
    """No two alerts share a key, and none is raised twice."""
    keys = [alert.key for alert in story.now.alerts]
    assert len(keys) == len(set(keys))
    recorded = {raised.key for raised in story.chronicle.session.alerts}
    assert recorded.isdisjoint(raised.key for raised in story.now.to_raise)
    shown = [e for e in story.chronicle.entries if isinstance(e.payload, AlertRaised)]
    assert len(shown) == len(recorded)


@given(ANY)
def test_nothing_that_was_shown_is_lost(story: Story) -> None:
    """Every alert on record is in the history, whatever was corrected since."""
    recorded = {raised.key for raised in story.chronicle.session.alerts}
    assert recorded <= {alert.key for alert in story.now.alerts}


@given(ANY)
def test_what_is_shown_is_not_to_be_raised(story: Story) -> None:
    """Once all alerts are on record none is left to raise."""
    story.chronicle.show(story.minute)
    assert story.now.to_raise == ()


# A milder alert opens at the reading that clears a more urgent one, while what it is
# about goes on.
GOES_ON = {"VOMITING-1", "VOMITING-2", "SPO2-OXYGEN-2"}


@given(UNCORRECTED)
def test_calm_reading_fires_nothing(story: Story) -> None:
    """A set inside every limit is the cause of no new alert about a value."""
    story.chronicle.show(story.minute)
    calm = story.chronicle.observe(story.minute, CALM)
    fired = {a.rule for a in story.now.alerts if a.opened_by == calm}
    assert fired <= GOES_ON


def without_time(assessment: Assessment) -> list[Alert]:
    """But for what the tick raises between two steps of a story."""
    lasting = "DISTRESS-PANIC-LASTING-3"
    return [a for a in by_value(assessment) if a.rule != lasting]


@given(UNCORRECTED)
def test_later_facts_do_not_change_what_fired_before(story: Story) -> None:
    """An alert depends on what was known by its time, and on nothing later."""
    whole = without_time(story.now)
    for minute in range(0, story.minute, 7):
        known = [e for e in story.chronicle.entries if e.received_at <= at(minute)]
        then = evaluate(iv40(), fold(known), at(minute))
        assert [a.key for a in without_time(then)] == [
            a.key for a in whole if a.raised_at <= at(minute)
        ]


@given(ANY)
def test_resolved_alerts_say_when_and_how(story: Story) -> None:
    """An alert is active, or cleared at a time that is not before it was raised."""
    for alert in story.now.alerts:
        assert alert.is_active == (alert.resolved_at is None)
        assert alert.is_active == (alert.resolved_how is None)
        if alert.resolved_at is not None:
            assert alert.resolved_at >= (alert.charted_at or alert.raised_at)


@given(ANY)
def test_each_visible_alert_is_on_one_card(story: Story) -> None:
    """Cards hold all that is visible, once, the most urgent first."""
    now = story.now
    on_cards = [a.key for c in (*now.strip, *now.advisories) for a in c.alerts]
    called = [a for a in now.alerts if a.priority == "low" or not a.is_late]
    assert sorted(on_cards) == sorted(a.key for a in called if a.is_visible)
    assert all(a.is_late and a.is_visible for a in now.late)
    ranks = [("high", "medium").index(card.priority) for card in now.strip]
    assert ranks == sorted(ranks)
    assert all(card.priority == "low" for card in now.advisories)


@given(ANY)
def test_slots_and_sets_go_one_to_one(story: Story) -> None:
    """A set fills one slot at most, and slots come in order."""
    slots = story.now.slots
    filling = [slot.filled_by for slot in slots if slot.filled_by is not None]
    assert len(filling) == len(set(filling))
    assert all(one.at < other.at for one, other in pairwise(slots))


@given(UNCORRECTED)
def test_rebuilt_record_says_the_same(story: Story) -> None:
    """Without the alerts on record the same firings are to be raised."""
    bare = [
        e
        for e in story.chronicle.entries
        if not isinstance(e.payload, AlertRaised | EntryAmended | EntryRetracted)
    ]
    derived = evaluate(iv40(), fold(bare), at(story.minute))
    assert {a.key for a in by_value(derived)} == {a.key for a in by_value(story.now)}


@given(ANY)
def test_prepared_rules_say_what_their_conditions_say(story: Story) -> None:
    """A rule made ready holds exactly where each of its conditions does."""
    session = story.chronicle.session
    before = {b.field: b.median for b in story.now.baselines}
    for moment in moments(session, before):
        for rule in iv40().rules:
            assert rule.check(moment) == all(holds(c, moment) for c in rule.when)


@given(values())
def test_value_far_inside_never_fires_after_a_set(wild: dict[str, int]) -> None:
    """Whatever one set held, one calm set later nothing new is raised."""
    chronicle = Chronicle().start()
    chronicle.observe(10, readings(**wild))
    chronicle.show(10)
    chronicle.observe(12, CALM)
    chronicle.show(12)
    assert chronicle.assess(12).to_raise == ()
    payload = chronicle.session.sets[-1].fact.payload
    assert isinstance(payload, ObservationsRecorded)


def test_protocol_is_not_changed_by_evaluating() -> None:
    """Protocol values are frozen: a changed copy is another value."""
    changed = structs.replace(iv40(), version=2)
    assert changed != iv40()
