"""Whether what was typed is a part of somebody's name, or initials of it."""

from monitor.chart.same_name import KNOWN, readings


def could_be(typed: str, name: str) -> bool:
    """Whether the words typed tell nobody but that person, as far as they go.

    Titles and letters beside a name tell nobody. A doctor's letters beside a nurse's
    family name make another, as does any word or initial that is not in the name.
    """
    return any(
        _is_part(one.words, other.words)
        for one in readings(typed)
        if not one.unknown
        for other in readings(name)
        if not (one.is_a and other.is_a and one.is_a.isdisjoint(other.is_a))
    )


def _is_part(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if not typed:
        return False
    if len(typed) == 1 and _is_found(tuple(typed[0]), name):
        return True
    return all(word in KNOWN for word in typed) or _is_found(typed, name)


def _is_found(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether each of the words is one of the name, or the initial of another."""
    left = list(name)
    initials = []
    for word in typed:
        if word in left:
            left.remove(word)
        elif len(word) == 1:
            initials.append(word)
        else:
            return False
    firsts = [word[0] for word in left]
    return all(initials.count(one) <= firsts.count(one) for one in initials)
