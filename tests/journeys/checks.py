"""The checks before the dose, answered for journeys that are about something else."""

from monitor.chart.commands import Chart
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from monitor.simulation.checks import checks_met
from tests.journeys.nurse import Nurse


def answer_checks(nurse: Nurse) -> None:
    """Every check before the dose of the session on the screen, as if typed."""
    read = nurse.session
    at = nurse.clock.now()
    for met in checks_met(read.protocol, "start", at):
        command = Chart(id=new_id(), stream_id=read.id, at=at, fact=met)
        nurse.vigil.bedside.send(command, lambda _: None, _refused)
    nurse.settle()


def _refused(refusal: Refusal) -> None:
    raise AssertionError(refusal.sentence)
