"""What the page of a protocol is made of: sections of sentences with sources."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording


class Told(Struct, frozen=True):
    """One sentence of the protocol, and where its numbers come from.

    ``rule`` is the id of the rule that it tells, if it tells one.
    """

    text: str
    source: str = ""
    rule: str = ""


class Block(Struct, frozen=True):
    """Sentences that belong together, under their heading."""

    title: str
    lines: tuple[Told, ...]


class Section(Struct, frozen=True, kw_only=True):
    """A part of the page; its key leads to it."""

    key: str
    title: str
    blocks: tuple[Block, ...]


def told(source: str, *texts: str) -> tuple[Told, ...]:
    """Sentences of one source; those that are empty are left out."""
    return tuple(Told(sentence(text), source) for text in texts if text)


def sentence(text: str) -> str:
    return wording.sentence(wording.spelled(text))


def blocks(*found: Block) -> tuple[Block, ...]:
    """Those that have anything to tell."""
    return tuple(block for block in found if block.lines)


def number(value: Decimal | int) -> str:
    return wording.number(Decimal(value))


def numbers(values: Iterable[Decimal | int], joint: str = "and") -> str:
    return wording.listed([number(value) for value in values], joint)


def amount(value: Decimal | int, unit: str) -> str:
    return wording.amount(Decimal(value), unit)


def field_word(protocol: CareProtocol, code: str) -> str:
    """What a field is called; its code where the protocol has no such field."""
    for spec in protocol.charting.fields:
        if spec.code == code:
            return in_sentence(spec.label) if spec.is_scale else spec.short
    return code


def unit_of(protocol: CareProtocol, code: str) -> str:
    found = (s.unit for s in protocol.charting.fields if s.code == code)
    return next(found, "")


def field_words(protocol: CareProtocol, codes: Sequence[str]) -> str:
    """``BP, HR and dissociation``: the two pressures are told as one."""
    pair = protocol.charting.pressure
    is_pair = pair.upper in codes and pair.lower in codes
    words = []
    for code in codes:
        if is_pair and code == pair.upper:
            words.append(pair.label)
        elif not is_pair or code != pair.lower:
            words.append(field_word(protocol, code))
    return wording.listed(words)


def effect_word(protocol: CareProtocol, code: str) -> str:
    found = (effect.label for effect in protocol.effects if effect.code == code)
    return in_sentence(next(found, code))


def in_sentence(label: str) -> str:
    """Without its capital, unless the word is an abbreviation."""
    is_word = label[1:] == label[1:].lower()
    return f"{label[:1].lower()}{label[1:]}" if is_word else label
