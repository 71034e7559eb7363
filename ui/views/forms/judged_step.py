"""An infusion step in a form: what is refused of it, and what is asked once."""

from datetime import datetime

from monitor.chart.kinds import InfusionRecorded
from monitor.chart.refusals import Refusal
from monitor.protocol.infusing import Infusing
from ui.views.forms.filled import Filled, ask_about


def judged(
    infusing: Infusing, filled: Filled, at: datetime, step: InfusionRecorded
) -> Refusal | None:
    """The refusal, or the question that Enter has not answered yet."""
    refusal = infusing.refusal(step)
    if refusal is not None:
        return refusal
    asked = ask_about(infusing.questions(at, step))
    return None if asked is None else filled.unanswered(asked)
