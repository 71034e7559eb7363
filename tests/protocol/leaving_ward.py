"""A session of iv40 that may be left once the checks before leaving are met."""

from datetime import datetime

from monitor.chart.kinds import SessionClosed
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.readiness import readiness
from tests.builders import at, iv40
from tests.protocol.gated import Room, answer

VITALS, TIME, ALERT = "leave_vitals", "leave_observed", "leave_alert"
ASKED = {
    "leave_vitals_seen": {"acceptable": "yes"},
    "leave_oriented": {"oriented": "yes"},
    "leave_gait": {"steady": "yes", "stands": "yes"},
    "leave_mind": {
        "passed": "yes",
        "distress": "no",
        "fluid": "yes",
        "suicide": "as before",
    },
    "leave_cannula": {"out": "yes", "site": "yes"},
    "leave_escort": {"seen": "yes", "name": "J. Doe", "no_driving": "yes"},
    "leave_advice": {
        "written": "yes",
        "contact": "yes",
        "next": "yes",
        "medicines": "yes",
    },
}


class Ward(Room):
    """A session of iv40 whose infusion ended at minute 40; baseline 118/72, HR 70."""

    def __init__(self, protocol: CareProtocol | None = None) -> None:
        super().__init__(protocol or iv40())
        self.start()
        self.infuse(40, "completed")

    def found(self, gate: str, minute: float) -> tuple[str, str, str]:
        state = self.states(minute, "leave")[gate]
        return state.standing, state.judged.evidence, state.judged.why

    def answer_all(self, minute: float) -> None:
        for gate, values in ASKED.items():
            assert self.chart(answer(gate, **values), minute) is None

    def discharge(self, left: float, minute: float | None = None) -> str:
        """Why a discharge is refused; empty where it is not."""
        closing = SessionClosed(ready_at=at(left), left_at=at(left))
        refusal = self.chart(closing, left if minute is None else minute)
        return "" if refusal is None else refusal.why


def ready(ward: Ward, minute: float) -> tuple[int, datetime | None]:
    """How many checks are met then, and since when all of them are."""
    found = readiness(ward.protocol, ward.session, at(minute))
    return found.met, found.since
