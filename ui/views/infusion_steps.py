"""What can be charted of an infusion, each step by its own name."""

from monitor.chart.infusion import Infusion
from monitor.charting.reads import SessionRead
from monitor.protocol.doses import Dose
from ui.views.forms.infusion_form import steps_after
from ui.views.palette import ActionView

STEP = "step "
"""How the ids of their actions begin; their key in the form ends them."""
_NAMES = {
    "S": "Start of the infusion",
    "C": "Rate of the infusion, changed",
    "P": "Pause of the infusion",
    "R": "Resume after a pause of the infusion",
    "X": "Stop of the infusion, early",
    "E": "End of the infusion, completed",
}
"""Each begins with the word that it is sought by."""
STEPS = tuple(f"{STEP}{key}" for key in _NAMES)


def step_views(dosing: ActionView, read: SessionRead | None) -> tuple[ActionView, ...]:
    """Each step beside the form it is charted in, with why it can't follow now."""
    return tuple(
        _view(key, title, dosing.why_not or _why_not(key, read))
        for key, title in _NAMES.items()
    )


def _view(key: str, title: str, why_not: str) -> ActionView:
    return ActionView(
        id=f"{STEP}{key}",
        title=title,
        key=f"F4 {key}",
        enabled=not why_not,
        why_not=why_not,
    )


def _why_not(key: str, read: SessionRead | None) -> str:
    if read is None or not isinstance(read.protocol.dose, Dose):
        return "This protocol has no infusion"
    infusion = read.session.infusion
    return "" if key in steps_after(infusion) else f"The infusion {_state(infusion)}"


def _state(infusion: Infusion) -> str:
    if infusion.started_at is None:
        return "has not started"
    return "is paused" if infusion.is_paused else "is running"
