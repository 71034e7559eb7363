"""Two versions of a protocol compared in words: what changed, is new, or is gone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.comparing import Difference, differences
from ui.views import wording
from ui.views.protocol_page.aligned import ARROW, merged
from ui.views.protocol_page.paired import paired
from ui.views.protocol_page.text import sections
from ui.views.protocol_page.told import Block, Section, Told

ChangeKind = Literal["changed", "new", "gone", "moved", "source"]

_HASH = "SHA-256 "
_UNTOLD = frozenset({"is_hard", "asks_why", "word"})
"""Keys of checks that the words leave out, where they change nothing."""
_NAMES = frozenset({"id", "code"})
_NAMED_INSIDE = frozenset({"gates", "lanes", "parameters", "quick", "asks", "fields"})
"""Tables whose ids stand in no sentence."""
FURTHER = "Keys that no sentence tells"


class Change(Struct, frozen=True, kw_only=True):
    """One sentence that is not the same. ``rule`` is that of the later version."""

    kind: ChangeKind
    text: str
    below: str = ""
    rule: str = ""


class ComparedBlock(Struct, frozen=True):
    """What changed under one heading."""

    title: str
    changes: tuple[Change, ...]


class ComparedSection(Struct, frozen=True, kw_only=True):
    """What changed in one part of the page; its key leads to it."""

    key: str
    title: str
    blocks: tuple[ComparedBlock, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for block in self.blocks for change in block.changes)


def compared(before: CareProtocol, after: CareProtocol) -> tuple[ComparedSection, ...]:
    """All that differs, in the order of the page; nothing where both say the same.

    The hash of the text is left out: it stands above the comparison.
    """
    old, new = sections(before), sections(after)
    olds = {part.key: part for part in old}
    news = {part.key: part for part in new}
    found = [
        _section(olds.get(key), news.get(key)) for key in dict.fromkeys((*olds, *news))
    ]
    found.append(_further(differences(before, after)))
    return tuple(part for part in found if part.blocks)


def _section(before: Section | None, after: Section | None) -> ComparedSection:
    there = after or before
    if there is None:
        raise ValueError("A section stands in one version at least.")
    olds = before.blocks if before else ()
    news = after.blocks if after else ()
    return ComparedSection(
        key=there.key,
        title=there.title,
        blocks=tuple(block for block in _blocks(olds, news) if block.changes),
    )


def _blocks(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[ComparedBlock]:
    """By their headings; one whose heading changed is known by what stands in it."""
    left = {block.title: block for block in olds}
    known = {block.title for block in news}
    gone = [block for block in olds if block.title not in known]
    for block in news:
        was = left.get(block.title) or _renamed(block, gone)
        if was in gone:
            gone.remove(was)
        yield _block(was, block)
    for block in gone:
        yield ComparedBlock(block.title, tuple(_changes(block.lines, ())))


def _block(before: Block | None, after: Block) -> ComparedBlock:
    changes = tuple(_changes(before.lines if before else (), after.lines))
    if before is None or before.title == after.title:
        return ComparedBlock(after.title, changes)
    title = f"{before.title} {ARROW} {after.title}"
    heading = Change(kind="changed", text=f"Heading: {title}")
    return ComparedBlock(title, (heading, *changes))


def _renamed(block: Block, gone: Sequence[Block]) -> Block | None:
    """The one of those that says mostly the same."""
    texts = {line.text for line in block.lines}
    for other in gone:
        shared = texts & {line.text for line in other.lines}
        if 2 * len(shared) >= max(len(texts), len(other.lines)):
            return other
    return None


def _changes(olds: Sequence[Told], news: Sequence[Told]) -> Iterator[Change]:
    olds = [line for line in olds if not line.text.startswith(_HASH)]
    news = [line for line in news if not line.text.startswith(_HASH)]
    pairs = paired(olds, news)
    found = list(_told_pairs(olds, news, pairs))
    gone = {change.text for change in found if change.kind == "gone"}
    new = {change.text for change in found if change.kind == "new"}
    moved = gone & new
    before = ""
    for change in found:
        if change.text in moved:
            if change.kind == "new":
                yield Change(kind="moved", text=change.text, rule=change.rule)
        elif change.kind != "source" or change.below != before:
            yield change
        before = change.below if change.kind == "source" else ""


def _told_pairs(
    olds: Sequence[Told], news: Sequence[Told], pairs: Mapping[int, int]
) -> Iterator[Change]:
    """In the order of the later version; what is gone stands where it stood."""
    was = {new: old for old, new in pairs.items()}
    waiting = [place for place in range(len(olds)) if place not in pairs]
    for place, line in enumerate(news):
        at = was.get(place)
        while waiting and at is not None and waiting[0] < at:
            yield _gone(olds[waiting.pop(0)])
        if at is None:
            yield Change(kind="new", text=line.text, rule=line.rule)
        else:
            yield from _change(olds[at], line)
    for place in waiting:
        yield _gone(olds[place])


def _gone(line: Told) -> Change:
    return Change(kind="gone", text=line.text)


def _change(before: Told, after: Told) -> Iterator[Change]:
    if before.text != after.text:
        text = merged(before.text, after.text)
        below = "" if text else f"Before: {before.text}"
        yield Change(
            kind="changed", text=text or after.text, below=below, rule=after.rule
        )
    if before.source != after.source:
        was, is_ = (one.source or "none" for one in (before, after))
        below = f"Source: {merged(was, is_) or f'{was} {ARROW} {is_}'}"
        yield Change(kind="source", text=after.text, below=below, rule=after.rule)


def _further(found: Iterable[Difference]) -> ComparedSection:
    """What can't be read of any sentence, by its name in the file."""
    changes = tuple(
        Change(kind="changed", text=_key_words(one)) for one in found if _is_untold(one)
    )
    blocks = (ComparedBlock("By their names in the file", changes),) if changes else ()
    return ComparedSection(key="", title=FURTHER, blocks=blocks)


def _is_untold(one: Difference) -> bool:
    *above, last = one.path
    if last in _NAMES or ("gates" in one.path and last in _UNTOLD):
        return True
    is_named = bool(above) and above[-1] in _NAMED_INSIDE
    return is_named and (one.before is None or one.after is None)


def _key_words(one: Difference) -> str:
    named = " ".join(part.replace("_", " ") for part in one.path)
    if one.before is None or one.after is None:
        return f"{named}: {'new' if one.before is None else 'gone'}"
    return f"{named}: {_value(one.before)} {ARROW} {_value(one.after)}"


def _value(value: object) -> str:
    """As it is read; what holds more than one thing is only otherwise."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_value, value)) or "none"
    if isinstance(value, int | Decimal):
        return wording.number(Decimal(value))
    return (value or "none") if isinstance(value, str) else "otherwise"
