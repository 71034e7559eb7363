"""Section 1, once the patient is chosen: two identifiers open the session."""

from msgspec.structs import replace

from monitor.chart.commands import OpenSession
from monitor.chart.confirming import confirmed
from monitor.chart.kinds import IdentityTyped, ProtocolPin
from monitor.chart.openings import decide_opening
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from ui.views.banner import HIDDEN_NAME, allergies_view, masked_number
from ui.views.new_session.identity_faults import identity_faults, room_name
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    Act,
    ButtonView,
    FactView,
    Fault,
    FieldView,
    field,
    first_told,
)
from ui.views.new_session.past import past_facts
from ui.views.new_session.patient_section import (
    ENTER_NEW,
    PatientSectionView,
    born_words,
    lookalike_views,
    patient_words,
    sex_words,
)
from ui.views.new_session.protocol_choice import protocol_choices

_PLACES = (
    ("initials", "Type initials", "given, then family", 2),
    ("birth_year", "Birth year", "four digits", 2),
    ("room", "Room", "a number or a name", 3),
)
_HIDDEN = "hidden"
_FIELDS = tuple(id_ for id_, *_ in _PLACES)


def confirming(known: Known, patient: Patient) -> PatientSectionView:
    """The patient found, to be confirmed by initials and birth year."""
    faults = identity_faults(known, patient)
    refusal = first_told(known.draft, faults)
    return PatientSectionView(
        stage="confirming",
        note="confirm by two identifiers",
        name=patient_words(patient),
        facts=_facts(known, patient),
        fields=tuple(_place(known, faults, place) for place in _PLACES),
        choices=protocol_choices(known),
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
            act=Act(draft=known.draft.search_again(), focus="find"),
        ),
        focus="initials",
    )


def _place(
    known: Known, faults: tuple[Fault, ...], place: tuple[str, str, str, int]
) -> FieldView:
    id_, label, note, stretch = place
    shown = field(known.draft, id_, label, faults=faults, note=note)
    asks = id_ == "room" and bool(_question(known)) and shown.verdict == "none"
    return replace(
        shown, stretch=stretch, verdict="challenged" if asks else shown.verdict
    )


def _facts(known: Known, patient: Patient) -> tuple[FactView, ...]:
    return (
        FactView(label="Born", value=born_words(known, patient)),
        FactView(label="ID No.", value=patient.details.identifier),
        FactView(label="Sex", value=sex_words(patient)),
        *past_facts(known),
        FactView(label="Allergies", value=_allergies(patient), is_whole=True),
    )


def opened(known: Known, patient: Patient, session: Session) -> PatientSectionView:
    """The session is open: what was confirmed, and what to know of the patient."""
    nurse = session.name_of(session.opened_by)
    last = confirmed(session)
    typed = last.identity
    is_hidden = known.is_name_hidden
    number = patient.details.identifier
    initials, year = typed.initials.upper(), str(typed.birth_year)
    if is_hidden:
        number, initials, year = masked_number(number), _HIDDEN, _HIDDEN
    return PatientSectionView(
        stage="open",
        note=f"two identifiers confirmed {known.clock(last.at)}",
        name=HIDDEN_NAME if is_hidden else patient_words(patient),
        fields=(
            _shut("identifier", "Patient number", number, 4),
            _shut("initials", "Typed initials", initials, 2, agreed=True),
            _shut("birth_year", "Birth year", year, 2, agreed=True),
            _shut(
                "room",
                "Room and nurse",
                f"{session.opened.room}, {nurse}",
                6,
            ),
        ),
        facts=(
            *past_facts(known),
            FactView(
                label="Similar patients",
                value=_HIDDEN if is_hidden else _similar(known),
            ),
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


def _open(known: Known, patient: Patient) -> Act:
    draft = known.draft
    faults = identity_faults(known, patient)
    if faults:
        return Act(draft=draft.tell(_FIELDS), focus=faults[0].field)
    command = _command(known, patient)
    decided = decide_opening(patient, command, known.actor, known.now)
    if isinstance(decided, Refusal):
        return Act(draft=draft.refused(decided), focus=decided.field or "initials")
    if command.room in known.rooms and draft.kept != command.room:
        return Act(draft=draft.asked(command.room), focus="room")
    return Act(draft=draft.settled(), command=command)


def _command(known: Known, patient: Patient) -> OpenSession:
    draft = known.draft
    initials, year = draft.text("initials"), draft.text("birth_year")
    pinned = known.protocol
    return OpenSession(
        id=draft.id_for(f"open session {patient.id}"),
        stream_id=draft.session_of(patient.id),
        at=known.now,
        patient=patient.id,
        protocol=ProtocolPin(
            id=pinned.id, version=pinned.version, sha256=pinned.sha256
        ),
        zone=known.zone.key,
        room=room_name(draft.text("room")),
        identity=IdentityTyped(initials=initials, birth_year=int(year)),
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
