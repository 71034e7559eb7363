"""A changed protocol against stored sessions: alerts gained, lost and moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.kinds import (
    AlertAcknowledged,
    AlertActioned,
    AlertEscalated,
    AlertLifeFact,
    AlertRaised,
    AlertSnoozed,
)
from monitor.chart.session import Session, assemble
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.fired import Change, Difference, Fired, differences, when
from monitor.review.screening import ASKS_ALL, Asks, Screen
from monitor.review.time_fired import fired_by_time
from monitor.review.walking import fired_by_facts

_Count = Change | Literal["for_another"]
_OF_ALERTS = (
    AlertRaised,
    AlertAcknowledged,
    AlertActioned,
    AlertSnoozed,
    AlertEscalated,
    AlertLifeFact,
)


class SessionTried(Struct, frozen=True, kw_only=True):
    """What the changed protocol makes of one session.

    ``raised`` counts the alerts that the record has, by rule: also those on a value
    that was amended since. ``hours`` is how long the session lasted.
    """

    id: UUID
    opened_at: datetime
    hours: float
    raised: Mapping[str, int]
    differences: tuple[Difference, ...] = ()


class RuleTried(Struct, frozen=True, kw_only=True):
    """What became of one rule's alerts over all sessions.

    ``by_another`` are its alerts that another rule raises now, ``for_another`` those
    that it raises in place of another. ``would`` are those raised with those gained and
    ``for_another``, and without those lost and ``by_another``.
    """

    rule: str
    raised: int
    would: int
    gained: int
    lost: int
    moved: int
    by_another: int
    for_another: int
    sessions: int
    """In how many of them anything of it is otherwise."""

    @property
    def differing(self) -> int:
        changed = self.gained + self.lost + self.moved
        return changed + self.by_another + self.for_another


class Backtest(Struct, frozen=True, kw_only=True):
    """The changed protocol over all sessions that could be tried.

    ``rules`` has those whose alerts differ first, then the others with alerts.
    ``concerned`` are the sessions with a difference, the newest first. ``unreadable``
    counts those that this version can't judge, ``by_same_text`` those tried that were
    charted by exactly the text that is tried.
    """

    sessions: int
    hours: float
    rules: tuple[RuleTried, ...]
    concerned: tuple[SessionTried, ...]
    unreadable: int = 0
    by_same_text: int = 0

    def total(self, change: Change) -> int:
        return sum(getattr(rule, change) for rule in self.rules)

    @property
    def more_urgent(self) -> int:
        """How many alerts are there under both, and more urgent under the changed."""
        return sum(difference.steps_up > 0 for difference in self._differences())

    @property
    def less_urgent(self) -> int:
        return sum(difference.steps_up < 0 for difference in self._differences())

    def _differences(self) -> Iterator[Difference]:
        return (found for session in self.concerned for found in session.differences)

    def per_hour(self, number: int) -> float | None:
        """So many alerts for each hour of session; None where there is none."""
        return number / self.hours if self.hours else None


def try_session(session: Session, screen: Screen, now: datetime) -> SessionTried:
    """Both protocols judge the session from its beginning, as if nobody was shown any.

    So what differs is the protocol's alone: neither what was acknowledged, nor when a
    value came to be charted or amended. Its limits that were changed for this patient
    are the same in both, by the rule's id. Where no value lies where the two differ,
    neither is asked.
    """
    is_otherwise = screen.may_differ(session, now)
    found = judged_otherwise(session, screen, now) if is_otherwise else ()
    return SessionTried(
        id=session.id,
        opened_at=session.opened_at,
        hours=lasted(session, now) / timedelta(hours=1),
        raised=Counter(raised.alert.rule for raised in session.alerts),
        differences=found,
    )


def judged_otherwise(
    session: Session, screen: Screen, now: datetime
) -> tuple[Difference, ...]:
    """What differs where both protocols judge all of the session.

    Neither judges what they have to find alike: the facts, or what time alone raises.
    """
    bare = without_alerts(session)
    before, after = (
        fired(protocol, bare, now, screen.asks)
        for protocol in (screen.own, screen.changed)
    )
    return tuple(differences(before, after))


def lasted(session: Session, now: datetime) -> timedelta:
    """From when it was opened until the patient left, or else it was closed."""
    return max((session.over_at or now) - session.opened_at, timedelta(0))


def without_alerts(session: Session) -> Session:
    """The session as it was charted, with nothing of what Vigil said about it."""
    kept = tuple(f for f in session.facts if not isinstance(f.payload, _OF_ALERTS))
    return assemble(structs.replace(session.settlement, in_force=kept))


def fired(
    protocol: CareProtocol, bare: Session, now: datetime, asks: Asks = ASKS_ALL
) -> tuple[Fired, ...]:
    """The alerts that a protocol gives rise to, oldest first.

    Those of values and facts as all of them stand at the end, those of time as what was
    known at the time. What nobody answered is reminded of by no second alert here.
    """
    found = list(fired_by_facts(protocol, bare, now)) if asks.of_facts else []
    timed = fired_by_time(protocol, bare, now) if asks.of_time else ()
    found += (Fired(a.rule, a.priority, a.raised_at, a.parameter) for a in timed)
    return tuple(sorted(found, key=when))


def summed(
    tried: Iterable[SessionTried], unreadable: int = 0, by_same_text: int = 0
) -> Backtest:
    """All sessions together."""
    sessions = tuple(tried)
    return Backtest(
        sessions=len(sessions),
        hours=sum(session.hours for session in sessions),
        rules=tuple(_rules(sessions)),
        concerned=tuple(
            sorted(
                (session for session in sessions if session.differences),
                key=lambda session: (session.opened_at, session.id),
                reverse=True,
            )
        ),
        unreadable=unreadable,
        by_same_text=by_same_text,
    )


def _rules(sessions: Sequence[SessionTried]) -> list[RuleTried]:
    raised: Counter[str] = Counter()
    changes: dict[str, Counter[_Count]] = {}
    concerned: Counter[str] = Counter()
    for session in sessions:
        raised.update(session.raised)
        counts = [count for found in session.differences for count in _counts(found)]
        for rule, count in counts:
            changes.setdefault(rule, Counter())[count] += 1
        concerned.update({rule for rule, _ in counts})
    found = [
        _rule(rule, raised[rule], changes.get(rule, Counter()), concerned[rule])
        for rule in {**raised, **changes}
    ]
    return sorted(found, key=_most_changed)


def _counts(found: Difference) -> Iterator[tuple[str, _Count]]:
    """The rules it is of, and what it is for each: two where another one raises it."""
    if found.change != "by_another":
        yield found.fired.rule, found.change
    elif found.before is not None and found.after is not None:
        yield found.before.rule, "by_another"
        yield found.after.rule, "for_another"


def _rule(rule: str, raised: int, changes: Counter[_Count], sessions: int) -> RuleTried:
    more = changes["gained"] + changes["for_another"]
    return RuleTried(
        rule=rule,
        raised=raised,
        would=raised + more - changes["lost"] - changes["by_another"],
        gained=changes["gained"],
        lost=changes["lost"],
        moved=changes["moved"],
        by_another=changes["by_another"],
        for_another=changes["for_another"],
        sessions=sessions,
    )


def _most_changed(rule: RuleTried) -> tuple[int, int, str]:
    return (-rule.differing, -rule.would, rule.rule)
