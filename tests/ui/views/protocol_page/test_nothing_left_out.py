"""The page leaves nothing out of a protocol, and tells every number with its source."""

import re
from decimal import Decimal

import pytest

from monitor.protocol.care_protocol import CareProtocol
from tests.protocol.leaves import Path, changed, leaves
from tests.protocol.ruled import protocol_with, rule_text
from tests.protocol.shipped import SHIPPED, shipped
from ui.views import wording
from ui.views.protocol_page.rules_text import rule_sentence
from ui.views.protocol_page.text import sections
from ui.views.protocol_page.told import Told

INNER = re.compile(
    r"(gates \d+ (id|asks \d+ (id|word))|(lanes|parameters|quick) \d+ id|"
    r"charting fields \d+ code)$"
)
"""Names that a protocol gives its parts, and the short words of an answer."""

KINDS = (
    ("/min", '{ kind = "rise", field = "hr", limit = 21, for_minutes = 11 }'),
    ("/min", '{ kind = "fall", field = "hr", limit = 22, running = 3 }'),
    ("%", '{ kind = "percent_over", field = "hr", limit = 23 }'),
    ("mmHg", '{ kind = "rises_by", field = "sbp", limit = 24, per_minutes = 12 }'),
    ("mmHg", '{ kind = "falls_by", field = "sbp", limit = 25, per_minutes = 13 }'),
    ("", '{ kind = "no_reading", field = "spo2", minutes = 26 }'),
    (
        "mmHg",
        (
            '{ kind = "at_or_above", field = "sbp", limit = 181 }, '
            '{ kind = "after_start", minutes = 31, until_minutes = 41 }'
        ),
    ),
    (
        "mmHg",
        (
            '{ kind = "at_or_above", field = "sbp", limit = 182 }, '
            '{ kind = "in_phase", phases = ["during", "recovery"] }'
        ),
    ),
)


def lines(protocol: CareProtocol) -> list[Told]:
    return [
        line
        for section in sections(protocol)
        for block in section.blocks
        for line in block.lines
    ]


def words(protocol: CareProtocol) -> str:
    """The page as one text, headings and sources too."""
    parts = []
    for section in sections(protocol):
        parts.append(section.title)
        for block in section.blocks:
            parts.append(block.title)
            parts += [f"{line.text} [{line.source}]" for line in block.lines]
    return "\n".join(parts)


def is_moot(protocol: CareProtocol, path: Path) -> bool:
    """Every check before the start blocks it, whatever it says of itself.

    No reason is asked why a check does not apply that always does.
    """
    match path:
        case ("gates", int(place), "is_hard"):
            return protocol.gates[place].phase == "start"
        case ("gates", int(place), "asks_why"):
            return not protocol.gates[place].may_not_apply
        case _:
            return False


def name(path: Path) -> str:
    return " ".join(map(str, path))


@pytest.mark.parametrize("id_", SHIPPED)
def test_whatever_is_changed_the_page_reads_otherwise(id_: str) -> None:
    """Each number, word and switch of a shipped protocol shows on its page."""
    protocol = shipped(id_)
    before = words(protocol)
    silent = [
        name(path)
        for path, _ in leaves(protocol)
        if not INNER.search(name(path))
        and not is_moot(protocol, path)
        and words(changed(protocol, path)) == before
    ]
    assert silent == []


def test_every_kind_of_rule_is_told() -> None:
    """So do the kinds of rules that no shipped protocol has."""
    protocol = protocol_with(
        *(
            rule_text(when, unit=unit, rule=f"R-{n}")
            for n, (unit, when) in enumerate(KINDS)
        )
    )
    before = words(protocol)
    silent = [
        name(path)
        for path, _ in leaves(protocol.rules, ("rules",))
        if words(changed(protocol, path)) == before
    ]
    assert silent == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_number_stands_on_the_page(id_: str) -> None:
    """It is there as it is written, not only the cause of some other word."""
    protocol = shipped(id_)
    found = set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", words(protocol)))
    missing = [
        (name(path), value)
        for path, value in leaves(protocol)
        if isinstance(value, int | Decimal)
        and not isinstance(value, bool)
        and name(path)[-6:] != " grade"
        and path[-1] not in ("stale_after_tenths", "decimals", "running")
        and wording.number(Decimal(value)) not in found
    ]
    assert missing == []


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_rule_stands_in_the_section_of_rules(id_: str) -> None:
    """With its own sentence, its id and its own source."""
    protocol = shipped(id_)
    (rules,) = (s for s in sections(protocol) if s.title == "Rules")
    there = {line for block in rules.blocks for line in block.lines}
    for rule in protocol.rules:
        text = f"{rule_sentence(protocol, rule)} ({rule.id})"
        assert Told(text, rule.source, rule.id) in there


@pytest.mark.parametrize("id_", SHIPPED)
def test_a_sentence_with_a_number_has_its_source(id_: str) -> None:
    """What the program names, counts or quotes has none."""
    protocol = shipped(id_)
    unsourced = [
        line.text
        for line in lines(protocol)
        if not line.source and re.search(r"\d", line.text)
    ]
    named = ("version", "SHA-256", *(f"{a.code} {a.label}" for a in protocol.actions))
    assert [t for t in unsourced if not any(n in t for n in named)] == []
