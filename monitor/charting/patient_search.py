"""How typed words find a patient, whatever their case and accents; pure."""

import unicodedata

from monitor.chart.kinds import PatientDetails

_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
)


def folded(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(plain.translate(_PLAIN).split())


def number_key(identifier: str) -> str:
    """A patient's number without case, spaces and punctuation."""
    return "".join(c for c in folded(identifier) if c.isalnum())


def searchable(details: PatientDetails) -> str:
    """All by which a patient may be looked for, folded."""
    born = details.born
    parts = (
        details.family,
        details.given,
        details.identifier,
        number_key(details.identifier),
        born.isoformat(),
        f"{born:%d}-{_MONTHS[born.month * 3 - 3 : born.month * 3]}-{born:%Y}",
        f"{born:%d/%m/%Y}",
    )
    return folded(" ".join(parts))


def words_of(text: str) -> tuple[str, ...]:
    """The words that must each occur in what ``searchable`` gave."""
    return tuple(folded(text).split())


def alphabetical(details: PatientDetails) -> tuple[str, str, str]:
    """What patients are sorted by."""
    return (folded(details.family), folded(details.given), details.born.isoformat())
