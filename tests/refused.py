"""Why something was refused."""

from monitor.chart.refusals import Refusal


def why(refusal: Refusal | None) -> str:
    assert refusal is not None, "this was charted"
    assert refusal.what
    assert refusal.remedy
    return refusal.why
