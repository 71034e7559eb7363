"""How much of the ordered dose was given by a time, worked out from rate and time."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from monitor.chart.dosing import rounded
from monitor.chart.session import Session


class Given(Struct, frozen=True, kw_only=True):
    """What was given, ``ml`` and ``mg``, of what was ordered.

    ``is_whole_bag`` where rate and time come to more than the bag held.
    """

    ml: Decimal
    mg: Decimal
    ordered_mg: Decimal
    is_whole_bag: bool = False

    @property
    def is_over(self) -> bool:
        return self.mg > self.ordered_mg

    def is_over_by(self, percent: int | None) -> bool:
        """Over the order by more than so many percent of it; never where None."""
        if percent is None:
            return False
        return (self.mg - self.ordered_mg) * 100 > percent * self.ordered_mg


def given(session: Session, at: datetime) -> Given | None:
    """What was given by then, to a tenth, never more than the bag held.

    None where no dose is ordered.
    """
    dose = session.dose
    if dose is None:
        return None
    ml = session.infusion.volume_ml(at)
    is_whole_bag = ml > dose.bag_ml
    mg = dose.bag_mg if is_whole_bag else rounded(ml * dose.mg_per_ml)
    return Given(
        ml=dose.bag_ml if is_whole_bag else rounded(ml),
        mg=mg,
        ordered_mg=dose.mg,
        is_whole_bag=is_whole_bag,
    )
