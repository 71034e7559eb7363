"""Nobody co-signs past an alert without an action, or a side effect half told."""

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    ClinicianCalled,
    EffectEnded,
    EffectRecorded,
    Related,
)
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.still_to_review import to_review
from tests.builders import iv40, iv40_text
from tests.protocol.test_exceptions import Night, more, night

MEDIUM, HIGH = "182/80 80 97 14 5 0 1 0", "205/80 80 97 14 5 0 1 0"
LEFT = "Alert acknowledged, no action charted: "


def alerted(line: str, *, acknowledges: bool = True) -> tuple[Night, str]:
    """Something is read at 10, in a night that is calm else; the alert's key."""
    chronicle = night()
    chronicle.observe(12, line)
    chronicle.show(12)
    wanted = "high" if line == HIGH else "medium"
    key = next(a.key for a in chronicle.assess(12).alerts if a.priority == wanted)
    if acknowledges:
        chronicle.acknowledge(13, key)
    return chronicle, key


def left(chronicle: Night) -> list[str]:
    return [text for text in more(chronicle) if text.startswith(LEFT)]


def test_an_alert_that_was_acknowledged_and_nothing_more() -> None:
    chronicle, _ = alerted(MEDIUM)
    assert left(chronicle) == [f"{LEFT}SBP 182, DBP 80"]


def test_with_an_action_it_need_not_be_seen() -> None:
    """Also where the action was that none was needed: somebody said so."""
    for code in (action.code for action in iv40().actions):
        chronicle, key = alerted(MEDIUM)
        chronicle.act(14, key, code)
        assert left(chronicle) == []


def test_whoever_called_somebody_did_something() -> None:
    chronicle, key = alerted(MEDIUM)
    chronicle.add(ClinicianCalled(key=key, who="Dr Meyer", number="4402"), 14)
    assert left(chronicle) == []


def test_a_high_one_is_seen_as_that_and_one_never_acknowledged_as_that() -> None:
    high, _ = alerted(HIGH)
    never, _ = alerted(MEDIUM, acknowledges=False)
    assert left(high) == []
    told = more(never)
    assert "Alert never acknowledged: SBP 182, DBP 80" in told
    assert not [text for text in told if text.startswith(LEFT)]


@pytest.mark.parametrize(
    ("grade", "related", "outcome", "told"),
    [
        (1, None, "", []),
        (2, None, "", ["without whether the drug caused it and its outcome"]),
        (2, "possible", "", ["without its outcome"]),
        (2, None, "recovered", ["without whether the drug caused it"]),
        (2, "possible", "recovered", []),
        (3, None, "", ["without whether the drug caused it and its outcome"]),
    ],
)
def test_a_side_effect_is_related_and_has_an_outcome(
    grade: int, related: Related | None, outcome: str, told: list[str]
) -> None:
    chronicle = night()
    effect = EffectRecorded(code="NAUS", grade=grade, related=related, outcome=outcome)
    chronicle.add(effect, 25)
    expected = [f"Nausea, grade {grade}, {words}" for words in told]
    assert [text for text in more(chronicle) if "without" in text] == expected


def test_the_outcome_at_its_end_is_one() -> None:
    chronicle = night()
    begun = chronicle.add(EffectRecorded(code="NAUS", grade=2, related="possible"), 25)
    chronicle.add(EffectEnded(effect=begun, outcome="recovered"), 35)
    assert [text for text in more(chronicle) if "without" in text] == []


def test_what_is_corrected_has_to_be_seen_no_more() -> None:
    chronicle = night()
    effect = EffectRecorded(code="NAUS", grade=2)
    begun = chronicle.add(effect, 25)
    judged = replace(effect, related="unlikely", outcome="recovered")
    chronicle.amend(26, begun, judged)
    assert [text for text in more(chronicle) if "without" in text] == []


def test_a_session_of_a_text_of_before_waits_for_what_it_waited_for() -> None:
    """So that what its line was written by is what it is proved against."""
    before, rest = iv40_text().split("[review.unfinished]")
    text = before + "[review.vomiting]" + rest.split("[review.vomiting]")[1]
    counted = []
    for protocol in (iv40(), parse_protocol(text)):
        chronicle, _ = alerted(MEDIUM)
        chronicle.add(EffectRecorded(code="NAUS", grade=2), 25)
        chronicle.close(101)
        counted.append(to_review(protocol, chronicle.session))
    assert counted[0] == counted[1] + 2
