"""Section 2 in one line, where it is folded."""

from monitor.chart.kinds import DevicesOrdered, DoseOrdered, InjectionOrdered, Order
from ui.views import wording
from ui.views.new_session.dose_order import is_weighed
from ui.views.new_session.known import Known


def summary(known: Known) -> str:
    """``68.4 kg, 34.2 mg in 34.2 mL at 51.3 mL/h``, or what is not charted yet."""
    session = known.session
    if session is None:
        return "opens with the session"
    if session.weight is None and is_weighed(known.protocol.dose):
        return "weight not charted"
    kg = session.weight
    weight = "" if kg is None else f"{wording.amount(kg.kg, 'kg')}, "
    order = session.order
    return f"{weight}{'dose not charted' if order is None else order_words(order)}"


def order_words(order: Order) -> str:
    """``34.2 mg in 34.2 mL at 51.3 mL/h``, ``84 mg in 3 devices of 28 mg``."""
    mg = wording.amount(order.mg, "mg")
    match order:
        case DoseOrdered():
            ml = wording.amount(order.infuse_ml, "mL")
            return f"{mg} in {ml} at {wording.amount(order.rate_ml_per_hour, 'mL/h')}"
        case InjectionOrdered():
            return f"{mg} in {wording.amount(order.draw_ml, 'mL')} {order.route}"
        case DevicesOrdered():
            count = wording.counted(order.devices, "device")
            return f"{mg} in {count} of {wording.amount(order.mg_per_device, 'mg')}"
        case _:
            return f"{mg} {order.route}"
