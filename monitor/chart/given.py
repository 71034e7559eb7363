"""How much of the ordered dose was given by a time, by rate or dose by dose."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct, structs

from monitor.chart.dosing import rounded
from monitor.chart.kinds import DoseOrdered
from monitor.chart.session import Session


class Given(Struct, frozen=True, kw_only=True):
    """What was given, ``ml`` and ``mg``, of what was ordered.

    ``ml`` is None where no infusion is. ``most_mg`` is all that there was to give.
    ``is_whole_bag`` where rate and time come to more than the bag held. ``at_most_mg``
    stands where the dose is uncertain: no more than that was given.
    """

    ml: Decimal | None = None
    mg: Decimal
    ordered_mg: Decimal
    most_mg: Decimal
    is_whole_bag: bool = False
    at_most_mg: Decimal | None = None

    @property
    def is_uncertain(self) -> bool:
        return self.at_most_mg is not None

    @property
    def most_told_mg(self) -> Decimal:
        """What was given; where that is uncertain, at most so much."""
        return self.mg if self.at_most_mg is None else self.at_most_mg

    @property
    def is_over(self) -> bool:
        return self.mg > self.ordered_mg

    def is_over_by(self, percent: int | None) -> bool:
        """Over the order by more than so many percent of it; never where None."""
        if percent is None:
            return False
        return (self.mg - self.ordered_mg) * 100 > percent * self.ordered_mg


def given(session: Session, at: datetime) -> Given | None:
    """What was given by then, to a tenth, never more than there was to give.

    None where no dose is ordered. Where corrections contradict each other it is the
    most that they come to.
    """
    found = _reckoned(session, at)
    doubt = session.dosing.doubt_at(at)
    if found is not None and doubt is None and session.is_dose_contested:
        return structs.replace(found, at_most_mg=found.mg)
    if found is None or doubt is None:
        return found
    before = _reckoned(session, doubt.at)
    since = Decimal(0) if before is None else found.mg - before.mg
    most = min(doubt.doubt.at_most_mg + since, found.most_mg)
    return structs.replace(found, at_most_mg=most)


def at_most_mg(session: Session, at: datetime) -> Decimal:
    """What was given by then; where that is uncertain already, at most so much."""
    found = given(session, at)
    if found is None:
        return Decimal(0)
    return found.most_told_mg


def _reckoned(session: Session, at: datetime) -> Given | None:
    """What was given as if nothing of it were uncertain."""
    order = session.order
    if order is None:
        return None
    if isinstance(order, DoseOrdered):
        return _infused(session, at, order)
    mg = session.dosing.given_mg(at)
    return Given(mg=mg, ordered_mg=order.mg, most_mg=max(mg, order.mg))


def _infused(session: Session, at: datetime, dose: DoseOrdered) -> Given:
    ml = session.infusion.volume_ml(at)
    is_whole_bag = ml > dose.bag_ml
    mg = dose.bag_mg if is_whole_bag else rounded(ml * dose.mg_per_ml)
    return Given(
        ml=dose.bag_ml if is_whole_bag else rounded(ml),
        mg=mg,
        ordered_mg=dose.mg,
        most_mg=dose.bag_mg,
        is_whole_bag=is_whole_bag,
    )
