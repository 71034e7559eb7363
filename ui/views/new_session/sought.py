"""What was typed to find a patient, taken apart for a new one: number and names."""

SOUGHT = ("identifier", "family", "given")
"""The fields that what was sought goes to."""

_PARTICLES = frozenset(
    (
        *("af", "al", "av", "bin", "da", "dal", "de", "del", "della", "den", "der"),
        *("di", "do", "dos", "du", "el", "ibn", "la", "le", "op", "san", "st", "ten"),
        *("ter", "van", "von", "zu", "zum", "zur"),
    )
)
"""Words that belong to the family name after them."""


def sought_parts(found: str) -> dict[str, str]:
    """The text of each field: words with a digit make the number, the rest the names.

    Names stand as everywhere here, family name first; a comma, or the only name in
    capitals, says otherwise.
    """
    words = found.split()
    number = " ".join(word for word in words if _has_digit(word))
    names = " ".join(word for word in words if not _has_digit(word))
    family, given = _names(names)
    parts = dict(zip(SOUGHT, (number, family, given), strict=True))
    return {field: text for field, text in parts.items() if text}


def _names(names: str) -> tuple[str, str]:
    if "," in names:
        family, _, given = names.partition(",")
        return family.strip(), " ".join(given.replace(",", " ").split())
    words = names.split()
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if len(loud) == 1 and len(words) > 1:
        return loud[0], " ".join(word for word in words if word != loud[0])
    count = 1
    while count < len(words) and words[count - 1].lower() in _PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
