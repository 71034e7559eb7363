"""Patients who could be taken for one another: by name, by sound, by number."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from monitor.chart.patient import Patient

SAME_NUMBER = "same number"
_SAME_NAME = "same name"
_SWAPPED = "same names swapped"
_SAME_FAMILY = "same family name"
_NEAR_FAMILY = "family name differs by one letter"
_SOUNDS_ALIKE = "same initials, name sounds alike"
_NEAR_NUMBER = "number differs by one slip"
_CLOSEST_FIRST = (
    *(SAME_NUMBER, _SAME_NAME, _SWAPPED, _SAME_FAMILY),
    *(_NEAR_FAMILY, _SOUNDS_ALIKE, _NEAR_NUMBER),
)

_SHORTEST = 4
"""Letters up to which one slip makes another name altogether, as Lee and Lea."""

_SOUNDS = {
    **dict.fromkeys("bfpv", "1"),
    **dict.fromkeys("cgjkqsxz", "2"),
    **dict.fromkeys("dt", "3"),
    "l": "4",
    **dict.fromkeys("mn", "5"),
    "r": "6",
}
_SILENT_BETWEEN = frozenset("hw")
_SOUNDEX_LENGTH = 4
_REMEMBERED = 65_536
"""Names kept taken apart: everybody is compared again at each key of a new one."""


class Lookalike(Struct, frozen=True, kw_only=True):
    """Another patient who could be taken for this one, and why in plain words."""

    patient: Patient
    reason: str


class _Traits(NamedTuple):
    """What of a patient is compared."""

    number: str
    family: str
    given: str
    sound: str
    initials: str


def lookalikes(patient: Patient, known: Iterable[Patient]) -> tuple[Lookalike, ...]:
    """Everybody else known who could be taken for ``patient``, closest first."""
    ours = _traits(patient)
    ranked: list[tuple[int, Lookalike]] = []
    for other in known:
        if other.id == patient.id:
            continue
        reason = _reason(ours, _traits(other))
        if reason:
            found = Lookalike(patient=other, reason=reason)
            ranked.append((_CLOSEST_FIRST.index(reason), found))
    ranked.sort(key=lambda found: (found[0], found[1].patient.details.family))
    return tuple(found for _, found in ranked)


def _traits(patient: Patient) -> _Traits:
    details = patient.details
    family = letters(details.family)
    return _Traits(
        number=letters(details.identifier),
        family=family,
        given=letters(details.given),
        sound=soundex(family),
        initials=patient.initials,
    )


def _reason(ours: _Traits, theirs: _Traits) -> str:
    """Why the two look alike, the closest reason that holds; empty where none does."""
    if ours.number and ours.number == theirs.number:
        return SAME_NUMBER
    if ours.family == theirs.family:
        return _SAME_NAME if ours.given == theirs.given else _SAME_FAMILY
    if (ours.family, ours.given) == (theirs.given, theirs.family):
        return _SWAPPED
    if _is_near(ours.family, theirs.family):
        return _NEAR_FAMILY
    # Soundex alone is wide; only the same initials would also pass the confirmation.
    if ours.sound and (ours.sound, ours.initials) == (theirs.sound, theirs.initials):
        return _SOUNDS_ALIKE
    return _NEAR_NUMBER if _is_near(ours.number, theirs.number) else ""


@lru_cache(maxsize=_REMEMBERED)
def letters(name: str) -> str:
    """The name in lower case without accents, blanks, hyphens or apostrophes."""
    parted = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in parted if c.isalnum())


def is_one_slip(one: str, other: str) -> bool:
    """Whether one typing slip makes the other.

    A slip changes, leaves out or adds one letter, or swaps two neighbours. The same
    text is no slip.
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, others_rest = one[start:], other[start:]
    if len(rest) != len(others_rest):
        longer, shorter = sorted((rest, others_rest), key=len, reverse=True)
        return longer[1:] == shorter
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return rest[1:] == others_rest[1:] or swapped == others_rest


@lru_cache(maxsize=_REMEMBERED)
def soundex(name: str) -> str:
    """The sound of a name in ``letters``; source: US National Archives, Soundex.

    Empty where the name has no letter of a to z to begin with.
    """
    spoken = [c for c in name if "a" <= c <= "z"]
    if not spoken:
        return ""
    coded = [_SOUNDS.get(c, "") for c in spoken if c not in _SILENT_BETWEEN]
    if spoken[0] in _SILENT_BETWEEN:
        coded.insert(0, "")
    runs = [sound for sound, _ in groupby(coded)]
    digits = "".join(runs[1:])
    return (spoken[0].upper() + digits + "000")[:_SOUNDEX_LENGTH]


def _is_near(one: str, other: str) -> bool:
    alike = abs(len(one) - len(other)) <= 1 and min(len(one), len(other)) > _SHORTEST
    return alike and is_one_slip(one, other)
