"""Two versions of a protocol are compared in words, and nothing is left out."""

import pytest
from msgspec import structs

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol
from tests.builders import iv40_text
from tests.protocol.leaves import changed, leaves
from tests.protocol.shipped import SHIPPED, shipped
from ui.views.protocol_page.aligned import merged
from ui.views.protocol_page.compared import Change, compared

IV40 = shipped("iv40")


def changes(before: CareProtocol, after: CareProtocol) -> list[Change]:
    return [change for part in compared(before, after) for change in part.changes]


def told(*replaced: tuple[str, str]) -> list[str]:
    """What is told of iv40 with these places of its text changed."""
    text = iv40_text()
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    return [change.text for change in changes(IV40, parse_protocol(text))]


def test_whatever_is_changed_is_told() -> None:
    """Each number, word and switch of a shipped protocol, one at a time.

    The hash of the text stands above the comparison.
    """
    silent = [
        path
        for path, _ in leaves(IV40)
        if path != ("sha256",) and not changes(IV40, changed(IV40, path))
    ]
    assert silent == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_of_the_same_text_nothing_is_told(id_: str) -> None:
    """Nor of two texts that say the same."""
    protocol = shipped(id_)
    assert compared(protocol, protocol) == ()
    assert compared(protocol, structs.replace(protocol, sha256="00" * 32)) == ()


def test_a_limit_is_told_from_old_to_new() -> None:
    """In the sentence of its rule, with its unit and priority."""
    assert told(("limit = 200 }", "limit = 190 }")) == [
        "SBP at or above 200 → 190 mmHg: high (SBP-HIGH-3)"
    ]


def test_an_interval_is_told_with_its_unit_once() -> None:
    """So that it is read as one number that became another."""
    found = told(("tolerance_minutes = 3\n", "tolerance_minutes = 2\n"))
    assert found == [
        (
            "During the infusion every 10min, tolerance 3 → 2min:"
            " BP, HR, SpO₂, RR and responsiveness"
        )
    ]


def test_a_rule_that_goes_and_one_that_comes() -> None:
    """Each by its own sentence; a changed priority stays one rule."""
    rule = IV40.rules[0]
    after = structs.replace(IV40, rules=IV40.rules[1:])
    (gone,) = changes(IV40, after)
    assert gone.kind == "gone"
    assert rule.id in gone.text
    (new,) = changes(after, IV40)
    assert (new.kind, new.rule) == ("new", rule.id)
    place = next(n for n, r in enumerate(IV40.rules) if r.id == "SBP-HIGH-2")
    raised = structs.replace(IV40.rules[place], priority="high")
    rules = (*IV40.rules[:place], raised, *IV40.rules[place + 1 :])
    (change,) = changes(IV40, structs.replace(IV40, rules=rules))
    assert change.text == "SBP at or above 180 mmHg: medium → high (SBP-HIGH-2)"


def test_another_order_is_no_change_of_words() -> None:
    """What stands elsewhere is told as that, and not as gone and new."""
    rule = IV40.actions
    after = structs.replace(IV40, actions=(rule[1], rule[0], *rule[2:]))
    assert {change.kind for change in changes(IV40, after)} == {"moved"}


def test_a_sentence_that_reads_otherwise_is_told_twice() -> None:
    """What it was stands below it."""
    card = IV40.parameters[0]
    other = structs.replace(card, high=(*card.high, "Somebody stays there."))
    after = structs.replace(IV40, parameters=(other, *IV40.parameters[1:]))
    (change,) = changes(IV40, after)
    assert change.kind == "changed"
    assert change.text.endswith("“Somebody stays there.”")
    assert change.below.startswith("Before: High: “Prescriber is called")
    assert "Somebody" not in change.below


def test_a_source_alone_is_told_as_that() -> None:
    """The sentence is the same; below it stands which source took the other's place."""
    rule = structs.replace(IV40.rules[0], source="House rule 7")
    after = structs.replace(IV40, rules=(rule, *IV40.rules[1:]))
    (change,) = changes(IV40, after)
    assert change.kind == "source"
    assert change.below.endswith("→ House rule 7")


def test_another_protocol_altogether_is_compared_too() -> None:
    """Each part that the one has and the other has not."""
    found = compared(IV40, shipped("po_sl"))
    assert {"What it is", "Schedule"} <= {part.title for part in found}
    kinds = {change.kind for part in found for change in part.changes}
    assert {"changed", "new", "gone"} <= kinds


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("at 3min: BP", "at 5min: BP", "at 3 → 5min: BP"),
        (
            "within 0.5 mg/kg of it",
            "within 0.75 mg/kg of it",
            "within 0.5 → 0.75 mg/kg of it",
        ),
        ("asked at 5min or so", "asked at 5sec or so", "asked at 5min → 5sec or so"),
        ("it is low", "it is now low", ""),
        ("one two three", "four five six", ""),
    ],
)
def test_one_sentence_for_two(before: str, after: str, words: str) -> None:
    """A unit stands once where it is the same; empty where two read better."""
    assert merged(before, after) == words
