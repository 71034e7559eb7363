"""NEWS2 of a set of observations; a secondary number, on which nothing is decided."""

from decimal import Decimal

from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.scales.news2 import News2, score

_ACVPU = "acvpu"
_ALERT_SCORE = 5
"""MOAA/S 5, responds readily to name, is alert; whatever is below is not."""


def early_warning(
    session: Session, observed: ObservationSet, *, is_oxygen_unsaid: bool = False
) -> News2:
    """What NEWS2 comes to with the set, the oxygen and the ACVPU of its time.

    Where it is unsaid what was breathed then, what was said before tells nothing.
    SpO2 is scored on scale 1. Without an ACVPU of the same minute, responsiveness
    stands for it. Raises ValueError where a value lies outside what NEWS2 takes.
    """
    return score(
        respiratory_rate=observed.value("rr"),
        spo2=observed.value("spo2"),
        on_oxygen=None if is_oxygen_unsaid else _on_oxygen(session, observed),
        systolic=observed.value("sbp"),
        pulse=observed.value("hr"),
        consciousness=_consciousness(session, observed),
        temperature=observed.value("temp"),
    )


def has_vital_signs(observed: ObservationSet) -> bool:
    """Whether all that NEWS2 asks of a set is there, temperature apart."""
    needed = ("rr", "spo2", "sbp", "hr", "sedation")
    return all(observed.value(field) is not None for field in needed)


def _on_oxygen(session: Session, observed: ObservationSet) -> bool | None:
    """None where nobody said yet what the patient breathes."""
    said = session.breathing.with_set(observed)
    return None if said is None else said.litres_per_minute is not None


def _consciousness(session: Session, observed: ObservationSet) -> str | None:
    minute = observed.observed_at.replace(second=0, microsecond=0)
    for taken in session.scores:
        at = taken.at.replace(second=0, microsecond=0)
        if taken.recorded.scale == _ACVPU and at == minute:
            return taken.recorded.result
    sedation: Decimal | None = observed.value("sedation")
    if sedation is None:
        return None
    return "A" if sedation == _ALERT_SCORE else "V"
