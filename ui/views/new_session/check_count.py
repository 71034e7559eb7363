"""How many of the checks before the start are met, the same wherever it is told."""

from collections.abc import Sequence

from msgspec import Struct


class CheckCount(Struct, frozen=True, kw_only=True):
    """Of ``whole`` checks, how many are met, and how many somebody let pass.

    What is ``unapproved`` is not met, and in nobody's way.
    """

    met: int
    overridden: int
    unapproved: int
    whole: int

    @property
    def unmet(self) -> int:
        return self.whole - self._out_of_the_way

    @property
    def share(self) -> float:
        """What is no longer in the way, of all."""
        return self._out_of_the_way / self.whole

    @property
    def words(self) -> str:
        """``9 of 25 checks met, 2 overridden, 1 not approved``."""
        told = [f"{self.met} of {self.whole} checks met"]
        told += [f"{self.overridden} overridden"] if self.overridden else []
        told += [f"{self.unapproved} not approved"] if self.unapproved else []
        return ", ".join(told)

    @property
    def _out_of_the_way(self) -> int:
        return self.met + self.overridden + self.unapproved


def count_marks(*marks: Sequence[str]) -> CheckCount:
    """A check that does not apply is met; one that waits is not."""
    every = [mark for some in marks for mark in some]
    return CheckCount(
        met=sum(mark in ("met", "not applicable") for mark in every),
        overridden=every.count("overridden"),
        unapproved=every.count("not approved"),
        whole=len(every),
    )
