"""How many of the checks before the start are met, the same wherever it is told."""

from collections.abc import Sequence

from msgspec import Struct


class CheckCount(Struct, frozen=True, kw_only=True):
    """Of ``whole`` checks, how many are met, and how many somebody let pass."""

    met: int
    overridden: int
    whole: int

    @property
    def unmet(self) -> int:
        return self.whole - self.met - self.overridden

    @property
    def share(self) -> float:
        """What is no longer in the way, of all."""
        return (self.met + self.overridden) / self.whole

    @property
    def words(self) -> str:
        """``9 of 25 checks met, 2 overridden``."""
        told = f"{self.met} of {self.whole} checks met"
        return f"{told}, {self.overridden} overridden" if self.overridden else told


def count_marks(*marks: Sequence[str]) -> CheckCount:
    """A check that does not apply is met; one that waits is not."""
    every = [mark for some in marks for mark in some]
    return CheckCount(
        met=sum(mark in ("met", "not applicable") for mark in every),
        overridden=every.count("overridden"),
        whole=len(every),
    )
