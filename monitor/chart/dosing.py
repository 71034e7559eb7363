"""The working of an ordered dose, from body weight to pump rate; pure arithmetic.

Amounts in mg, volumes in mL and rates in mL/h are rounded half up to one decimal, the
finest step in which orders are written and pumps are set. Each step goes on from the
rounded result before it, so that a second person who redoes the working on paper from
what is shown comes to the same figures.
"""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from monitor.chart.kinds import DoseOrdered
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal

STEP = Decimal("0.1")
"""Step of shown mg, mL and mL/h."""

_STRENGTH_STEP = Decimal("0.001")
_STOCK_STEP = Decimal("0.01")
_MINUTES_PER_HOUR = 60


class Bag(Struct, frozen=True, kw_only=True):
    """What is hung up: so much drug, drawn from stock, in so much fluid."""

    stock_mg_per_ml: Decimal
    ml: Decimal
    mg: Decimal

    @property
    def mg_per_ml(self) -> Decimal:
        return (self.mg / self.ml).quantize(_STRENGTH_STEP, ROUND_HALF_UP)

    @property
    def drawn_ml(self) -> Decimal:
        """The volume of stock that holds the drug in the bag, to 0.01 mL.

        Stock is strong, so that a tenth of a millilitre of it is a notable amount.
        """
        return (self.mg / self.stock_mg_per_ml).quantize(_STOCK_STEP, ROUND_HALF_UP)

    def ml_holding(self, mg: Decimal) -> Decimal:
        """The volume of the bag that holds that much drug."""
        return rounded(mg * self.ml / self.mg)

    def mg_in(self, ml: Decimal) -> Decimal:
        return rounded(ml * self.mg / self.ml)


def rounded(value: Decimal) -> Decimal:
    return value.quantize(STEP, ROUND_HALF_UP)


def dose_mg(weight_kg: Decimal, mg_per_kg: Decimal) -> Decimal:
    return rounded(weight_kg * mg_per_kg)


def rate_ml_per_hour(ml: Decimal, minutes: int) -> Decimal:
    return rounded(ml * _MINUTES_PER_HOUR / minutes)


def order_agrees(weight_kg: Decimal, mg_per_kg: Decimal, mg: Decimal) -> bool:
    """Whether the mg of an order are its mg/kg times the weight.

    They agree within half a step, so that either neighbour of an exact half is right.
    """
    return abs(mg - weight_kg * mg_per_kg) <= STEP / 2


def refuse_order(
    weight_kg: Decimal, mg_per_kg: Decimal, mg: Decimal, within_percent: int = 0
) -> Refusal | None:
    """Refuse an order that does not agree, and is off by more than so many percent."""
    exact = weight_kg * mg_per_kg
    is_near = abs(mg - exact) * 100 <= within_percent * exact
    if is_near or order_agrees(weight_kg, mg_per_kg, mg):
        return None
    return Refusal(
        field="ordered",
        what=f"Ordered {written(mg)} mg does not agree",
        why=f"{written(weight_kg)} kg at {written(mg_per_kg)} mg/kg is "
        f"{written(rounded(exact))} mg",
        remedy="Check weight, dose and order with the prescriber",
    )


def refuse_bag(bag: Bag, mg: Decimal) -> Refusal | None:
    """Refuse a bag that can't be made from the stock, or holds too little."""
    if bag.mg > bag.stock_mg_per_ml * bag.ml:
        return Refusal(
            field="bag_mg",
            what=f"{written(bag.mg)} mg in {written(bag.ml)} mL is not possible",
            why=f"stock of {written(bag.stock_mg_per_ml)} mg/mL holds at most "
            f"{written(bag.stock_mg_per_ml * bag.ml)} mg in that volume",
            remedy="Check stock, volume and mg on the bag label",
        )
    if mg > bag.mg:
        return Refusal(
            field="bag_mg",
            what="The bag does not hold the dose",
            why=f"{written(mg)} mg are ordered and {written(bag.mg)} mg are in it",
            remedy="Check the mg on the bag label",
        )
    return None


def refuse_dose(dose: DoseOrdered, within_percent: int = 0) -> Refusal | None:
    """Refuse an ordered dose of which any step disagrees with another.

    The order itself may be off by so many percent: orders are written in round figures.
    """
    bag = Bag(stock_mg_per_ml=dose.stock_mg_per_ml, ml=dose.bag_ml, mg=dose.bag_mg)
    return (
        _refuse_amounts(dose)
        or refuse_order(dose.weight_kg, dose.mg_per_kg, dose.mg, within_percent)
        or refuse_bag(bag, dose.mg)
        or _refuse_steps(dose, bag)
    )


def _refuse_amounts(dose: DoseOrdered) -> Refusal | None:
    for field, amount in (
        ("weight", dose.weight_kg),
        ("mg_per_kg", dose.mg_per_kg),
        ("ordered", dose.mg),
        ("stock", dose.stock_mg_per_ml),
        ("bag_ml", dose.bag_ml),
        ("bag_mg", dose.bag_mg),
        ("minutes", Decimal(dose.minutes)),
    ):
        if not (amount.is_finite() and amount > 0):
            return Refusal(
                field=field,
                what=f"{amount} is not an amount",
                why="an amount is above 0",
                remedy="Type it again",
            )
    return None


def _refuse_steps(dose: DoseOrdered, bag: Bag) -> Refusal | None:
    infuse_ml = bag.ml_holding(dose.mg)
    for field, shown, due, unit in (
        ("mg_per_ml", dose.mg_per_ml, bag.mg_per_ml, "mg/mL in the bag"),
        ("infuse_ml", dose.infuse_ml, infuse_ml, "mL to infuse"),
        ("remain_ml", dose.remain_ml, bag.ml - infuse_ml, "mL remaining"),
        (
            "rate",
            dose.rate_ml_per_hour,
            rate_ml_per_hour(infuse_ml, dose.minutes),
            "mL/h",
        ),
    ):
        if shown != due:
            return Refusal(
                field=field,
                what=f"{shown} {unit} does not agree",
                why=f"the working gives {written(due)} {unit}",
                remedy="Work the dose out again",
            )
    return None
