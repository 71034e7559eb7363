"""Patients who could be taken for one another: by name, by sound, by number."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from monitor.chart.patient import Patient

SAME_NUMBER = "same number"

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


class Lookalike(Struct, frozen=True, kw_only=True):
    """Another patient who could be taken for this one, and why in plain words."""

    patient: Patient
    reason: str


def lookalikes(patient: Patient, known: Iterable[Patient]) -> tuple[Lookalike, ...]:
    """Everybody else known who could be taken for ``patient``, closest first."""
    ranked: list[tuple[int, Lookalike]] = []
    for other in known:
        if other.id == patient.id:
            continue
        for rank, reason in enumerate(_reasons(patient, other)):
            if reason:
                ranked.append((rank, Lookalike(patient=other, reason=reason)))
                break
    ranked.sort(key=lambda found: (found[0], found[1].patient.details.family))
    return tuple(found for _, found in ranked)


def _reasons(patient: Patient, other: Patient) -> tuple[str, ...]:
    """Why the two look alike, closest first; an empty reason does not hold."""
    ours, theirs = letters(patient.details.family), letters(other.details.family)
    given, others_given = letters(patient.details.given), letters(other.details.given)
    number, others_number = _marks(patient), _marks(other)
    return (
        SAME_NUMBER if number and number == others_number else "",
        "same name" if (ours, given) == (theirs, others_given) else "",
        "same names swapped" if (ours, given) == (others_given, theirs) else "",
        "same family name" if ours == theirs else "",
        "family name differs by one letter" if _is_near(ours, theirs) else "",
        "same initials, name sounds alike" if _sound_alike(patient, other) else "",
        "number differs by one slip" if _is_near(number, others_number) else "",
    )


def _sound_alike(one: Patient, other: Patient) -> bool:
    # Soundex alone is wide; only the same initials would also pass the confirmation.
    sound = soundex(letters(one.details.family))
    others_sound = soundex(letters(other.details.family))
    return bool(sound) and sound == others_sound and one.initials == other.initials


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
    return min(len(one), len(other)) > _SHORTEST and is_one_slip(one, other)


def _marks(patient: Patient) -> str:
    return letters(patient.details.identifier)
