"""The keys of the screen, and what stands beside them at the bottom."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from monitor.chart.fields import DoseForm
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import form_of
from ui.views.due import DueView
from ui.views.palette import ActionView
from ui.views.screen_hints import STAYING

DEMO = "Demo data"
DOSING = "infusion"
"""The action of F4, whatever the form of the dose."""

_GIVES: dict[DoseForm, str] = {
    "infusion": "Infusion",
    "injection": "Injection",
    "devices": "Device",
    "oral": "Dose",
}


def gives(protocol: CareProtocol | None) -> str:
    """What F4 charts under that protocol, in a word."""
    return _GIVES[form_of(protocol.dose)] if protocol else _GIVES["infusion"]


class HintView(Struct, frozen=True):
    """A key, what it does in one or two words, and the action a click asks for.

    One that ``stays`` is shown however little room there is; what one that ``is_off``
    means can't be done now.
    """

    action: str
    key: str
    does: str
    stays: bool = False
    is_off: bool = False


class FooterView(Struct, frozen=True, kw_only=True):
    """Key hints from the most used on; at the right what is due, then the rest."""

    hints: tuple[HintView, ...]
    due: str = ""
    notes: tuple[str, ...] = ()


def footer_view(
    hints: Iterable[HintView],
    due: DueView | None,
    protocol: str,
    *,
    said: str = "",
    is_demo: bool = False,
) -> FooterView:
    """``protocol`` is the one of the session, in words; empty where none is shown."""
    notes = [said] if said else []
    if protocol:
        notes.append(protocol)
    if is_demo:
        notes.append(DEMO)
    return FooterView(
        hints=tuple(hints), due="" if due is None else due.footer, notes=tuple(notes)
    )


def hints_of(
    actions: Sequence[ActionView], wanted: Sequence[tuple[str, str]]
) -> tuple[HintView, ...]:
    """Hints for the wanted actions by id, each with its short words.

    An action that has no key or does not exist on this screen gets none.
    """
    by_id = {action.id: action for action in actions}
    return tuple(
        HintView(id_, by_id[id_].key, does, stays=id_ in STAYING)
        for id_, does in wanted
        if id_ in by_id and by_id[id_].key
    )
