"""What a protocol's sentences may say."""

import pytest

from monitor.protocol.wording import wording_faults


@pytest.mark.parametrize(
    "sentence",
    [
        "Protocol asks for a repeat BP within 2min.",
        "Prescriber is called at this level.",
        "One two three four five six seven eight nine ten.",
        "Nonstop monitoring is listed.",
    ],
)
def test_facts_are_allowed(sentence: str) -> None:
    """A statement of ten words is fine, also with a forbidden word inside a word."""
    assert wording_faults((sentence,)) == []


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("One two three four five six seven eight nine ten eleven.", "11 words"),
        ("Stop the infusion.", "says Stop"),
        ("Protocol lists to give oxygen.", "says give"),
        ("Nurses administer antiemetics here.", "says administer"),
        ("This pressure is safe.", "says safe"),
        ("Values are normal.", "says normal"),
        ("Repeat BP within 2min.", "opens as an order"),
        ("Call the prescriber.", "opens as an order"),
    ],
)
def test_orders_are_refused(sentence: str, fault: str) -> None:
    """Too many words, an order, or a judgement is a fault."""
    assert any(fault in found for found in wording_faults((sentence,)))


def test_three_sentences_at_most() -> None:
    """A fourth sentence is a fault."""
    one = "Protocol lists verbal support here."
    assert wording_faults((one,) * 3) == []
    assert wording_faults((one,) * 4) == ["4 sentences, 3 at most"]
