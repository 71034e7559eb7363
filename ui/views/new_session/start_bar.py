"""The bar at the foot of the page: what still keeps the session from its start."""

from msgspec import Struct

from monitor.chart.commands import ClearStart
from monitor.protocol.gates import start_obstacles
from ui.views import wording
from ui.views.new_session.known import Known
from ui.views.new_session.parts import NOTHING, Act, ButtonView

KEPT = "Everything typed here is kept as a draft"
PUMP = "Starting the pump stays with you: this app records and controls nothing"
READY_KEY = "Ctrl+Enter"


class StartBarView(Struct, frozen=True, kw_only=True):
    """The bar as shown."""

    title: str
    detail: str
    is_ready: bool
    ready: ButtonView


def start_bar(known: Known) -> StartBarView:
    obstacles = _obstacles(known)
    is_ready = not obstacles and known.session is not None
    return StartBarView(
        title="Nothing is missing for the start"
        if is_ready
        else f"Not ready to start: {'; '.join(obstacles)}",
        detail=_detail(known, is_ready=is_ready),
        is_ready=is_ready,
        ready=ButtonView(
            words="Ready to start",
            key=READY_KEY,
            act=_clear(known) if is_ready else NOTHING,
            is_on=is_ready and not known.is_saving,
        ),
    )


def _obstacles(known: Known) -> tuple[str, ...]:
    session = known.session
    if session is None:
        return ("the patient is not confirmed",)
    found = [
        words[:1].lower() + words[1:]
        for words in start_obstacles(known.protocol, session, known.now)
    ]
    weight, dose = session.weight, session.dose
    if weight is not None and dose is not None and weight.kg != dose.weight_kg:
        found.append(
            f"the dose was worked out for {wording.amount(dose.weight_kg, 'kg')}"
        )
    return tuple(found)


def _detail(known: Known, *, is_ready: bool) -> str:
    refusal = known.draft.refusal
    if refusal is not None and refusal.field is None:
        return refusal.sentence
    if known.is_saving:
        return "saving…"
    return PUMP if is_ready else KEPT


def _clear(known: Known) -> Act:
    session = known.session
    if session is None:
        return NOTHING
    return Act(
        command=ClearStart(
            id=known.draft.id_for(f"clear start of {session.id}"),
            stream_id=session.id,
            at=known.now,
        )
    )
