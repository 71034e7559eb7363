"""What a bundle that is whole comes to, in the first words that are said of it."""

from collections.abc import Collection

from monitor.chartverify.proof import Proof
from monitor.chartverify.vouching import Left


def verdict(proof: Proof, codes: Collection[str]) -> str:
    """After the name of the file; ``codes`` are those that were noted elsewhere."""
    left = proof.vouching.left_by(codes)
    if not proof.is_vouched_for(codes):
        return f"not proved: {_why_not(left)}"
    if proof.vouching.has_erasures:
        told = "whole but for what was erased, as the code that was noted."
    elif left.unvouched:
        told = "whole, and as it was signed."
    else:
        told = "whole: every entry is as it was written."
    if left.unvouched:
        told += f" Nobody vouches for {_so_many(left)}, written later."
    return told


def _why_not(left: Left) -> str:
    if left.erasures:
        return (
            "it says that a patient was erased, and nobody signs that. Whoever made the"
            " file can have emptied it. Give --code with a code that was noted after"
            " the erasure."
        )
    if left.others:
        return (
            "its patient is somebody else than was signed, and nobody signs that."
            " Whoever made the file can have put it there. Give --code with a code that"
            " was noted after it, or have the session signed again."
        )
    return (
        f"nobody has signed {_so_many(left)}, and no code covers them. They fit each"
        " other, and whoever made the file can have made them up. Give --code with a"
        " code that was noted elsewhere: of all of it, or the end of each chain."
    )


def _so_many(left: Left) -> str:
    return f"{left.unvouched} of its {left.total} entries"
