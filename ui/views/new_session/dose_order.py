"""The ordered dose, read from what was typed and worked out."""

from decimal import Decimal

from monitor.chart.dosing import rate_ml_per_hour, refuse_dose
from monitor.chart.kinds import DoseOrdered
from monitor.chart.refusals import Refusal
from ui.views.new_session.dose_limits import refuse_by_protocol, refuse_rate
from ui.views.new_session.dose_typed import first_fault, typed_dose
from ui.views.new_session.known import Known


def ordered_dose(known: Known, weight_kg: Decimal) -> DoseOrdered | Refusal:
    """The dose as typed, worked out, or the first thing wrong with it."""
    typed = typed_dose(known.draft)
    bag = typed.bag
    fault = first_fault(known.draft) or refuse_by_protocol(typed, known.protocol.dose)
    if fault is not None:
        return fault
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
    return (
        refuse_dose(ordered)
        or refuse_rate(ordered.rate_ml_per_hour, known.protocol.dose)
        or ordered
    )
