"""What the patient breathes, as it stands beside a saturation."""

from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from monitor.protocol.breathing import said_with
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording

SPO2 = "spo2"


def breathed(said: OxygenRecorded | None) -> str:
    """``air`` or ``2 L/min``; empty where nobody had said."""
    if said is None:
        return ""
    litres = said.litres_per_minute
    return "air" if litres is None else wording.amount(litres, "L/min")


def breathed_with(
    protocol: CareProtocol,
    session: Session,
    spec: FieldSpec,
    observed: ObservationSet,
) -> str:
    """`` on air`` after a saturation; empty after any other value."""
    if spec.code != SPO2:
        return ""
    told = breathed(said_with(protocol, session, observed))
    return f" on {told}" if told else ", oxygen not recorded"
