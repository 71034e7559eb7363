"""What flow of oxygen this protocol takes."""

from monitor.chart.commands import Amend, Chart, ChartSet, SessionCommand
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol


def refuse_flow(protocol: CareProtocol, command: SessionCommand) -> Refusal | None:
    """Refuse a flow outside the protocol's, L/min, both ends included."""
    match command:
        case (
            Chart(fact=OxygenRecorded(litres_per_minute=flow))
            | Amend(replacement=OxygenRecorded(litres_per_minute=flow))
            | ChartSet(oxygen=OxygenRecorded(litres_per_minute=flow))
        ) if flow is not None:
            table = protocol.oxygen
        case _:
            return None
    lowest = table.lowest_litres_per_minute
    highest = table.highest_litres_per_minute
    if lowest <= flow <= highest:
        return None
    return Refusal(
        field="oxygen",
        what=f"Oxygen at {written(flow)} L/min is not charted",
        why=f"the protocol takes {written(lowest)} to {written(highest)} L/min",
        remedy="Choose air, or type the flow in L/min",
    )
