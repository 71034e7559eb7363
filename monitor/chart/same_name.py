"""Whether two typed names are one person's, however each of them is written."""

import re
from collections.abc import Mapping

from msgspec import Struct

from monitor.chart.similar_names import letters

_LETTERS: Mapping[str, str] = {
    "nurse": "rn rgn rmn srn lpn lvn np aprn crna bsn msn dnp",
    "doctor": "md mbbs mbchb frca frcp mrcp mrcpsych",
    "paramedic": "emt emtp odp",
    "pharmacist": "pharmd rph",
    "assistant": "pa pac",
    "": "phd msc bsc",
}
"""What stands behind a name, by what it says the person is; some says nothing.

DO, MA and BA are left out: they are family names too.
"""

_TITLES: Mapping[str, str] = {
    "nurse": "nurse sister",
    "doctor": "dr doctor",
    "": "mr mrs ms miss mx prof professor",
}
"""What stands before a name, likewise."""


def _by_word(listed: Mapping[str, str]) -> Mapping[str, str]:
    return {word: is_a for is_a, words in listed.items() for word in words.split()}


_AFTER, _BEFORE = _by_word(_LETTERS), _by_word(_TITLES)


class _Person(Struct, frozen=True):
    """The letters of a name alone, and what the person is, as far as it says so."""

    name: str
    is_a: frozenset[str]


def same_name(one: str, other: str) -> bool:
    """Whether both name one person: alike but for case, marks, titles and letters.

    A nurse and a doctor of one name are two people; where one of the names does not
    say what its person is, they are taken for one.
    """
    first, second = _person(one), _person(other)
    if not first.name or first.name != second.name:
        return False
    is_told = bool(first.is_a and second.is_a)
    return not is_told or not first.is_a.isdisjoint(second.is_a)


def _person(typed: str) -> _Person:
    words = [plain for word in re.split(r"[\s,]+", typed) if (plain := letters(word))]
    is_a = set[str]()
    while len(words) > 1 and words[-1] in _AFTER:
        is_a.add(_AFTER[words.pop()])
    while len(words) > 1 and words[0] in _BEFORE:
        is_a.add(_BEFORE[words.pop(0)])
    return _Person("".join(words), frozenset(is_a - {""}))
