"""The page of the audit log: what was done with the record, newest first."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.charting.audit_reading import PAGE
from monitor.charting.ports import AuditRow, Followed
from ui.views import wording
from ui.views.audit_page.words import deed_words, method_words

READING = "Reading the audit log…"
_SHORT = 8
_MOST_NAMED = 5


class AuditLine(Struct, frozen=True, kw_only=True):
    """A line of the list."""

    id: UUID
    at: str
    who: str
    deed: str
    subject: str
    patient: str
    station: str

    @property
    def spoken(self) -> str:
        """All of the line in words."""
        told = (self.at, self.who, self.deed, self.subject)
        patient = f"patient {self.patient}" if self.patient else ""
        return ", ".join(part for part in (*told, patient) if part)


class Proof(Struct, frozen=True, kw_only=True):
    """How far the chain is proved, and since when that is done."""

    followed: Followed | None = None
    done_at: datetime | None = None


class Shown(Struct, frozen=True, kw_only=True):
    """What the page is built from. ``rows`` is None until the record has answered."""

    zone: str
    typed: str = ""
    narrowed: str = ""
    rows: tuple[AuditRow, ...] | None = None
    names: Mapping[UUID, str] = {}
    patients: Mapping[UUID, str] = {}
    sessions: Mapping[UUID, str] = {}
    meant: tuple[str, ...] = ()
    is_last: bool = True
    refused: str = ""
    proof: Proof = Proof()


class AuditPageView(Struct, frozen=True, kw_only=True):
    """What the page shows; ``message`` takes the place of the lines."""

    typed: str = ""
    narrowed: str = ""
    lines: tuple[AuditLine, ...] = ()
    note: str = ""
    chain: str = ""
    is_chain_broken: bool = False
    message: str = ""
    detail: str = ""
    has_more: bool = False


def audit_page_view(shown: Shown) -> AuditPageView:
    followed = shown.proof.followed
    view = AuditPageView(
        typed=shown.typed,
        narrowed=shown.narrowed,
        chain=_chain(shown.proof, ZoneInfo(shown.zone)),
        is_chain_broken=followed is not None and bool(followed.findings),
    )
    if shown.refused:
        return replace(view, message=shown.refused, chain="")
    if shown.rows is None:
        return replace(view, message=READING)
    if len(shown.meant) > 1:
        named = wording.listed(shown.meant[:_MOST_NAMED])
        more = ", among others" if len(shown.meant) > _MOST_NAMED else ""
        several = f"{wording.counted(len(shown.meant), 'person', 'people')} are meant"
        return replace(view, message=several, detail=f"{named}{more}. Type more")
    if not shown.rows:
        return replace(view, message="Nothing is found", detail=_nothing(shown))
    lines = tuple(_line(row, shown) for row in shown.rows)
    count = f"{len(lines):,}"
    note = f"The first {count}. Scroll on for more" if not shown.is_last else ""
    whole = wording.counted(len(lines), "row") if len(lines) < PAGE else f"{count} rows"
    return replace(view, lines=lines, note=note or whole, has_more=not shown.is_last)


def patient_words(patient: UUID, patients: Mapping[UUID, str]) -> str:
    """By name and number for whoever may read those, else by the id's beginning."""
    return patients.get(patient) or short(patient)


def person_words(row: AuditRow, names: Mapping[UUID, str]) -> str:
    """Who it was; a person who never was enrolled has an id alone."""
    if row.who is None:
        return "Nobody signed in"
    return names.get(row.who) or short(row.who)


def short(id_: UUID) -> str:
    return id_.hex[:_SHORT]


def _line(row: AuditRow, shown: Shown) -> AuditLine:
    method = method_words(row.auth_method) if row.who is not None else ""
    who = ", ".join(p for p in (person_words(row, shown.names), method) if p)
    patient = patient_words(row.patient, shown.patients) if row.patient else ""
    zone = ZoneInfo(shown.zone)
    day = wording.day(wording.local_day(row.at, zone))
    return AuditLine(
        id=row.id,
        at=f"{day} {row.at.astimezone(zone):%H:%M:%S}",
        who=who,
        deed=deed_words(row),
        subject=_subject(row, shown),
        patient=patient,
        station=short(row.station),
    )


def _subject(row: AuditRow, shown: Shown) -> str:
    """By name where that may be read, else by the id's beginning."""
    subject = row.subject
    if subject is None or subject.kind == "patient":
        return ""
    if subject.kind in ("protocols", "site"):
        return subject.kind
    if subject.kind == "person":
        return shown.names.get(subject.id) or f"person {short(subject.id)}"
    return shown.sessions.get(subject.id) or f"session {short(subject.id)}"


def _nothing(shown: Shown) -> str:
    if shown.typed:
        return (
            f"Nothing is noted of anybody enrolled as {shown.typed}, of a patient of "
            "that number, or of that whole name without signing in; Esc clears it"
        )
    return "Esc shows all rows" if shown.narrowed else "Nothing was noted here yet"


def _chain(proof: Proof, zone: ZoneInfo) -> str:
    followed = proof.followed
    if followed is None:
        return ""
    rows = f"{followed.rows:,} row{'' if followed.rows == 1 else 's'}"
    if followed.findings:
        return f"Chain broken: {followed.findings[0]}. Call technical support"
    if not followed.is_done or proof.done_at is None:
        return f"Checking the chain, {rows}…"
    return f"Chain complete, {rows}, checked {wording.clock(proof.done_at, zone)}"
