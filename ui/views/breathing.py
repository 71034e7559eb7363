"""What the patient breathes, as it stands beside a saturation."""

from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from ui.views import wording

SPO2 = "spo2"


def breathed(said: OxygenRecorded | None) -> str:
    """``air`` or ``2 L/min``; empty where nobody had said."""
    if said is None:
        return ""
    litres = said.litres_per_minute
    return "air" if litres is None else wording.amount(litres, "L/min")


def breathed_with(session: Session, spec: FieldSpec, observed: ObservationSet) -> str:
    """`` on air`` after a saturation; empty after any other value."""
    if spec.code != SPO2:
        return ""
    told = breathed(session.breathing.with_set(observed))
    return f" on {told}" if told else ", oxygen not recorded"
