"""Why a session was not signed, in words beside the form."""

from msgspec.structs import replace

from monitor.access.signing_in import NOT_ONE_PERSON
from monitor.chart.kinds import Meaning
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import SessionRead
from ui.views.signing.form import BECAUSE, NAME, PASSWORD, Typed, asks_why

_WHAT = "The session is not signed"
_AGAIN = "Look at Caps Lock and the keyboard's language, and type it again"


def _no(why: str, remedy: str) -> Refusal:
    return Refusal(field=PASSWORD, what=_WHAT, why=why, remedy=remedy)


NO_NAME = Refusal(
    field=NAME,
    what=_WHAT,
    why="no sign-in name was typed",
    remedy="Type it, as when you sign in, or leave with Esc",
)
NO_REASON = Refusal(
    field=BECAUSE,
    what=_WHAT,
    why="nobody who charted in it has signed it as it is now",
    remedy="Say why they can't, or leave with Esc and let them sign",
)
NO_PASSWORD = _no("no password was typed", "Type it, or leave with Esc")
WRONG = _no("that is not your password", _AGAIN)
NOT_YOUR_NAME = Refusal(
    field=NAME,
    what=_WHAT,
    why="that is not your sign-in name",
    remedy=(
        "Both fields were emptied, as it may be a password. Type it, or leave with Esc"
    ),
)
NAME_CHANGED = Refusal(
    field=NAME,
    what=_WHAT,
    why="the name you sign in by was changed since the signature before",
    remedy="Type the new one, and the password",
)
OF_ANOTHER = _no(
    "the password is somebody else's", "Leave with Esc and have them sign in"
)
SOMEBODY_ELSE = _no(
    "the screen was locked meanwhile, or somebody else is here by now",
    "Type the password again, or leave with Esc",
)
CHANGED = _no(
    "something was charted in it meanwhile",
    "Read what is signed once more, and type the password again",
)
NOTHING_SHOWN = _no("it is not on the screen any more", "Open it, and begin again")
NO_DOOR = _no("nobody signs in to this record", "Leave with Esc")
MISTAKE = _no("the program made a mistake, which is logged", "Start Vigil again")


def is_wrong(answer: Refusal) -> bool:
    """Whether name or password is not right; else it was too early to look."""
    return answer in (NOT_ONE_PERSON, NOT_YOUR_NAME)


def of_password(answer: Refusal) -> Refusal:
    """The name is that of whoever is here, so only the password is spoken of."""
    return WRONG if is_wrong(answer) else replace(answer, what=_WHAT)


def of_fault(fault: EnvironmentFault) -> Refusal:
    what, why, remedy = (
        part.rstrip(".") for part in (fault.what, fault.why, fault.remedy)
    )
    return Refusal(
        field=PASSWORD,
        what=f"{_WHAT}. {what}",
        why=why[:1].lower() + why[1:],
        remedy=remedy,
    )


def lacking(read: SessionRead, meaning: Meaning, typed: Typed) -> Refusal | None:
    """What has to be typed before the password is looked at."""
    if not typed.name.strip():
        return NO_NAME
    if asks_why(read, meaning) and not typed.unsigned_because.strip():
        return NO_REASON
    return None
