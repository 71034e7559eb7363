"""How soon a password would be guessed, and by what: lists, names, rows of keys, dates.

The lists and the estimate are those of zxcvbn (Wheeler, USENIX Security 2016), through
its port to Python: MIT licence, 1.7 MB installed, no network.
"""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

Pattern = Literal["named", "listed", "repeated", "row", "dated", "free"]

LONGEST_PIECE = 32
"""Characters judged at once. A passphrase takes 10 ms; of this length, the worst that
was found (nothing but signs that can stand for letters) takes 1.7 s, at 72 it took 17.
"""

_PATTERNS: dict[str, Pattern] = {
    "repeat": "repeated",
    "sequence": "row",
    "spatial": "row",
    "date": "dated",
    "regex": "dated",
    "dictionary": "listed",
}


class Guess(Struct, frozen=True, kw_only=True):
    """The guesses needed, as a power of ten, and what most of the text is made of."""

    power: float
    pattern: Pattern


def guess(text: str, own_words: Sequence[str]) -> Guess:
    """What is found out about the text by who also tries these words.

    Of a long text its two ends are judged: who has to guess a part of it has to guess
    at least as often for the whole.
    """
    pieces = {text[:LONGEST_PIECE], text[-LONGEST_PIECE:]}
    return max((_judged(piece, own_words) for piece in pieces), key=lambda g: g.power)


def _judged(piece: str, own_words: Sequence[str]) -> Guess:
    # It holds 90,000 words, and most starts of the program set no password.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    found: dict[str, Any] = zxcvbn(piece, user_inputs=list(own_words))
    shares: dict[Pattern, int] = {}
    for match in found["sequence"]:
        pattern = _pattern(match)
        shares[pattern] = shares.get(pattern, 0) + len(match["token"])
    # What follows no pattern is not why it could be guessed.
    shares["free"] = 0
    most = max(shares, key=lambda pattern: shares[pattern])
    return Guess(power=float(found["guesses_log10"]), pattern=most)


def _pattern(match: dict[str, Any]) -> Pattern:
    if match.get("dictionary_name") == "user_inputs":
        return "named"
    return _PATTERNS.get(str(match["pattern"]), "free")
