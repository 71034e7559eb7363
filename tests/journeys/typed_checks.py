"""The checks before the dose, as a nurse types them row by row."""

from tests.journeys.nurse import Nurse
from ui.panels.new_session.gate_row import GateRow

_ASKED = (
    "cHanna A.\t555-0177\t16:00\n",
    " y\n",
    "npost-menopausal\n",
    "cn\tn\tn\tn\tn\n",
    " nn\n",
    " y\n",
    "cn\n",
    " nn\n",
    "clow\tDr Meyer\n",
    "cphq\t19\n",
    "c4471\ty\n",
)
_CANNULA = "c22\tleft forearm\ty\t0\n"
_HEALTH = "cn\n"


def check_keys(
    signed: str = "02-Jan-2026",
    ate: str = "08:10\t11:30",
    *,
    has_cannula: bool = True,
) -> tuple[str, ...]:
    """Each check from its row on: C opens it, Enter records it and goes on to the next.

    Consent was signed that day, and food and clear fluids taken at those times.
    """
    cannula = (_CANNULA,) if has_cannula else ()
    return (f"c{signed}\n", f"c{ate}\n", *_ASKED, *cannula, _HEALTH)


def go_to_checks(nurse: Nurse) -> None:
    """With F6 to the first check that blocks."""
    for _ in range(4):
        nurse.press(6)
        if isinstance(nurse.focus, GateRow):
            return
    raise AssertionError("no check has the focus")


def type_checks(nurse: Nurse, keys: tuple[str, ...]) -> None:
    """All of them, by real keys, from the first that blocks."""
    go_to_checks(nurse)
    for one in keys:
        nurse.type(one)
        nurse.settle()
