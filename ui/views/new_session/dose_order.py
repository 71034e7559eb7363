"""The ordered dose, read from what was typed and worked out."""

from decimal import Decimal

from monitor.chart.dosing import rate_ml_per_hour, refuse_dose
from monitor.chart.kinds import DoseOrdered
from monitor.chart.refusals import Refusal
from monitor.protocol.doses import infusion_of
from ui.views.new_session.dose_limits import range_faults, working_faults
from ui.views.new_session.dose_typed import page_order, typed_dose, typing_faults
from ui.views.new_session.known import Known
from ui.views.new_session.parts import Fault


def ordered_dose(known: Known, weight_kg: Decimal) -> DoseOrdered | Refusal:
    """The dose as typed, worked out, or the first thing wrong with it."""
    typed = typed_dose(known.draft)
    bag = typed.bag
    faults = dose_faults(known, weight_kg)
    if faults:
        return faults[0].refusal
    if (
        bag is None
        or typed.mg_per_kg is None
        or typed.ordered is None
        or typed.minutes is None
    ):
        raise AssertionError("An amount is neither read nor faulty.")
    infuse_ml = bag.ml_holding(typed.ordered)
    ordered = DoseOrdered(
        drug=known.protocol.drug,
        route=known.protocol.route,
        ordered_by=" ".join(known.draft.text("ordered_by").split()),
        weight_kg=weight_kg,
        mg_per_kg=typed.mg_per_kg,
        mg=typed.ordered,
        stock_mg_per_ml=bag.stock_mg_per_ml,
        bag_ml=bag.ml,
        bag_mg=bag.mg,
        mg_per_ml=bag.mg_per_ml,
        infuse_ml=infuse_ml,
        remain_ml=bag.ml - infuse_ml,
        minutes=typed.minutes,
        rate_ml_per_hour=rate_ml_per_hour(infuse_ml, typed.minutes),
    )
    within = known.protocol.charting.ordered_within_percent
    return refuse_dose(ordered, within) or ordered


def dose_faults(known: Known, weight_kg: Decimal | None) -> tuple[Fault, ...]:
    """All that is wrong with the dose as typed, in the order of the page."""
    typed = typed_dose(known.draft)
    dose = infusion_of(known.protocol.dose)
    faults = (
        *typing_faults(known.draft),
        *range_faults(typed, dose),
        *working_faults(typed, weight_kg, dose),
    )
    return tuple(sorted(faults, key=page_order))
