"""The tour before anybody is in: set-up, sign-in, and what is asked the first time."""

from collections.abc import Callable
from functools import partial

from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault
from ui.tour import Tour
from ui.views.start import Recent
from ui.views.way_in import steps
from ui.views.way_in.answers import faulty, refused
from ui.views.way_in.step import Step

_KNOWN = (
    Recent("AO", "A. Okafor RN", "okafor"),
    Recent("JM", "J. Marsh RN", "marsh"),
    Recent("MM", "M. Meyer-Lindenberg", "meyer"),
)
_WEAK = Refusal(
    field="password",
    what="The password is not taken",
    why="it has 9 characters and needs at least 15",
    remedy="Choose four or more words that have nothing to do with each other",
)
_FULL = EnvironmentFault(
    "This is not saved.",
    "The disk is full.",
    "Make room on the disk, then save again. What was saved before is kept.",
)
_PIN_NOT_KEPT = faulty(steps.ANOTHER_PIN_LEFT, _FULL)
_PIN = ("pin", "pin_again")
_CODE = "59QW-B79Z-KG3C-S4QY-CW0J-03NW-EPDY"
_SLIP = "59QW B79Z KG3C S4QY CWOJ 03NW EPDX"


def _asked(step: Step, typed: dict[str, str], tour: Tour) -> None:
    start = tour.vigil.parts.start
    start.ask_steps()
    start.steps.display(step)
    for key, text in typed.items():
        start.steps.fill(key, text)
    start.steps.take_focus()


def _set_up(step: Step, typed: dict[str, str], tour: Tour) -> None:
    """Where nothing is kept yet."""
    tour.vigil.store.note_first_start("nothing kept")
    _asked(step, typed, tour)


def _begun(step: Step, typed: dict[str, str], tour: Tour) -> None:
    tour.vigil.store.note_first_start("")
    _asked(step, typed, tour)


def _mistype_code(tour: Tour) -> None:
    """Of the record, as it is refused on the first run."""
    from monitor.access.recovery_code import code_typed  # noqa: PLC0415 takes long

    refusal = code_typed(_SLIP)
    if isinstance(refusal, bytes):
        raise TypeError("What was mistyped is taken.")
    _set_up(refused(steps.code_step(_CODE), refusal), {"code": _SLIP}, tour)


def sign_in(tour: Tour) -> None:
    tour.do("nurse")
    _asked(steps.sign_in(_KNOWN), {"name": "okafor", "password": "x" * 9}, tour)


WAY_IN: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("set_up_name", partial(_set_up, steps.WHO, {"name": "A. Okafor RN"})),
    (
        "set_up_password",
        partial(_set_up, refused(steps.PASSWORD, _WEAK), {"password": "x" * 9}),
    ),
    ("set_up_code", partial(_set_up, steps.code_step(_CODE), {"code": "59qw b79z"})),
    ("set_up_code_refused", _mistype_code),
    ("set_up_pin", partial(_set_up, steps.PIN, {"pin": "x" * 6})),
    ("first_sign_in", partial(_begun, steps.OWN_PASSWORD, {"password": "x" * 21})),
    (
        "another_password",
        partial(_begun, steps.ANOTHER_PASSWORD, {"password": "x" * 21}),
    ),
    (
        "another_pin_not_kept",
        partial(_begun, _PIN_NOT_KEPT, dict.fromkeys(_PIN, "x" * 6)),
    ),
    ("forgotten_password", partial(_begun, steps.FORGOTTEN, {})),
)
"""Each by the name of its picture."""
