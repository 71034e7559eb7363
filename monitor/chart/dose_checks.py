"""Whether the steps of an ordered dose agree with each other."""

from decimal import Decimal

from monitor.chart.kinds import DoseOrdered
from monitor.chart.refusals import Refusal

_HALF_A_TENTH = Decimal("0.05")
"""Amounts are written to 0.1, so each may be off by half of that."""


def refuse_dose(dose: DoseOrdered) -> Refusal | None:
    """Refuse a dose with an amount at or below zero, or steps that disagree."""
    if not dose.ordered_by.strip():
        return _refusal("ordered_by", "who ordered it is missing", "Type the name")
    for field in ("weight_kg", "mg_per_kg", "mg", "mg_per_ml", "infuse_ml", "minutes"):
        if getattr(dose, field) <= 0:
            return _refusal(field, "an amount is not above 0", "Type it again")
    if dose.infuse_ml > dose.bag_ml:
        return _refusal(
            "bag_ml",
            f"{dose.infuse_ml} mL are needed and the bag holds {dose.bag_ml} mL",
            "Check volume and concentration",
        )
    for field, given, worked in _steps(dose):
        if abs(given - worked) > _HALF_A_TENTH:
            return _refusal(
                field,
                f"{given} was given and the working says {worked:.2f}",
                "Check every number against the order and the label",
            )
    return None


def _steps(dose: DoseOrdered) -> tuple[tuple[str, Decimal, Decimal], ...]:
    return (
        ("mg", dose.mg, dose.weight_kg * dose.mg_per_kg),
        ("mg_per_ml", dose.mg_per_ml, dose.bag_mg / dose.bag_ml),
        ("infuse_ml", dose.infuse_ml, dose.mg / dose.mg_per_ml),
        ("remain_ml", dose.remain_ml, dose.bag_ml - dose.infuse_ml),
        (
            "rate_ml_per_hour",
            dose.rate_ml_per_hour,
            dose.infuse_ml * 60 / dose.minutes,
        ),
    )


def _refusal(field: str, why: str, remedy: str) -> Refusal:
    return Refusal(field=field, what="The dose is not charted", why=why, remedy=remedy)
