"""Section 1, once the patient is chosen: two identifiers open the session."""

from monitor.chart.commands import OpenSession
from monitor.chart.kinds import IdentityTyped, ProtocolPin
from monitor.chart.openings import decide_opening
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from ui.views import wording
from ui.views.banner import allergies_view
from ui.views.new_session.details import LONGEST_LINE
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    Act,
    ButtonView,
    FactView,
    FieldView,
    field,
)
from ui.views.new_session.patient_section import (
    ENTER_NEW,
    PatientSectionView,
    born_words,
    lookalike_views,
    patient_words,
    sex_words,
)
from ui.views.new_session.protocol_words import approval_words, protocol_words

_YEAR_DIGITS = 4


def confirming(known: Known, patient: Patient) -> PatientSectionView:
    """The patient found, to be confirmed by initials and birth year."""
    draft = known.draft
    refusal = draft.refusal
    return PatientSectionView(
        stage="confirming",
        note="confirm by two identifiers",
        name=patient_words(patient),
        facts=_facts(known, patient),
        fields=(
            field(
                draft, "initials", "Type initials", note="given, then family", stretch=2
            ),
            field(draft, "birth_year", "Birth year", note="four digits", stretch=2),
            field(draft, "room", "Room", note="a number or name", stretch=3),
        ),
        lookalikes=lookalike_views(known),
        message=refusal.sentence if refusal else _question(known),
        is_refused=refusal is not None,
        main=ButtonView(
            words="Confirm and open session",
            key="Enter",
            act=_open(known, patient),
            is_on=not known.is_saving,
        ),
        other=ButtonView(
            words="Another patient",
            key=ENTER_NEW,
            act=Act(draft=draft.search_again(), focus="find"),
        ),
        focus="initials",
    )


def _facts(known: Known, patient: Patient) -> tuple[FactView, ...]:
    return (
        FactView(label="Born", value=born_words(known, patient)),
        FactView(label="ID No.", value=patient.details.identifier),
        FactView(label="Sex", value=sex_words(patient)),
        FactView(label="Allergies", value=_allergies(patient)),
        FactView(label="Last session", value=_last_session(known)),
        FactView(
            label="Protocol",
            value=f"{protocol_words(known.protocol)}, {approval_words(known.protocol)}",
        ),
    )


def opened(known: Known, patient: Patient, session: Session) -> PatientSectionView:
    """The session is open: what was confirmed, and what to know of the patient."""
    nurse = session.name_of(session.opened_by)
    typed = session.opened.identity
    return PatientSectionView(
        stage="open",
        note=f"two identifiers confirmed {known.clock(session.opened_at)}",
        name=patient_words(patient),
        fields=(
            _shut("identifier", "Patient number", patient.details.identifier, 4),
            _shut("initials", "Typed initials", typed.initials.upper(), 2, agreed=True),
            _shut("birth_year", "Birth year", str(typed.birth_year), 2, agreed=True),
            _shut(
                "room",
                "Room and nurse",
                f"{session.opened.room}, {nurse}",
                6,
            ),
        ),
        facts=(
            FactView(label="Last session", value=_last_session(known)),
            FactView(label="Allergies", value=_allergies(patient)),
            FactView(label="Similar patients", value=_similar(known)),
        ),
    )


def _shut(
    id_: str, label: str, text: str, stretch: int, *, agreed: bool = False
) -> FieldView:
    return FieldView(
        id=id_,
        label=label,
        text=text,
        stretch=stretch,
        verdict="agreed" if agreed else "none",
        is_open=False,
    )


def room_name(typed: str) -> str:
    """``Room 2`` for ``2``; a name as it was typed."""
    plain = " ".join(typed.split())
    return f"Room {plain}" if plain.isdigit() else plain


def _open(known: Known, patient: Patient) -> Act:
    draft = known.draft
    command = _command(known, patient)
    if isinstance(command, Refusal):
        return Act(draft=draft.refused(command), focus=command.field or "initials")
    decided = decide_opening(patient, command, known.actor, known.now)
    if isinstance(decided, Refusal):
        return Act(draft=draft.refused(decided), focus=decided.field or "initials")
    if command.room in known.rooms and draft.kept != command.room:
        return Act(draft=draft.asked(command.room), focus="room")
    return Act(command=command)


def _command(known: Known, patient: Patient) -> OpenSession | Refusal:
    draft = known.draft
    initials, year = draft.text("initials"), draft.text("birth_year")
    if not initials:
        return _missing("initials", "the initials are missing")
    if len(year) != _YEAR_DIGITS or not (year.isascii() and year.isdigit()):
        return _missing("birth_year", "the birth year is not four digits")
    room = room_name(draft.text("room"))
    if not room or len(room) > LONGEST_LINE or not room.isprintable():
        return _missing("room", "the room is missing")
    pinned = known.protocol
    return OpenSession(
        id=draft.id_for(f"open session {patient.id}"),
        stream_id=draft.id_for(f"session {patient.id}"),
        at=known.now,
        patient=patient.id,
        protocol=ProtocolPin(
            id=pinned.id, version=pinned.version, sha256=pinned.sha256
        ),
        zone=known.zone.key,
        room=room,
        identity=IdentityTyped(initials=initials, birth_year=int(year)),
    )


def _missing(field_id: str, why: str) -> Refusal:
    return Refusal(
        field=field_id, what="The session is not opened", why=why, remedy="Type it"
    )


def _question(known: Known) -> str:
    if known.draft.kept in known.rooms:
        return f"{known.draft.kept} has an open session. Enter again opens another"
    return ""


def _allergies(patient: Patient) -> str:
    return allergies_view(patient.details.allergies).whole


def _similar(known: Known) -> str:
    if not known.lookalikes:
        return "none known here"
    first = known.lookalikes[0]
    number = first.patient.details.identifier
    more = len(known.lookalikes) - 1
    words = f"{patient_words(first.patient)}, {number}"
    return f"{words}, and {more} more" if more else words


def _last_session(known: Known) -> str:
    earlier = known.earlier
    if earlier.last_at is None:
        return "none before this one"
    day = wording.day(wording.local_day(earlier.last_at, known.zone))
    return f"{day}, {wording.counted(earlier.count, 'session')} before"
