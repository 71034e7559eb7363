"""What a password must be, and the form in which it is hashed.

Length and a block list, and nothing about kinds of characters, as in NIST SP 800-63B-4,
section 3.1.1.2.
"""

import re
import unicodedata
from collections.abc import Sequence

from monitor.access.guessing import Guess, Pattern, guess
from monitor.chart.refusals import Refusal

SHORTEST = 15
LONGEST = 1024
"""Far more than anybody types; a bound on what a paste can cost."""

LEAST_POWER = 10.0
"""Fewer than 10^10 guesses is what zxcvbn calls guessable where the hash is slow."""

LEAST_OF_ITS_OWN = 8
"""Characters beside names and digits. What is left of the shortest password can then
not be a single short word."""

_PRODUCT = ("vigil", "ketamine", "esketamine", "ketalar", "spravato", "clinic")
_FIELD = "password"
_REMEDY = "Choose four or more words that have nothing to do with each other"
_SEPARATORS = re.compile(r"[\s\-_.,;:/'+*]+")
_WHY: dict[Pattern, str] = {
    "named": "it is made of your name or of the program's",
    "listed": "it is a common password, or made of a few common words",
    "repeated": "it repeats itself",
    "row": "it is a sequence of keys, letters or digits",
    "dated": "it is made of a date",
    "free": "it could soon be guessed",
}


def normalised(password: str) -> bytes:
    """The bytes to hash: the same for each way in which a system may type them.

    Whatever is typed has such a form, also what can't be a password.
    """
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def refuse_password(password: str, names: Sequence[str]) -> Refusal | None:
    """Refuse what is too short, can't be typed again, or would soon be guessed.

    ``names`` are the person's: those shown, and the one typed to sign in. Takes 10 ms,
    and up to seconds for what nobody chooses: ask from a worker thread.
    """
    why, remedy = _fault_of_length(password)
    if not why and any(_is_unsteady(c) for c in password):
        why = "it holds characters that can't be typed, such as a line break"
        remedy = "Leave them out"
    if not why:
        why, remedy = _fault_of_content(password, names), _REMEDY
    if not why:
        return None
    what = "The password is not taken"
    return Refusal(field=_FIELD, what=what, why=why, remedy=remedy)


def _fault_of_length(password: str) -> tuple[str, str]:
    if len(password) > LONGEST:
        return f"it is longer than {LONGEST} characters", "Choose a shorter one"
    # One character may stand for many, and many for one: neither makes it longer.
    length = min(len(password), len(unicodedata.normalize("NFKC", password)))
    if length < SHORTEST:
        return f"{_counted(length)} and needs at least {SHORTEST}", _REMEDY
    return "", ""


def _counted(length: int) -> str:
    return f"it has {length} {'character' if length == 1 else 'characters'}"


def _is_unsteady(character: str) -> bool:
    """Not text, or of a form that a later Unicode could still change."""
    return unicodedata.category(character) in {"Cc", "Cs", "Cn"}


def _fault_of_content(password: str, names: Sequence[str]) -> str:
    plain = _plain(password)
    own_words = _own_words(names)
    if len(_beside(plain, own_words)) < LEAST_OF_ITS_OWN and any(
        word in plain for word in own_words
    ):
        return _WHY["named"]
    found = guess(plain, own_words) if plain else Guess(power=0, pattern="repeated")
    return _WHY[found.pattern] if found.power < LEAST_POWER else ""


def _plain(text: str) -> str:
    """Without case or separators, which are the first things a guesser varies."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _own_words(names: Sequence[str]) -> list[str]:
    """The names whole and in parts, and the product's; the longest first."""
    parts = [part for name in names for part in (*_SEPARATORS.split(name), name)]
    words = {word for part in parts if len(word := _plain(part)) >= 3}
    return sorted(words | set(_PRODUCT), key=lambda word: (-len(word), word))


def _beside(plain: str, own_words: Sequence[str]) -> str:
    """What is left of it without these words and without digits."""
    for word in own_words:
        plain = plain.replace(word, "")
    return "".join(c for c in plain if not c.isdigit())
