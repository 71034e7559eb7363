"""Refusals that only the whole record can give, in words."""

from zoneinfo import ZoneInfo

from monitor.chart.days import day_in_words
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.role_words import NOT_PERMITTED
from monitor.charting.ports import SessionRow
from monitor.charting.reads import AnyRead, UnreadableSession

NO_SUCH_SESSION = Refusal(
    what="Nothing is charted",
    why="there is no such session in this record",
    remedy="Choose the session again",
)

NO_SUCH_PATIENT = Refusal(
    what="The session is not opened",
    why="there is no such patient in this record",
    remedy="Find or enter the patient first",
)

UNREADABLE_PATIENT = Refusal(
    what="Nothing is charted",
    why="this patient has entries that this version of Vigil can't read",
    remedy="Update Vigil on this workstation, and chart on paper until then",
)

ERASED_PATIENT = Refusal(
    what="Nothing is charted",
    why="this patient was erased from the record",
    remedy="Enter the patient anew if they are treated again",
)

PROTOCOL_NOT_ON_OFFER = Refusal(
    field="protocol",
    what="The session is not opened",
    why="its protocol is not on this workstation",
    remedy="Choose another protocol",
)

WITHOUT_PASSWORD = Refusal(
    field="password",
    what="The session is not signed",
    why="a signature takes name and password",
    remedy="Type your password",
)

UNKNOWN_PROTOCOL = Refusal(
    what="The protocol is not approved",
    why="this workstation does not have its text",
    remedy="Approve it from its file",
)

NO_PROTOCOL = Refusal(
    what="The file is not imported",
    why="its text is no protocol",
    remedy="Mend it, then import it again",
)

UNREADABLE_APPROVALS = Refusal(
    what="The protocol is not approved",
    why="there are approvals that this version of Vigil can't read",
    remedy="Update Vigil on this workstation first",
)

UNREADABLE_PEOPLE = Refusal(
    what=NOT_PERMITTED,
    why="a newer version of Vigil wrote who works here, and this one can't read it",
    remedy="Update Vigil on this workstation; in need, chart by name and reason",
)

UNREADABLE_SITE = Refusal(
    what="The rules of this site are not changed",
    why="a newer version of Vigil wrote them, and this one can't read that",
    remedy="Update Vigil on this workstation first",
)

NOT_ENROLLED = Refusal(
    what=NOT_PERMITTED,
    why="you are not enrolled on this workstation",
    remedy="Ask an administrator",
)

ACCESS_ENDED = Refusal(
    what=NOT_PERMITTED,
    why="your access has ended; what you charted stays",
    remedy="Ask an administrator",
)

ALREADY_OPENED = Refusal(
    what="The session is not opened",
    why="it already is",
    remedy="Find it in the list of sessions",
)


def unreadable_session(session: UnreadableSession) -> Refusal:
    return Refusal(
        what="Nothing is charted in this session",
        why=session.why,
        remedy=session.remedy,
    )


def open_elsewhere(other: SessionRow, found: AnyRead) -> Refusal:
    """Two open sessions of one patient would share out what happens to them."""
    opened = other.opened_at.astimezone(ZoneInfo(other.zone))
    room = f" in {other.room}" if other.room else ""
    why = (
        f"a session of this patient is open{room},"
        f" since {opened:%H:%M} on {day_in_words(opened.date())}"
    )
    remedy = "Go on in that session, or close it first"
    if isinstance(found, UnreadableSession):
        why, remedy = f"{why}, and can't be read here: {found.why}", found.remedy
    return Refusal(what="The session is not opened", why=why, remedy=remedy)


def open_too(other: SessionRow) -> Refusal:
    room = f" in {other.room}" if other.room else ""
    return Refusal(
        what="The chart stays where it is",
        why=f"another session of that patient is open{room}",
        remedy="If the two were swapped choose that, or close that session first",
    )


def nothing_to_swap(identifier: str) -> Refusal:
    return Refusal(
        field="identifier",
        what="The charts stay where they are",
        why=f"{identifier} has no open session",
        remedy="Check the number, or choose another reason",
    )


NOT_OPEN_TO_SWAP = Refusal(
    what="The charts stay where they are",
    why="only two open sessions are swapped, and this one is closed",
    remedy="Choose another reason, and move each chart by itself",
)


def stays_closed(other: SessionRow) -> Refusal:
    room = f" in {other.room}" if other.room else ""
    return Refusal(
        what="The session stays closed",
        why=f"another session of this patient is open{room}",
        remedy="Close that session first, or amend the closing",
    )


def no_such_number(identifier: str) -> Refusal:
    return Refusal(
        field="identifier",
        what="The chart stays where it is",
        why=f"nobody in this record has the number {identifier}",
        remedy="Check the number, or enter the patient first",
    )


def number_taken(by: Patient) -> Refusal:
    details = by.details
    return Refusal(
        field="identifier",
        what=f"Number {details.identifier} is taken",
        why=f"it is the number of {details.family.upper()}, {details.given}",
        remedy="Find that patient, or check the number",
    )


def not_seen(count: int) -> Refusal:
    what = "exception of it was" if count == 1 else "exceptions of it were"
    return Refusal(
        what="The session is not signed",
        why=f"{count} {what} not ticked as seen",
        remedy="Look at each and tick it, then co-sign",
    )
