"""The name that somebody types to sign in, in the form that is hashed."""

import unicodedata


def normalised_name(name: str) -> bytes:
    """The bytes that stand for it: case, width and blanks around it don't count."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    # Folding can leave a form that is not normal.
    plain = " ".join(unicodedata.normalize("NFKC", folded).split())
    return plain.encode("utf-8", "surrogatepass")
