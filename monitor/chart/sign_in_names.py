"""By which name a person signs in: which can be one, and when two are the same."""

from unicodedata import normalize

from monitor.chart.refusals import Refusal

SHORTEST, LONGEST = 2, 64
"""Characters of a sign-in name."""

_BESIDE_LETTERS = frozenset("._-@")


def folded(name: str) -> str:
    """What two sign-in names have in common that nobody could tell apart by typing.

    Neither case counts nor width, as of full-width letters, nor blanks around.
    """
    wide = normalize("NFKC", name.strip()).casefold()
    return normalize("NFKC", wide)


def refuse_sign_in(name: str) -> Refusal | None:
    """Refuse what can't be a sign-in name."""
    plain = folded(name)
    if not SHORTEST <= len(plain) <= LONGEST:
        why = f"it has {len(plain)} characters, and {SHORTEST} to {LONGEST} are needed"
    elif not all(c.isalnum() or c in _BESIDE_LETTERS for c in plain):
        why = "it holds more than letters, digits, dots, hyphens, _ and @"
    elif not any(c.isalnum() for c in plain):
        why = "it has neither letter nor digit"
    else:
        return None
    return Refusal(
        field="sign_in",
        what=f"{name.strip() or 'Nothing'} is not taken as a sign-in name",
        why=why,
        remedy="Choose another, such as a.okafor",
    )
