"""Whether two typed names are one person's, however each of them is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct, structs

from monitor.chart.similar_names import letters

_LETTERS: Mapping[str, str] = {
    "nurse": (
        "rn rgn rmn srn rnbc lpn lvn np aprn crna bsn msn dnp fnp cnp cns cnm cnor ccrn"
        " cen cpn cpan capa ocn chpn pmhnp agnp acnp rm rpn een"
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
    "": (
        "dr doctor mr mrs ms miss mx prof professor staff charge senior registered"
        " consultant registrar attending resident physician practitioner midwife"
        " anaesthetist anesthetist anesthesiologist"
    ),
}
"""Titles, likewise. A nurse with a doctorate is Dr too, so that says nothing."""


def _by_word(listed: Mapping[str, str]) -> Mapping[str, str]:
    return {word: is_a for is_a, words in listed.items() for word in words.split()}


_MOST_LETTERS = 6
"""Letters that a word behind a name can have that is none, as FANZCA."""

_UNSURE = frozenset({"en"})
"""Known letters, but only behind a name of two words: En is a family name too."""

_BETWEEN_WORDS = re.compile(r"[\s,;/().\-\u2010-\u2015]+")

_AFTER = _by_word(_LETTERS)
KNOWN = {**_AFTER, **_by_word(_TITLES)}


class _Person(Struct, frozen=True):
    """The words of a name alone, and what the person is, as far as it says so.

    Unknown letters behind it are apart: two who each have some of their own are two.
    """

    words: tuple[str, ...]
    is_a: frozenset[str]
    unknown: frozenset[str] = frozenset()

    def is_one_with(self, other: "_Person") -> bool:
        if not (self.unknown <= other.unknown or other.unknown <= self.unknown):
            return False
        names, others = "".join(self.words), "".join(other.words)
        if not names or (sorted(self.words) != sorted(other.words) and names != others):
            return False
        is_told = bool(self.is_a and other.is_a)
        return not is_told or not self.is_a.isdisjoint(other.is_a)


def same_name(one: str, other: str) -> bool:
    """Whether both name one person: alike but for case, order, titles and letters.

    A nurse and one with a doctor's letters are two people of one name; where one of the
    names does not say what its person is, they are taken for one. Likewise with letters
    that nobody knows: they are letters beside a name without them, or with the same.
    """
    second = readings(other)
    return any(a.is_one_with(b) for a in readings(one) for b in second)


def readings(typed: str) -> tuple[_Person, ...]:
    """Whom a name may mean: what could be letters or initials, read as each.

    Capitals behind a name that nobody knows are read as letters too.
    """
    clauses = [
        [part for chunk in clause.split() for part in _parts(chunk)]
        for clause in re.split(r"[,;/()]", typed)
    ]
    parts = [part for clause in clauses for part in clause]
    initials = [*parts[0], *parts[1:]] if parts and parts[0] in _AFTER else parts
    joined = _person(_joined(clauses))
    return joined, _person(initials), *_bared(joined, _capitals(typed))


def _capitals(typed: str) -> frozenset[str]:
    words = (letters(w) for w in _BETWEEN_WORDS.split(typed) if w.isupper())
    return frozenset(w for w in words if len(w) > 1)


def _bared(person: _Person, capitals: frozenset[str]) -> Iterator[_Person]:
    """Without the last unknown letters, without those before them too, and so on.

    What stands before has to be a name of two words still, not of initials alone.
    """
    names = person.words
    before = names[: len(names) - _behind(names, capitals)]
    if before == names or len(before) < 2 or not any(len(w) > 1 for w in before):
        return
    left_out = {"".join(names[len(before) :])} - _UNSURE
    unknown = person.unknown | left_out
    bare = structs.replace(person, words=before, unknown=unknown)
    yield bare
    yield from _bared(bare, capitals)


def _behind(names: tuple[str, ...], capitals: frozenset[str]) -> int:
    """How many last words may be letters: capitals, or single ones as in E. N.

    In a name that is all in capitals they tell nothing.
    """
    singles = next((n for n, w in enumerate(reversed(names)) if len(w) > 1), 0)
    if singles or not names:
        return singles if singles > 1 else 0
    *before, last = names
    is_told = last in _UNSURE or any(len(w) > 1 and w not in capitals for w in before)
    return int(last in capitals and len(last) <= _MOST_LETTERS and is_told)


def _parts(chunk: str) -> list[str]:
    """A word by its dots and hyphens, unless it is known with them, as Ph.D."""
    found = [
        _unnumbered(p)
        for part in re.split(r"[.\-\u2010-\u2015]", chunk)
        if (p := letters(part))
    ]
    is_known = "".join(found) in KNOWN and max(map(len, found)) > 1
    return ["".join(found)] if is_known else found


def _unnumbered(word: str) -> str:
    """Without the number of a register, as RN1."""
    known = word.rstrip("0123456789")
    return known if known in _AFTER else word


def _joined(clauses: Iterable[Iterable[str]]) -> list[str]:
    """With single letters as one word where that is known, as R. N."""
    found: list[str] = []
    for clause in clauses:
        for is_single, grouped in groupby(clause, key=lambda part: len(part) == 1):
            run = list(grouped)
            is_before = not found
            found += _known_in("".join(run), is_before=is_before) if is_single else run
    return found


def _known_in(run: str, *, is_before: bool) -> list[str]:
    """What is known stands before the initials, and else behind them."""
    if is_before:
        cuts = (n for n in range(len(run) - 1, 1, -1) if run[:n] in _AFTER)
        cut = next(cuts, 0)
        return [run[:cut], *run[cut:]] if cut else [*run]
    for cut in range(len(run) - 1):
        words = _words_of(run[cut:])
        if words:
            return [*run[:cut], *words]
    return [*run]


def _words_of(run: str) -> list[str]:
    """All of it as known words, as RN and BSN; empty where that is not so."""
    for cut in range(len(run), 1, -1):
        rest = _words_of(run[cut:])
        if run[:cut] in _AFTER and (rest or cut == len(run)):
            return [run[:cut], *rest]
    return []


def _person(words: list[str]) -> _Person:
    names = tuple(word for word in words if word not in KNOWN)
    if not names:
        return _Person(tuple(words), frozenset())
    is_a = {KNOWN[word] for word in words if word in KNOWN}
    return _Person(names, frozenset(is_a - {""}))
