"""The working of an injection, of devices and of a dose by mouth; pure arithmetic.

Volumes are rounded half up to 0.01 mL, the finest mark of a small syringe.
"""

from decimal import ROUND_HALF_UP, Decimal

from monitor.chart.dosing import refuse_order
from monitor.chart.kinds import DevicesOrdered, InjectionOrdered, OralOrdered
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal

_DRAW_STEP = Decimal("0.01")


def draw_ml(mg: Decimal, stock_mg_per_ml: Decimal) -> Decimal:
    """The volume of stock that holds so many mg, to 0.01 mL."""
    return (mg / stock_mg_per_ml).quantize(_DRAW_STEP, ROUND_HALF_UP)


def devices_mg(devices: int, mg_per_device: Decimal) -> Decimal:
    return devices * mg_per_device


def refuse_injection(
    order: InjectionOrdered, within_percent: int = 0
) -> Refusal | None:
    """Refuse an ordered injection of which any step disagrees with another."""
    amounts = {
        "weight": order.weight_kg,
        "mg_per_kg": order.mg_per_kg,
        "ordered": order.mg,
        "stock": order.stock_mg_per_ml,
    }
    refusal = refuse_amounts(amounts) or refuse_order(
        order.weight_kg, order.mg_per_kg, order.mg, within_percent
    )
    due = draw_ml(order.mg, order.stock_mg_per_ml) if refusal is None else Decimal(0)
    if refusal is not None or order.draw_ml == due:
        return refusal
    return Refusal(
        field="stock",
        what=f"{written(order.draw_ml)} mL to draw does not agree",
        why=f"the working gives {written(due)} mL",
        remedy="Work the dose out again",
    )


def refuse_devices(order: DevicesOrdered) -> Refusal | None:
    """Refuse an order of devices whose mg are not that many times one of them."""
    amounts = {
        "mg_per_device": order.mg_per_device,
        "devices": Decimal(order.devices),
        "ordered": order.mg,
    }
    refusal = refuse_amounts(amounts)
    due = devices_mg(order.devices, order.mg_per_device)
    if refusal is not None or order.mg == due:
        return refusal
    return Refusal(
        field="devices",
        what=f"Ordered {written(order.mg)} mg does not agree",
        why=f"{order.devices} devices of {written(order.mg_per_device)} mg "
        f"are {written(due)} mg",
        remedy="Check the order with the prescriber",
    )


def refuse_oral(order: OralOrdered) -> Refusal | None:
    return refuse_amounts({"ordered": order.mg})


def refuse_amounts(amounts: dict[str, Decimal]) -> Refusal | None:
    """Refuse the first of these, by field, that is no amount above 0."""
    for field, amount in amounts.items():
        if not (amount.is_finite() and amount > 0):
            return Refusal(
                field=field,
                what=f"{amount} is not an amount",
                why="an amount is above 0",
                remedy="Type it again",
            )
    return None
