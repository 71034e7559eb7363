"""Section 2: protocol, weight, order and bag, and the dose they make."""

from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import Order
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from ui.views import wording
from ui.views.new_session.check_section import (
    check_button,
    check_section,
    checking_next,
    is_checking,
    unchecked,
)
from ui.views.new_session.dose_limits import dose_questions
from ui.views.new_session.dose_order import dose_faults, is_weighed, ordered_dose
from ui.views.new_session.dose_places import Place, fields, places, prompt
from ui.views.new_session.dose_summary import summary
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.dose_view import DoseSectionView, SectionVerdict
from ui.views.new_session.dose_working import agreement, working_view
from ui.views.new_session.known import Known, count_of
from ui.views.new_session.parts import (
    NOTHING,
    Act,
    ButtonView,
    Fault,
    FieldView,
    field,
    first_told,
)
from ui.views.new_session.protocol_words import protocol_and_approval
from ui.views.new_session.weight import (
    chart_weight,
    is_weight_asked,
    is_weight_charted,
    leave_weight,
    weight_faults,
    weight_field,
    weight_question,
)

_ORDERED = "ordered"
_GO_ON = Act(focus="set")


def dose_section(known: Known) -> DoseSectionView:
    session = known.session
    if session is not None and is_checking(known):
        return check_section(known, session)
    weight = session.weight if session else None
    standing = standing_dose(known)
    faults = (
        *told_weight_faults(known),
        *dose_faults(known, None if weight is None else weight.kg),
    )
    message, verdict = _message(known, faults)
    main = _main(known, standing)
    return DoseSectionView(
        note=protocol_and_approval(
            known.protocol,
            known.approved,
            known.zone,
            is_verified=known.is_approval_verified,
        ),
        source=f"Limits of the dose: {known.protocol.dose.source}",
        summary=summary(known),
        is_open=session is not None,
        fields=(
            weight_field(known),
            *(_place(known, place, faults, standing) for place in places(known)),
        ),
        working=working_view(
            weight.kg if weight else None,
            typed_dose(known.draft),
            known.protocol,
        ),
        message=message,
        verdict=verdict,
        main=main,
        other=check_button(known) if standing else None,
        weight_enter=chart_weight(known, session) if session else NOTHING,
        dose_enter=_GO_ON if standing else main.act if main.is_on else NOTHING,
        weight_left=leave_weight(known, session) if session else NOTHING,
    )


def told_weight_faults(known: Known) -> tuple[Fault, ...]:
    """A weight that no dose is worked from may be missing, but not be wrong."""
    is_needed = is_weighed(known.protocol.dose) or bool(known.draft.text("weight"))
    return weight_faults(known) if is_needed else ()


def _main(known: Known, standing: Order | None) -> ButtonView:
    session = known.session
    return ButtonView(
        words="Dose charted" if standing else "Chart dose",
        key="Enter",
        act=_chart_dose(known, session) if session else NOTHING,
        is_on=session is not None and not known.is_saving and standing is None,
    )


def _place(
    known: Known,
    place: Place,
    faults: tuple[Fault, ...],
    charted: Order | None,
) -> FieldView:
    id_, label, note = place
    shown = field(known.draft, id_, label, faults=faults, note=note)
    if shown.verdict == "refused":
        return shown
    asked = next((q.text for q in _asked(known) if q.field == id_), "")
    if charted is not None:
        return replace(shown, note=asked or note, verdict="agreed")
    if asked and known.draft.kept == _signature(known):
        return replace(shown, note=asked, verdict="challenged")
    return shown


def standing_dose(known: Known) -> Order | None:
    """The charted dose, where it is what stands in the fields."""
    session = known.session
    if session is None or session.order is None:
        return None
    kg = None if session.weight is None else session.weight.kg
    if kg is None and is_weighed(known.protocol.dose):
        return None
    return session.order if ordered_dose(known, kg) == session.order else None


