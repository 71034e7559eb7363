"""Which protocols come with the program, told by their exact text."""

from functools import cache
from hashlib import sha256


def ships(protocol_sha256: str) -> bool:
    """Whether exactly that text, by its SHA-256 in hex digits, comes with Vigil."""
    return protocol_sha256 in _hashes()


@cache
def _hashes() -> frozenset[str]:
    from resources.locate import locate  # noqa: PLC0415
    from ui.opening import PROTOCOLS  # noqa: PLC0415

    return frozenset(
        sha256(locate(path).read_bytes()).hexdigest() for path in PROTOCOLS
    )
