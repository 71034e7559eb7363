"""What of a protocol decides which alerts there are, and what does not."""

from datetime import timedelta

from msgspec import structs

from monitor.protocol.audit_table import UNSAID
from monitor.protocol.care_protocol import (
    Approval,
    CareProtocol,
    Parameter,
    Steadiness,
)
from monitor.protocol.rules import Rule


def deciding(rule: Rule) -> Rule:
    """Without what only tells of it where it comes from."""
    return structs.replace(rule, source="")


def without_rules(protocol: CareProtocol) -> CareProtocol:
    """All else that can decide what alerts.

    Words and pictures decide nothing, nor does what figures and a review go by.
    """
    parameters = tuple(
        structs.replace(p, label="", low=(), medium=(), high=(), source="")
        for p in protocol.parameters
    )
    return structs.replace(
        protocol,
        version=0,
        title="",
        sha256="",
        approval=Approval(),
        parameters=parameters,
        rules=(),
        lanes=(),
        treatments=(),
        grades=(),
        review=None,
        reports=(),
        audit=UNSAID,
    )


def without_walk(protocol: CareProtocol) -> CareProtocol:
    """All that is no rule on facts, no baseline, and tells of no alert when it is over.

    Of the baseline only how far back it goes decides anything: what has to be read for
    it, how often and how fresh, is asked before the dose and alerts to nothing.
    """
    bare = without_rules(protocol)
    parameters = tuple(structs.replace(p, readings_to_clear=1) for p in bare.parameters)
    return structs.replace(
        bare,
        parameters=parameters,
        steadiness=(),
        late_values=None,
        baseline=None,
        charting=structs.replace(
            bare.charting, baseline_within=timedelta(0), baseline_fresh=timedelta(0)
        ),
    )


def rules_by_id(protocol: CareProtocol) -> dict[str, Rule]:
    return {r.id: deciding(r) for r in protocol.rules}


def topics_of(protocol: CareProtocol) -> dict[str, frozenset[str]]:
    """What a card is judged anew for: by a rule that asks about more, more often."""
    return {
        parameter.id: frozenset(parameter.fields).union(
            *(r.about for r in protocol.rules if r.parameter == parameter.id)
        )
        for parameter in protocol.parameters
    }


def on_facts(protocol: CareProtocol) -> tuple[object, ...]:
    """All that decides what values and facts alert to, whatever became of them."""
    return (
        protocol.record_only,
        protocol.charting.fields,
        protocol.baseline.within_minutes,
        protocol.steadiness,
        protocol.late_values,
        [(p.id, p.fields, p.readings_to_clear) for p in protocol.parameters],
        [deciding(rule) for rule in protocol.rules],
    )


def of_time(protocol: CareProtocol) -> tuple[Rule, ...]:
    """The rules that time alone can make true, in their order."""
    timed = (r for r in protocol.rules if r.waits or r.missing is not None)
    return tuple(deciding(rule) for rule in timed)


def rules_of(protocol: CareProtocol, parameter: str) -> list[Rule]:
    """The rules of its card, in their order."""
    return [deciding(r) for r in protocol.rules if r.parameter == parameter]


def settling(protocol: CareProtocol, parameter: Parameter) -> object:
    """When an alert of it that is not low is over."""
    steady = _steady(protocol, parameter)
    return parameter.readings_to_clear, {s.field: s.margin for s in steady}


def stepping(protocol: CareProtocol, parameter: Parameter) -> object:
    """When an alert of it is raised once more, or calls nobody."""
    steady = _steady(protocol, parameter)
    return protocol.late_values, {s.field: s.step for s in steady}


def _steady(protocol: CareProtocol, parameter: Parameter) -> list[Steadiness]:
    topics = topics_of(protocol)[parameter.id]
    return [s for s in protocol.steadiness if s.field in topics]
