"""What must agree within the dose table of a protocol, each fault by its key path."""

from collections.abc import Container, Iterator
from decimal import Decimal
from itertools import pairwise

from monitor.protocol.doses import AnyDose, DevicesDose, Dose, InjectionDose, OralDose
from monitor.protocol.faults import Fault
from monitor.protocol.schedules import Rechecking


def order_faults(path: str, **rising: Decimal | int) -> Iterator[Fault]:
    """A fault where values that must rise from key to key do not."""
    for lower, upper in pairwise(rising):
        if rising[lower] > rising[upper]:
            yield Fault(f"{path}.{lower}", f"{rising[lower]} is above {upper}")


def dose_faults(dose: AnyDose | None) -> Iterator[Fault]:
    """All that contradicts itself in the table."""
    if dose is None:
        return
    yield from order_faults(
        "dose",
        weight_lowest_kg=dose.weight_lowest_kg,
        weight_highest_kg=dose.weight_highest_kg,
    )
    match dose:
        case Dose():
            yield from _infusion_faults(dose)
        case InjectionDose():
            yield from _injection_faults(dose)
        case DevicesDose():
            yield from _above_none(mg_per_device=dose.mg_per_device)
        case OralDose():
            yield from _oral_faults(dose)
    yield from _above_none(
        weight_lowest_kg=dose.weight_lowest_kg,
        weight_change_percent_ask_above=dose.weight_change_percent_ask_above,
    )


def doubt_faults(
    rechecking: Rechecking | None, known: Container[str]
) -> Iterator[Fault]:
    """Rechecks of a dose in doubt are of parameters that are read, and have a time."""
    if rechecking is None:
        return
    path = "rechecking.doubt_parameters"
    for parameter in rechecking.doubt_parameters:
        if parameter not in known:
            yield Fault(path, f"no parameter {parameter} is read")
    if rechecking.doubt_parameters and rechecking.after_doubt_minutes is None:
        yield Fault("rechecking.after_doubt_minutes", "missing")


def _infusion_faults(dose: Dose) -> Iterator[Fault]:
    yield from _per_kg_faults(dose)
    yield from order_faults(
        "dose",
        minutes_lowest=dose.minutes_lowest,
        minutes=dose.minutes,
        minutes_highest=dose.minutes_highest,
    )
    if dose.mg_per_kg_hour_highest is not None:
        yield from _above_none(mg_per_kg_hour_highest=dose.mg_per_kg_hour_highest)
    yield from _strength_faults(dose)
    yield from _above_none(
        mg_per_ml=dose.mg_per_ml,
        stock_mg_per_ml=min(dose.stock_mg_per_ml, default=Decimal(0)),
        bag_ml=min(dose.bag_ml, default=Decimal(0)),
        rate_highest_ml_per_hour=dose.rate_highest_ml_per_hour,
    )


def _strength_faults(dose: Dose) -> Iterator[Fault]:
    """The strength of a bag has both ends of its range, or none."""
    lowest, highest = dose.mg_per_ml_lowest, dose.mg_per_ml_highest
    if lowest is not None and highest is not None:
        yield from order_faults(
            "dose",
            mg_per_ml_lowest=lowest,
            mg_per_ml=dose.mg_per_ml,
            mg_per_ml_highest=highest,
        )
        yield from _above_none(mg_per_ml_lowest=lowest)
    elif lowest is not None or highest is not None:
        missing = "mg_per_ml_highest" if highest is None else "mg_per_ml_lowest"
        yield Fault(f"dose.{missing}", "missing")


def _injection_faults(dose: InjectionDose) -> Iterator[Fault]:
    yield from _per_kg_faults(dose)
    yield from _above_none(
        stock_mg_per_ml=min(dose.stock_mg_per_ml, default=Decimal(0)),
        draw_ml_ask_above=dose.draw_ml_ask_above,
    )


def _oral_faults(dose: OralDose) -> Iterator[Fault]:
    yield from order_faults(
        "dose",
        mg_lowest=dose.mg_lowest,
        mg=dose.mg,
        mg_ask_above=dose.mg_ask_above,
        mg_highest=dose.mg_highest,
    )
    yield from _above_none(mg_lowest=dose.mg_lowest)


def _per_kg_faults(dose: Dose | InjectionDose) -> Iterator[Fault]:
    yield from order_faults(
        "dose",
        mg_per_kg_lowest=dose.mg_per_kg_lowest,
        mg_per_kg=dose.mg_per_kg,
        mg_per_kg_ask_above=dose.mg_per_kg_ask_above,
        mg_per_kg_highest=dose.mg_per_kg_highest,
    )
    yield from _above_none(mg_per_kg_lowest=dose.mg_per_kg_lowest)


def _above_none(**amounts: Decimal) -> Iterator[Fault]:
    for key, amount in amounts.items():
        if amount <= 0:
            yield Fault(f"dose.{key}", "must be above 0")
