"""How typed words find a patient, whatever their case and accents; pure."""

import unicodedata

from monitor.chart.days import day_in_words
from monitor.chart.kinds import PatientDetails

# Letters that Unicode does not take apart into a plain letter and a mark, and the
# apostrophe that word processors put.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {"\N{RIGHT SINGLE QUOTATION MARK}": "'"}
)


def folded(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(plain.translate(_PLAIN).split())


def number_key(identifier: str) -> str:
    """A patient's number without case, spaces and punctuation."""
    return _bare(identifier)


def searchable(details: PatientDetails) -> str:
    """All by which a patient may be looked for, folded."""
    born = details.born
    names = (details.family, details.given, details.identifier)
    parts = (
        *names,
        *(_bare(name) for name in names if _bare(name) != folded(name)),
        born.isoformat(),
        day_in_words(born),
        f"{born:%d/%m/%Y}",
    )
    return folded(" ".join(parts))


def words_of(text: str) -> tuple[str, ...]:
    """The words that must each occur in what ``searchable`` gave."""
    return tuple(folded(text).split())


def alphabetical(details: PatientDetails) -> tuple[str, str, str]:
    """What patients are sorted by."""
    return (folded(details.family), folded(details.given), details.born.isoformat())


def _bare(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())
