"""Two sentences told as one, where only words or numbers of it differ."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

ARROW = "→"
_LEAST_ALIKE = 0.5
_MOST_CHANGED = 3
_PARTS = re.compile(r"([^\w]*)(.*?)([.,:;)”]*)", re.DOTALL)
_AMOUNT = re.compile(r"(\d[\d.,]*)(\D+)", re.DOTALL)


def alike(before: str, after: str) -> float:
    """How much of two sentences is the same, 0 to 1, by words."""
    return _matcher(before.split(), after.split()).ratio()


def merged(before: str, after: str) -> str:
    """``SBP at or above 180 → 160 mmHg: medium``; empty where that would not read.

    Words that came or went, or more than a few that changed, are told as two sentences.
    """
    old, new = before.split(), after.split()
    matcher = _matcher(old, new)
    codes = matcher.get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    if matcher.ratio() < _LEAST_ALIKE or len(changed) > _MOST_CHANGED:
        return ""
    if any(code[0] != "replace" for code in changed):
        return ""
    return " ".join(_words(codes, old, new))


def _matcher(old: Sequence[str], new: Sequence[str]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, old, new, autojunk=False)


def _words(
    codes: Sequence[tuple[str, int, int, int, int]], old: list[str], new: list[str]
) -> Iterator[str]:
    for tag, i, i_end, j, j_end in codes:
        was, is_ = " ".join(old[i:i_end]), " ".join(new[j:j_end])
        yield was if tag == "equal" else _change(was, is_)


def _change(before: str, after: str) -> str:
    """The one and the other; what surrounds both, and a common unit, once."""
    lead, old, tail = _parted(before)
    other_lead, new, other_tail = _parted(after)
    if lead != other_lead or tail != other_tail or not old or not new:
        lead, tail, old, new = "", "", before, after
    was, is_ = _AMOUNT.fullmatch(old), _AMOUNT.fullmatch(new)
    if was and is_ and was[2] == is_[2]:
        old = was[1]
    return f"{lead}{old} {ARROW} {new}{tail}"


def _parted(text: str) -> tuple[str, str, str]:
    found = _PARTS.fullmatch(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")
