"""What a set is typed for: the fields asked, what went before, how keys behave."""

from datetime import datetime, tzinfo
from functools import cached_property

from msgspec import Struct

from monitor.chart.fields import Charting, FieldSpec
from monitor.chart.keying.completion import Completion, completion
from monitor.chart.observations import ObservationSet

OXYGEN = "oxygen"
"""Stands among the needed fields where the set must say what the patient breathes."""


class Occasion(Struct, frozen=True, kw_only=True, dict=True):
    """What one set is typed for: what is asked, what went before, and by whom.

    ``needed`` are the codes of the fields that must hold a value or a reason.
    ``sets`` are the earlier ones, for the last values. ``oxygen`` says how litres a
    minute are typed, ``oxygen_beside`` the field it stands beside. A set from before
    ``started_at``, when the dose started, joins the baseline that is in use.
    """

    charting: Charting
    zone: tzinfo
    needed: frozenset[str] = frozenset()
    sets: tuple[ObservationSet, ...] = ()
    oxygen: FieldSpec | None = None
    oxygen_beside: str = ""
    started_at: datetime | None = None
    auto_advance: bool = True

    @cached_property
    def specs(self) -> tuple[FieldSpec, ...]:
        return self.charting.fields

    @cached_property
    def completions(self) -> tuple[Completion, ...]:
        return tuple(completion(spec) for spec in self.specs)

    @cached_property
    def pair(self) -> tuple[int, int]:
        """The positions of the upper and the lower pressure."""
        pressure = self.charting.pressure
        return self.position(pressure.upper), self.position(pressure.lower)

    @cached_property
    def boxes(self) -> tuple[tuple[int, ...], ...]:
        """The fields of each box, by position; the pressure pair shares one."""
        alone = (i for i in range(len(self.specs)) if i not in self.pair)
        return tuple(sorted([self.pair, *((i,) for i in alone)]))

    @cached_property
    def box_of(self) -> tuple[int, ...]:
        """The number of the box that each field is in."""
        found = {i: n for n, box in enumerate(self.boxes) for i in box}
        return tuple(found[i] for i in range(len(self.specs)))

    def position(self, code: str) -> int:
        return [spec.code for spec in self.specs].index(code)

    def box_with(self, code: str) -> tuple[int, ...]:
        """The fields, by position, of the box that holds that field."""
        return self.boxes[self.box_of[self.position(code)]]
