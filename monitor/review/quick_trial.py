"""Both protocols on a condensed session: only what they differ in is judged.

Where nothing but rules on charted facts differs, and how an alert settles, whatever
else alerts is the same under both, and a parameter whose rules are the same has the
same alerts. So the courses of the others are walked by the changed protocol, with the
code that ``evaluate`` walks them with, over the same moments; what its own protocol
finds was walked when the session was condensed.
"""

from itertools import chain

from msgspec import Struct, structs

from monitor.protocol.care_protocol import CareProtocol, Parameter
from monitor.protocol.conditions import NotSettling
from monitor.protocol.known import effect_topic
from monitor.protocol.rules import Rule
from monitor.review.condensing import Course, Told, moments_in
from monitor.review.fired import Difference, differences
from monitor.review.screening import deciding, without_rules
from monitor.review.walking import walked


class QuickTrial(Struct, frozen=True):
    """Two protocols cut down to the parameters that they judge otherwise.

    ``topics`` is what these are judged by, and ``waits`` are the side effects among it
    that rules judge anew as time goes by: a session with one is judged in full.
    """

    own: CareProtocol
    changed: CareProtocol
    waits: frozenset[str]
    topics: frozenset[str]

    def can_judge(self, told: Told) -> bool:
        return told.is_plain and self.waits.isdisjoint(told.effects)

    def differences(self, told: Told, course: Course) -> tuple[Difference, ...]:
        """The same as both protocols find by judging all of the session."""
        moments = moments_in(course, told.baseline, self.topics)
        after = walked(self.changed, moments).values()
        before = (course.fired_of(parameter.id) for parameter in self.own.parameters)
        return tuple(differences([*chain(*before)], [*chain(*after)]))


def quick_trial(own: CareProtocol, changed: CareProtocol) -> QuickTrial | None:
    """None where they differ in more than can be judged from what is condensed."""
    if _without_settling(own) != _without_settling(changed):
        return None
    if _of_time(own) != _of_time(changed):
        return None
    differing = {
        before.id
        for before, after in zip(own.parameters, changed.parameters, strict=True)
        if _slice(own, before) != _slice(changed, after)
    }
    cut = _only(own, differing), _only(changed, differing)
    topics = frozenset[str]().union(*(_topics(protocol) for protocol in cut))
    waits = {c.code for r in own.rules for c in r.when if isinstance(c, NotSettling)}
    judged = frozenset(code for code in waits if effect_topic(code) in topics)
    return QuickTrial(*cut, judged, topics)


def _without_settling(protocol: CareProtocol) -> CareProtocol:
    """All that is no rule on facts and does not say when an alert is over."""
    bare = without_rules(protocol)
    parameters = tuple(structs.replace(p, readings_to_clear=1) for p in bare.parameters)
    return structs.replace(bare, parameters=parameters, steadiness=(), late_values=None)


def _of_time(protocol: CareProtocol) -> tuple[Rule, ...]:
    """The rules that time alone can make true, in their order."""
    timed = (r for r in protocol.rules if r.waits or r.missing is not None)
    return tuple(deciding(rule) for rule in timed)


def _slice(protocol: CareProtocol, parameter: Parameter) -> tuple[object, ...]:
    """All that decides when alerts of that parameter fire, and in which priority."""
    rules = [deciding(r) for r in protocol.rules if r.parameter == parameter.id]
    fields = frozenset(parameter.fields).union(*(rule.about for rule in rules))
    steady = [s for s in protocol.steadiness if s.field in fields]
    return parameter.readings_to_clear, rules, steady, protocol.late_values


def _topics(protocol: CareProtocol) -> frozenset[str]:
    fields = (f for parameter in protocol.parameters for f in parameter.fields)
    return frozenset(fields).union(*(rule.about for rule in protocol.rules))


def _only(protocol: CareProtocol, parameters: set[str]) -> CareProtocol:
    return structs.replace(
        protocol,
        parameters=tuple(p for p in protocol.parameters if p.id in parameters),
        rules=tuple(r for r in protocol.rules if r.parameter in parameters),
    )
