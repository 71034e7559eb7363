"""The two pressures of one box: which way round they must stand."""

from monitor.chart.keying.refused import out_of_order
from monitor.chart.keying.state import Keying
from monitor.chart.refusals import Refusal


def pair_fault(keying: Keying) -> Refusal | None:
    """Why the two values can't both be right; None while one is missing."""
    occasion = keying.occasion
    upper, lower = occasion.pair
    above, below = keying.value(upper), keying.value(lower)
    if above is None or below is None or above > below:
        return None
    label = occasion.charting.pressure.label
    return out_of_order(label, occasion.specs[lower], f"{above}", f"{below}")
