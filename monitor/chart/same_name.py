"""Whether two typed names are one person's, however each of them is written."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from msgspec import Struct

from monitor.chart.similar_names import letters

_LETTERS: Mapping[str, str] = {
    "nurse": (
        "rn rgn rmn srn rnbc lpn lvn np aprn crna bsn msn dnp fnp cnp cns cnm cnor ccrn"
        " cen cpn cpan capa ocn chpn pmhnp agnp acnp"
    ),
    "doctor": "md mbbs mbchb frca frcp mrcp mrcpsych",
    "paramedic": "emt emtp odp",
    "pharmacist": "pharmd rph",
    "assistant": "pa pac",
    "": "phd msc bsc bc",
}
"""What stands beside a name, by what it says the person is; some says nothing.

DO, MA and BA are left out: they are family names too.
"""

_TITLES: Mapping[str, str] = {
    "nurse": "nurse sister matron",
    "": "dr doctor mr mrs ms miss mx prof professor staff charge senior registered",
}
"""Titles, likewise. A nurse with a doctorate is Dr too, so that says nothing."""


def _by_word(listed: Mapping[str, str]) -> Mapping[str, str]:
    return {word: is_a for is_a, words in listed.items() for word in words.split()}


_AFTER = _by_word(_LETTERS)
_KNOWN = {**_AFTER, **_by_word(_TITLES)}


class _Person(Struct, frozen=True):
    """The words of a name alone, and what the person is, as far as it says so."""

    words: tuple[str, ...]
    is_a: frozenset[str]

    def is_one_with(self, other: "_Person") -> bool:
        names, others = "".join(self.words), "".join(other.words)
        if not names or (sorted(self.words) != sorted(other.words) and names != others):
            return False
        is_told = bool(self.is_a and other.is_a)
        return not is_told or not self.is_a.isdisjoint(other.is_a)


def same_name(one: str, other: str) -> bool:
    """Whether both name one person: alike but for case, order, titles and letters.

    A nurse and one with a doctor's letters are two people of one name; where one of the
    names does not say what its person is, they are taken for one.
    """
    second = _readings(other)
    return any(a.is_one_with(b) for a in _readings(one) for b in second)


def _readings(typed: str) -> tuple[_Person, _Person]:
    """What could be letters or initials read as letters, and as initials."""
    parts = [part for chunk in re.split(r"[\s,;/()]+", typed) for part in _parts(chunk)]
    initials = [*parts[0], *parts[1:]] if parts and parts[0] in _AFTER else parts
    return _person(_joined(parts)), _person(initials)


def _parts(chunk: str) -> list[str]:
    """A word by its dots and hyphens, unless it is known with them, as Ph.D."""
    found = [
        p for part in re.split(r"[.\-\u2010-\u2015]", chunk) if (p := letters(part))
    ]
    is_known = "".join(found) in _KNOWN and max(map(len, found)) > 1
    return ["".join(found)] if is_known else found


def _joined(parts: Iterable[str]) -> list[str]:
    """With single letters as one word where that is known, as R. N."""
    found: list[str] = []
    for is_single, grouped in groupby(parts, key=lambda part: len(part) == 1):
        run = list(grouped)
        found += _known_in("".join(run), is_before=not found) if is_single else run
    return found


def _known_in(run: str, *, is_before: bool) -> list[str]:
    """What is known stands before the initials, and else behind them."""
    if is_before:
        cuts = (n for n in range(len(run) - 1, 1, -1) if run[:n] in _AFTER)
        cut = next(cuts, 0)
        return [run[:cut], *run[cut:]] if cut else [*run]
    cuts = (n for n in range(len(run) - 1) if run[n:] in _AFTER)
    cut = next(cuts, len(run))
    return [*run[:cut], run[cut:]] if cut < len(run) else [*run]


def _person(words: list[str]) -> _Person:
    names = tuple(word for word in words if word not in _KNOWN)
    if not names:
        return _Person(tuple(words), frozenset())
    is_a = {_KNOWN[word] for word in words if word in _KNOWN}
    return _Person(names, frozenset(is_a - {""}))
