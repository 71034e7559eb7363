"""What one measurement came to, as a line for programs and as a row for people."""

from collections.abc import Iterable, Sequence
from statistics import median

import msgspec
from msgspec import Struct


class Result(Struct, frozen=True, kw_only=True):
    """Ours and its floor, both from ``n`` runs taken in turn.

    ``target`` is how many times the floor ours may take, ``limit`` how many of its
    unit; None where the design sets none. The unit is ms, or MB for memory.
    """

    name: str
    ours: float
    floor: float | None = None
    target: float | None = None
    limit: float | None = None
    n: int
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def excess(self) -> float | None:
        """How far over the strictest target, as a share of it; None without one."""
        shares = []
        if self.target is not None and self.ratio is not None:
            shares.append(self.ratio / self.target - 1)
        if self.limit is not None:
            shares.append(self.ours / self.limit - 1)
        return max(shares, default=None)

    @property
    def verdict(self) -> str:
        """In words, by how much a target is missed."""
        if self.excess is None:
            return ""
        return "met" if self.excess <= 0 else f"missed by {self.excess:.0%}"


def json_line(result: Result) -> str:
    """One object; times stay null for what is not one."""
    unit = result.unit.lower()
    values: dict[str, object] = {
        "name": result.name,
        "ours_ms": None,
        "floor_ms": None,
        "ratio": _rounded(result.ratio),
        "target": result.target,
        "n": result.n,
    }
    values[f"ours_{unit}"] = _rounded(result.ours)
    values[f"floor_{unit}"] = _rounded(result.floor)
    if result.limit is not None:
        values[f"target_{unit}"] = result.limit
    return msgspec.json.encode(values).decode()


def table(results: Iterable[Result]) -> str:
    """Rows in columns, the words at the end."""
    head = ("name", "ours", "floor", "ratio", "target", "n", "")
    rows = [head, *(_row(result) for result in results)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head) - 1)]
    return "\n".join(_aligned(row, widths) for row in rows)


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that is not below ``share`` of all (nearest rank)."""
    ranked = sorted(samples)
    below = sum(1 for place in range(len(ranked)) if place / len(ranked) < share)
    return ranked[below - 1]


def middle(samples: Sequence[float]) -> float:
    return median(samples)


def _row(result: Result) -> tuple[str, ...]:
    limits = []
    if result.target is not None:
        limits.append(f"{result.target:g}x")
    if result.limit is not None:
        limits.append(f"{result.limit:g} {result.unit}")
    words = ", ".join(part for part in (result.verdict, result.note) if part)
    return (
        result.name,
        f"{result.ours:.2f} {result.unit}",
        "" if result.floor is None else f"{result.floor:.2f} {result.unit}",
        "" if result.ratio is None else f"{result.ratio:.2f}x",
        " and ".join(limits),
        str(result.n),
        words,
    )


def _aligned(row: tuple[str, ...], widths: Sequence[int]) -> str:
    first, *others = row[:-1]
    cells = [first.ljust(widths[0])]
    cells += [c.rjust(w) for c, w in zip(others, widths[1:], strict=True)]
    return "  ".join((*cells, row[-1])).rstrip()


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
