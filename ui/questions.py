"""What is asked of the recorder, each as a function of it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from monitor.chart.audit import PastViewed, RecoveryCodeReplaced, Subject
from monitor.chart.refusals import Refusal
from monitor.charting.earlier import PatientPast
from monitor.charting.faults import EnvironmentFault, NotPermitted, Unconfirmed
from monitor.charting.noting import touched_by
from monitor.charting.ports import SessionQuery, SessionRow
from monitor.charting.reads import AnyRead, SessionRead, UnreadableSession
from monitor.review.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from monitor.chart.audit import AnyDeed, NewDeed
    from monitor.chart.commands import AnyCommand
    from monitor.chart.entries import Actor
    from monitor.chart.lock_times import LockTimes
    from monitor.chart.patient import Patient
    from monitor.chart.people import People, Person
    from monitor.chart.roles import Read
    from monitor.charting.audit_reading import AuditPage, AuditWish
    from monitor.charting.ports import Draft, Followed
    from monitor.charting.recorder import Recorder
    from monitor.charting.review_list import FacetCounts, Place, ReviewRow, Sought


_LATELY = 200
NOT_KEPT = Refusal(
    what="There is no audit log here",
    why="nothing of this record is kept",
    remedy="Open the record that people sign in to",
)
_NO_PINS = Refusal(
    what="No PIN is forgotten",
    why="this record keeps none",
    remedy="Nothing is left to do",
)


def open_rooms(recorder: "Recorder") -> tuple[AnyRead, ...]:
    return recorder.running()


def session(id_: UUID, recorder: "Recorder") -> AnyRead:
    return recorder.session(id_)


def shown(id_: UUID, who: "Actor | None", recorder: "Recorder") -> AnyRead:
    """The same, to be brought to the screen: noted first."""
    read = recorder.session(id_)
    recorder.audit.view(read, who)
    return read


def replay(id_: UUID, recorder: "Recorder") -> "Replay | UnreadableSession":
    """All of it, to be played; what is the same all along is worked out here."""
    found = recorder.recordings.of(id_)
    if isinstance(found, UnreadableSession):
        return found
    made = Replay(found)
    made.at(made.last)
    return made


def note_first(
    deed: "AnyDeed", who: "Actor | None", read: AnyRead, recorder: "Recorder"
) -> None:
    recorder.audit.note(deed, who, *touched_by(read))


def note_before(deed: "AnyDeed", who: "Actor | None", recorder: "Recorder") -> None:
    recorder.audit.note(deed, who)


def owe(
    new: "NewDeed", who: "Actor | None", seconds: float, recorder: "Recorder"
) -> None:
    recorder.audit.owe(new, who, seconds)


def begin_audit(by: "Actor", recorder: "Recorder") -> Refusal | None:
    reading = recorder.audit.reading
    return NOT_KEPT if reading is None else reading.begin(by)


def audit_page(
    wish: "AuditWish", by: "Actor", recorder: "Recorder"
) -> "AuditPage | Refusal":
    reading = recorder.audit.reading
    return NOT_KEPT if reading is None else reading.page(wish, by)


def follow_audit(
    so_far: "Followed", by: "Actor", recorder: "Recorder"
) -> "Followed | Refusal":
    reading = recorder.audit.reading
    return NOT_KEPT if reading is None else reading.follow(so_far, by)


def sessions(query: SessionQuery, recorder: "Recorder") -> tuple[SessionRow, ...]:
    return recorder.sessions(query)


def reviewed(
    sought: "Sought", after: "Place | None", recorder: "Recorder"
) -> "Sequence[ReviewRow]":
    return recorder.review.page(sought, after)


def review_counts(
    sought: "Sought", today: "date", recorder: "Recorder"
) -> "FacetCounts | None":
    return recorder.review.counts(sought, today)


def review_found(sought: "Sought", recorder: "Recorder") -> int | None:
    return recorder.review.found(sought)


def closed_lately(recorder: "Recorder") -> tuple[SessionRow, ...]:
    """So many that every room in use has one among them."""
    return recorder.sessions(SessionQuery(state="closed", limit=_LATELY))


def patients(text: str, recorder: "Recorder") -> "tuple[Patient, ...]":
    return recorder.patients(text)


def everyone(recorder: "Recorder") -> "tuple[Patient, ...]":
    return recorder.patients("", limit=None)


def past(patient: UUID, who: "Actor | None", recorder: "Recorder") -> PatientPast:
    """To be brought to the screen: noted first."""
    found = recorder.earlier(patient)
    recorder.audit.note(PastViewed(), who, Subject("patient", patient), patient)
    return found


def lock_times(recorder: "Recorder") -> "LockTimes":
    return recorder.site.lock_times()


def own_session(recorder: "Recorder") -> bool:
    """Whether people here may co-sign what they charted themselves."""
    return recorder.site.own_session()


def people(by: "Actor", recorder: "Recorder") -> "People | Refusal":
    try:
        return recorder.people(by=by)
    except NotPermitted as fault:
        return fault.refusal


def everybody(recorder: "Recorder") -> "People":
    """Also whose access ended; for the program itself, and shown to nobody."""
    return recorder.authority.people()


def own_person(by: "Actor", recorder: "Recorder") -> "Person | Refusal":
    """Whoever asks, with the name they sign in by."""
    try:
        who = recorder.authority.signed_in(by)
    except NotPermitted as fault:
        return fault.refusal
    person = recorder.authority.people().person(who.person)
    if person is None:
        raise RuntimeError("Whoever has signed in is enrolled.")
    return person


def why_not(
    asked: "AnyCommand | Read", by: "Actor", recorder: "Recorder"
) -> Refusal | None:
    """Whether that would be permitted, of what is no entry itself."""
    answer = recorder.permitted(by, asked)
    return answer if isinstance(answer, Refusal) else None


def forget_pin(
    person: UUID, by: "Actor", recorder: "Recorder"
) -> Refusal | EnvironmentFault | None:
    """Have that person choose another PIN at the next sign-in."""
    pins = recorder.pins
    return _NO_PINS if pins is None else _tried(partial(pins.delete, person, by=by))


def give_password(
    person: UUID, by: "Actor", recorder: "Recorder"
) -> Refusal | EnvironmentFault | None:
    """Before that person gets a password which somebody else typed."""
    pins = recorder.pins
    if pins is None:
        return _NO_PINS
    return _tried(partial(pins.give_password, person, by=by))


def note_other_code(
    by: "Actor", recorder: "Recorder"
) -> Refusal | EnvironmentFault | None:
    """Before another recovery code takes the place of the printed one."""

    def note() -> None:
        who = recorder.authority.reader(by, "recovery-code")
        recorder.audit.note(RecoveryCodeReplaced(), who)

    return _tried(note)


def _tried(change: Callable[[], None]) -> Refusal | EnvironmentFault | None:
    try:
        change()
    except NotPermitted as fault:
        return fault.refusal
    except EnvironmentFault as fault:
        return fault
    except Unconfirmed as doubt:
        return doubt.cause
    return None


def keep_generation(generation: int, recorder: "Recorder") -> None:
    """Key slots older than these let nobody in from now on."""
    if recorder.slots is not None:
        recorder.slots.keep(generation)


def key_anew(current: bytes, recorder: "Recorder") -> bool:
    """Have the file open with that key alone; false where it has to wait."""
    upkeep = recorder.upkeep
    return upkeep is not None and upkeep.key_anew(current)


def upkeep(recorder: "Recorder") -> str:
    """What is wrong beside charting; empty where nothing is."""
    return "" if recorder.upkeep is None else recorder.upkeep.sentence


def diagnosis(
    now: "datetime", zone: str, recorder: "Recorder"
) -> tuple[tuple[str, str], ...] | None:
    """What support asks for; None of a record that is not kept, as in the demo."""
    return None if recorder.upkeep is None else recorder.upkeep.tell(now, zone)


def tick(recorder: "Recorder") -> tuple[SessionRead, ...]:
    return recorder.tick()


def drafts(recorder: "Recorder") -> "tuple[Draft, ...]":
    return recorder.drafts()


def put_draft(draft: "Draft", recorder: "Recorder") -> None:
    recorder.put_draft(draft)


def delete_draft(id_: UUID, recorder: "Recorder") -> None:
    recorder.delete_draft(id_)


def unlockers(recorder: "Recorder") -> "tuple[Person, ...]":
    """Who may unlock the screen, by name; nobody where no PINs are kept."""
    people = () if recorder.pins is None else recorder.pins.holders()
    return tuple(sorted(people, key=lambda person: person.name.casefold()))


def pin_of(person: UUID, recorder: "Recorder") -> str | None:
    return None if recorder.pins is None else recorder.pins.of(person)


def renew_pin(old: str, new: str, by: "Actor", recorder: "Recorder") -> None:
    """Whoever unlocked has the same PIN, checked as one that is chosen today."""
    if recorder.pins is not None:
        recorder.pins.renew(old, new, by=by)


def sign_in(actor: "Actor", recorder: "Recorder") -> "Actor | Refusal":
    return recorder.authority.sign_in(actor)


def take_nothing(_: object) -> None:
    """Take an answer that calls for nothing: what changed shows through the store."""