def _chart_dose(known: Known, session: Session) -> Act:
    draft = known.draft
    weight, told = session.weight, ("weight", *fields(known))
    if _is_weight_due(known):
        act = chart_weight(known, session)
        is_refused = bool(weight_faults(known))
        return replace(act, draft=draft.tell(told)) if is_refused else act
    ordered = ordered_dose(known, None if weight is None else weight.kg)
    if isinstance(ordered, Refusal):
        return Act(draft=draft.tell(told), focus=_focus(known, ordered))
    if ordered == session.order:
        return NOTHING
    asked = _asked(known)
    if asked and draft.kept != _signature(known):
        # In the field that is asked about, so that what is typed takes its place.
        places_asked = {question.field for question in asked}
        first = next(place for place in fields(known) if place in places_asked)
        return Act(draft=draft.asked(_signature(known)), focus=first)
    count = count_of(session, type(ordered))
    anew = unchecked(draft.settled())
    to_check = checking_next(known, anew)
    return Act(
        draft=to_check or anew,
        command=Chart(
            id=draft.id_for(f"dose {count} of {session.id}"),
            stream_id=session.id,
            at=known.now,
            fact=ordered,
        ),
        focus="lot" if to_check else "set",
    )


def _is_weight_due(known: Known) -> bool:
    """Whether the weight is to be charted first, from what stands in its field."""
    if not is_weighed(known.protocol.dose) and not known.draft.text("weight"):
        return False
    return not is_weight_charted(known)


def _focus(known: Known, refusal: Refusal) -> str:
    known_fields = fields(known)
    return refusal.field if refusal.field in known_fields else known_fields[-1]


def _asked(known: Known) -> tuple[Question, ...]:
    weight = known.session.weight if known.session else None
    kg = None if weight is None else weight.kg
    return dose_questions(typed_dose(known.draft), kg, known.protocol.dose)


def _signature(known: Known) -> str:
    """What the fields hold, so that a change asks anew."""
    return "|".join(known.draft.text(id_) for id_ in fields(known))


def _message(known: Known, faults: tuple[Fault, ...]) -> tuple[str, SectionVerdict]:
    draft, session = known.draft, known.session
    if session is None:
        return "", "none"
    refusal = first_told(draft, faults)
    if refusal is not None and refusal.field in ("weight", *fields(known)):
        return refusal.sentence, "refused"
    if standing_dose(known) is not None and not is_weight_asked(known):
        return _charted_words(known), "none"
    question = _question(known, session)
    if question:
        return question, "challenged"
    return prompt(known), "none"


def _question(known: Known, session: Session) -> str:
    draft, weight, before = known.draft, session.weight, session.dosed_at_kg
    if is_weight_asked(known):
        return weight_question(known)
    if draft.kept and draft.kept == _signature(known):
        return f"{_in_question(known)}. Enter again keeps it"
    if before is not None and weight is not None:
        worked = f"The dose was worked out for {wording.amount(before, 'kg')}"
        now = f"the weight is now {wording.amount(weight.kg, 'kg')}"
        return f"{worked}, {now}. Chart the dose again"
    return ""


def _unlike(known: Known) -> str:
    """What is unusual under this protocol, by the labels of the fields."""
    labels = {id_: label.partition(",")[0].lower() for id_, label, _ in places(known)}
    labels |= {"minutes": "duration"}
    asked = [labels[q.field] for q in _asked(known) if q.field != _ORDERED]
    return f"Not as the protocol has it: {wording.listed(asked)}" if asked else ""


def _in_question(known: Known) -> str:
    """The order that is off its working, then what is unlike the protocol."""
    order = [f"Order: {q.text}" for q in _asked(known) if q.field == _ORDERED]
    unlike = _unlike(known)
    return ". ".join([*order, *([unlike] if unlike else [])])


def _charted_words(known: Known) -> str:
    ordered = known.session.dosing.ordered if known.session else None
    at = "" if ordered is None else f" {known.clock(ordered.at)}"
    dose = None if ordered is None else ordered.order
    words = (
        f"Dose charted{at}"
        if dose is None
        else (f"Dose charted{at}, {agreement(dose)}")
    )
    unlike = _unlike(known)
    return f"{words}. Kept though {unlike[:1].lower()}{unlike[1:]}" if unlike else words
