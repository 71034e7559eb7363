"""Protocols with the rules of a test and no others."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, iv40_text
from tests.typed_sets import readings

_FIRST_RULE = "[[rule]]"
_AFTER_RULES = "# Answers to an alert, by number."


def rule_text(
    when: str, *, parameter: str = "bp", unit: str = "mmHg", rule: str = "TEST-2"
) -> str:
    """A medium rule of these conditions."""
    return (
        f'[[rule]]\nid = "{rule}"\nparameter = "{parameter}"\npriority = "medium"\n'
        f'when = [{when}]\nunit = "{unit}"\nsource = "Of a test"\n\n'
    )


def protocol_text(*rules: str) -> str:
    """iv40 with these rules in place of its own."""
    text = iv40_text()
    before = text[: text.index(_FIRST_RULE)]
    return before + "".join(rules) + text[text.index(_AFTER_RULES) :]


def protocol_with(*rules: str) -> CareProtocol:
    return parse_protocol(protocol_text(*rules))


def started(protocol: CareProtocol, **baseline: int) -> Chronicle:
    """An infusion from minute 0 on, with one set before it where one is given."""
    chronicle = Chronicle(protocol=protocol).open()
    if baseline:
        chronicle.observe(-5, readings(**baseline))
    chronicle.infuse(0, "started", "51.3")
    return chronicle


def fired(chronicle: Chronicle, minute: float) -> list[str]:
    """Why each alert fires that is not about a set, in the order of time."""
    alerts = chronicle.assess(minute).alerts
    return [a.reasons[0] for a in alerts if a.parameter != "overdue"]
