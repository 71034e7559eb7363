"""Both protocols on a condensed session: only what they differ in is judged.

Where nothing but rules on charted facts differs, and how an alert settles, whatever
else alerts is the same under both, and a parameter whose rules are the same has the
same alerts. So the courses of the others are walked by the changed protocol, with the
code that ``evaluate`` walks them with, over the same moments; what its own protocol
finds was walked when the session was condensed.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from monitor.protocol.care_protocol import CareProtocol, Parameter
from monitor.protocol.conditions import NotSettling
from monitor.protocol.known import effect_topic
from monitor.review.calm import Calm
from monitor.review.condensing import Course, Told, moments_in
from monitor.review.deciding import (
    of_time,
    rules_of,
    settling,
    stepping,
    topics_of,
    without_walk,
)
from monitor.review.doubts import RELATIVE, Medians, OfBaseline
from monitor.review.fired import Fired
from monitor.review.rebaselining import medians_in
from monitor.review.screening import baseline_doubt
from monitor.review.walking import walked


class _Part(Struct, frozen=True):
    """One parameter under the changed protocol, and what it is judged by."""

    id: str
    changed: CareProtocol
    topics: frozenset[str]
    calm: Calm


class QuickTrial(Struct, frozen=True):
    """The parameters that two protocols judge otherwise, each by itself.

    ``waits`` are the side effects that rules of these judge anew as time goes by: a
    session with one is judged in full. Where the ``baseline`` of a field differs, the
    parameters that have a rule ``held_against`` that are judged as well.
    """

    parts: tuple[_Part, ...]
    waits: frozenset[str]
    baseline: OfBaseline | None
    held_against: tuple[tuple[frozenset[str], _Part], ...]

    def can_judge(self, told: Told) -> bool:
        return told.is_plain and self.waits.isdisjoint(told.effects)

    def found(self, told: Told, course: Course) -> tuple[list[Fired], list[Fired]]:
        """The same as both protocols find of these by judging all of the session."""
        baseline, parts = told.baseline, self.parts
        if self.baseline is not None:
            baseline = medians_in(course, self.baseline.within_minutes)
            parts += tuple(self._held_otherwise(told.baseline, baseline))
        before = [f for part in parts for f in course.fired_of(part.id)]
        after = [f for part in parts for f in _fired(part, baseline, course)]
        return before, after

    def _held_otherwise(self, before: Medians, after: Medians) -> Iterator[_Part]:
        fields = {**before, **after}
        other = {f for f in fields if before.get(f) != after.get(f)}
        return (part for fields, part in self.held_against if fields & other)


def _fired(part: _Part, baseline: Medians, course: Course) -> Iterator[Fired]:
    """Walked from where a rule can hold at all: before that nothing is alerted to."""
    since = part.calm.until(course, baseline)
    if since is not None:
        moments = moments_in(course, baseline, part.topics, since)
        for fired in walked(part.changed, moments).values():
            yield from fired


def quick_trial(own: CareProtocol, changed: CareProtocol) -> QuickTrial | None:
    """None where they differ in more than can be judged from what is condensed.

    Nothing is raised under a text that only records, so such a session is judged whole.
    """
    if own.record_only or changed.record_only:
        return None
    if without_walk(own) != without_walk(changed) or of_time(own) != of_time(changed):
        return None
    differing = [
        after.id
        for before, after in zip(own.parameters, changed.parameters, strict=True)
        if _slice(own, before) != _slice(changed, after)
    ]
    baseline = baseline_doubt(own, changed)
    held = () if baseline is None else tuple(_held_against(changed, differing))
    judged = (*differing, *(part.id for _, part in held))
    before, after = topics_of(own), topics_of(changed)
    topics = frozenset[str]().union(*(before[id_] | after[id_] for id_ in judged))
    waits = {c.code for r in own.rules for c in r.when if isinstance(c, NotSettling)}
    return QuickTrial(
        parts=tuple(_part(changed, id_) for id_ in differing),
        waits=frozenset(code for code in waits if effect_topic(code) in topics),
        baseline=baseline,
        held_against=held,
    )


def _held_against(
    changed: CareProtocol, differing: Iterable[str]
) -> Iterator[tuple[frozenset[str], _Part]]:
    """The other parameters, by the fields whose baseline a rule of them asks about."""
    for parameter in changed.parameters:
        conditions = (c for r in rules_of(changed, parameter.id) for c in r.when)
        fields = frozenset(c.field for c in conditions if isinstance(c, RELATIVE))
        if fields and parameter.id not in differing:
            yield fields, _part(changed, parameter.id)


def _slice(protocol: CareProtocol, parameter: Parameter) -> tuple[object, ...]:
    """All that decides when alerts of that parameter fire, and in which priority."""
    rules = rules_of(protocol, parameter.id)
    return rules, settling(protocol, parameter), stepping(protocol, parameter)


def _part(changed: CareProtocol, id_: str) -> _Part:
    rules = tuple(r for r in changed.rules if r.parameter == id_)
    only = structs.replace(
        changed,
        parameters=tuple(p for p in changed.parameters if p.id == id_),
        rules=rules,
    )
    return _Part(id_, only, topics_of(changed)[id_], Calm(rules))
