"""The command palette: every action by name, with its key."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

_FEWEST = 3
"""Letters of a word that is no part of the title."""


class ActionView(Struct, frozen=True, kw_only=True):
    """Something the screen can do now, or why it can't.

    ``words`` are others that people search it by.
    """

    id: str
    title: str
    key: str = ""
    enabled: bool = True
    why_not: str = ""
    words: str = ""


def narrowed(actions: Iterable[ActionView], query: str) -> tuple[ActionView, ...]:
    """The actions that the letters of the query lead to, the best first.

    Letters must come in order, not next to each other. Case and blanks do not count.
    """
    letters = "".join(query.casefold().split())
    ranked = [
        (rank, place, action)
        for place, action in enumerate(actions)
        if (rank := _rank(action, letters)) is not None
    ]
    return tuple(action for _, _, action in sorted(ranked, key=lambda r: r[:2]))


def _rank(action: ActionView, letters: str) -> tuple[int, int] | None:
    """Lower is better: a beginning, a word's, a key, another word's, then scattered.

    A key of one letter comes first; that of the emergency is called *Pause*, and who
    types so means the infusion.
    """
    if not letters:
        return (0, 0)
    words = action.title.casefold().split()
    joined = "".join(words)
    is_key = letters == action.key.casefold().replace(" ", "")
    initials = [word[0] for word in words]
    found = (
        is_key and len(letters) == 1,
        joined.startswith(letters),
        any(word.startswith(letters) for word in words),
        is_key,
        _is_in_order(letters, initials),
        _begins_another_word(letters, action.words),
    )
    if any(found):
        return (found.index(True), 0)
    span = _span(letters, joined)
    return None if span is None else (len(found), span)


def _begins_another_word(letters: str, words: str) -> bool:
    """From three letters on; ``co-sign`` is found without its hyphen too."""
    joined = words.casefold().replace("-", "").split()
    wanted = letters.replace("-", "")
    return len(wanted) >= _FEWEST and any(word.startswith(wanted) for word in joined)


def _is_in_order(letters: str, among: Sequence[str]) -> bool:
    rest = iter(among)
    return all(letter in rest for letter in letters)


def _span(letters: str, title: str) -> int | None:
    """Over how many letters of the title the query's are scattered, at best."""
    best: int | None = None
    for start, first in enumerate(title):
        if first != letters[0]:
            continue
        end = start
        for letter in letters[1:]:
            end = title.find(letter, end + 1)
            if end < 0:
                return best
        span = end - start
        best = span if best is None else min(best, span)
    return best
