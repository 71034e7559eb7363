"""The baseline beside an alert, also of one that was raised before it counted."""

from typing import NamedTuple

from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Baseline
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.reasons import first_field
from ui.views import wording

SO_FAR = " so far"
_COUNTS = "counts from the dose on"


class Told(NamedTuple):
    """The baseline in words, ``150.5 so far``, what it is of, and how that counts."""

    text: str
    n: int
    note: str = ""

    @property
    def of(self) -> str:
        return median_words(self.n)


def told_beside(
    alert: Alert,
    baselines: tuple[Baseline, ...],
    session: Session,
    protocol: CareProtocol,
) -> Told | None:
    """Of an alert without a shift; None where the field was not read before the dose.

    Rises are told from the dose on, and nothing is a percentage of zero: so an alert
    of before, or one over a baseline of zero, has no shift, and there is a baseline.
    """
    found = _found(alert, baselines, protocol)
    if found is None:
        return None
    known, n = wording.number(found.median), found.n
    start = session.dose_started_at
    if start is None:
        so_far = SO_FAR if session.is_open else ""
        return Told(f"{known}{so_far}", n, _COUNTS)
    if alert.fired_at is None or alert.fired_at <= start:
        return Told(known, n, "raised before it counted")
    values = (m.value for m in alert.values if m.field == found.field)
    value = next(values, found.median)
    return Told(f"{known}, {wording.change(value - found.median)}", n)


def median_words(n: int) -> str:
    return "1 set" if n == 1 else f"median of {n}"


def _found(
    alert: Alert, baselines: tuple[Baseline, ...], protocol: CareProtocol
) -> Baseline | None:
    fields = {first_field(r) for r in protocol.rules if r.id == alert.rule}
    return next((b for b in baselines if b.field in fields), None)
