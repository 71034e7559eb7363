"""Section 2: protocol, weight, order and bag, and the dose they make."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import DoseOrdered
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from monitor.protocol.doses import infusion_of
from ui.views import wording
from ui.views.new_session.dose_limits import dose_questions
from ui.views.new_session.dose_order import dose_faults, ordered_dose
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.dose_working import WorkingView, agreement, working_view
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known, count_of, latest
from ui.views.new_session.parts import (
    NOTHING,
    Act,
    ButtonView,
    Fault,
    FieldView,
    field,
    first_told,
)
from ui.views.new_session.protocol_words import approval_words, protocol_words
from ui.views.new_session.weight import (
    chart_weight,
    is_weight_asked,
    is_weight_charted,
    leave_weight,
    weight_faults,
    weight_field,
    weight_question,
)

_PLACES = (
    ("mg_per_kg", "Dose, mg/kg", "from the order"),
    ("ordered", "Ordered, mg", "from the order"),
    ("ordered_by", "Ordered by", "unverified"),
    ("stock", "Stock, mg/mL", "from the vial"),
    ("bag_ml", "Bag, mL", "from the bag"),
    ("bag_mg", "In the bag, mg", "from its label"),
    ("minutes", "Over, min", "from the order"),
)
_ORDERED = "ordered"
SectionVerdict = Literal["none", "refused", "challenged"]
_FIELDS = tuple(id_ for id_, _, _ in _PLACES)
_GO_ON = Act(focus="set")
_ALL = ("weight", *_FIELDS)


class DoseSectionView(Struct, frozen=True, kw_only=True):
    """Section 2 as shown. Enter in the weight charts the weight, elsewhere the dose.

    Once the dose is charted, ``dose_enter`` goes on to the baseline. ``weight_left`` is
    what leaving the weight does, ``summary`` the section in one line, ``source`` where
    the protocol has its limits from.
    """

    note: str
    source: str
    summary: str
    is_open: bool
    fields: tuple[FieldView, ...]
    working: WorkingView
    message: str
    verdict: SectionVerdict
    main: ButtonView
    weight_enter: Act = NOTHING
    dose_enter: Act = NOTHING
    weight_left: Act = NOTHING


def dose_section(known: Known) -> DoseSectionView:
    session = known.session
    weight = session.weight if session else None
    standing = standing_dose(known)
    faults = (
        *weight_faults(known),
        *dose_faults(known, None if weight is None else weight.kg),
    )
    message, verdict = _message(known, faults)
    main = _main(known, standing)
    return DoseSectionView(
        note=f"{protocol_words(known.protocol)}, {approval_words(known.protocol)}",
        source=f"Limits of the dose: {known.protocol.dose.source}",
        summary=_summary(session),
        is_open=session is not None,
        fields=(
            weight_field(known),
            *(_place(known, place, faults, standing) for place in _PLACES),
        ),
        working=working_view(
            weight.kg if weight else None,
            typed_dose(known.draft),
            known.protocol.drug,
            known.protocol.charting.ordered_within_percent,
        ),
        message=message,
        verdict=verdict,
        main=main,
        weight_enter=chart_weight(known, session) if session else NOTHING,
        dose_enter=_GO_ON if standing else main.act if main.is_on else NOTHING,
        weight_left=leave_weight(known, session) if session else NOTHING,
    )


def _main(known: Known, standing: DoseOrdered | None) -> ButtonView:
    session = known.session
    return ButtonView(
        words="Dose charted" if standing else "Chart dose",
        key="Enter",
        act=_chart_dose(known, session) if session else NOTHING,
        is_on=session is not None and not known.is_saving and standing is None,
    )


def _place(
    known: Known,
    place: tuple[str, str, str],
    faults: tuple[Fault, ...],
    charted: DoseOrdered | None,
) -> FieldView:
    id_, label, note = place
    shown = field(known.draft, id_, label, faults=faults, note=note)
    if shown.verdict == "refused":
        return shown
    asked = next((q.text for q in _asked(known) if q.field == id_), "")
    if charted is not None:
        return replace(shown, note=asked or note, verdict="agreed")
    if asked and known.draft.kept == _signature(known.draft):
        return replace(shown, note=asked, verdict="challenged")
    return shown


def standing_dose(known: Known) -> DoseOrdered | None:
    """The charted dose, where it is what stands in the fields."""
    session = known.session
    if session is None or session.dose is None or session.weight is None:
        return None
    same = ordered_dose(known, session.weight.kg) == session.dose
    return session.dose if same else None


def _chart_dose(known: Known, session: Session) -> Act:
    draft = known.draft
    weight = session.weight
    if weight is None or not is_weight_charted(known):
        act = chart_weight(known, session)
        is_refused = bool(weight_faults(known))
        return replace(act, draft=draft.tell(_ALL)) if is_refused else act
    ordered = ordered_dose(known, weight.kg)
    if isinstance(ordered, Refusal):
        return Act(draft=draft.tell(_ALL), focus=_focus(ordered))
    if ordered == session.dose:
        return NOTHING
    if _asked(known) and draft.kept != _signature(draft):
        return Act(draft=draft.asked(_signature(draft)))
    count = count_of(session, DoseOrdered)
    return Act(
        draft=draft.settled(),
        command=Chart(
            id=draft.id_for(f"dose {count} of {session.id}"),
            stream_id=session.id,
            at=known.now,
            fact=ordered,
        ),
        focus="set",
    )


def _focus(refusal: Refusal) -> str:
    return refusal.field if refusal.field in _FIELDS else "bag_mg"


def _asked(known: Known) -> tuple[Question, ...]:
    weight = known.session.weight if known.session else None
    kg = None if weight is None else weight.kg
    return dose_questions(typed_dose(known.draft), kg, infusion_of(known.protocol.dose))


def _signature(draft: NewSessionDraft) -> str:
    """What the fields hold, so that a change asks anew."""
    return "|".join(draft.text(id_) for id_ in _FIELDS)


def _message(known: Known, faults: tuple[Fault, ...]) -> tuple[str, SectionVerdict]:
    draft, session = known.draft, known.session
    if session is None:
        return "", "none"
    refusal = first_told(draft, faults)
    if refusal is not None and refusal.field in _ALL:
        return refusal.sentence, "refused"
    if standing_dose(known) is not None and not is_weight_asked(known):
        return _charted_words(known), "none"
    question = _question(known, session)
    if question:
        return question, "challenged"
    return "Type weight, order and bag labels. Enter charts the dose", "none"


def _question(known: Known, session: Session) -> str:
    draft, weight, before = known.draft, session.weight, session.dosed_at_kg
    if is_weight_asked(known):
        return weight_question(known)
    if draft.kept and draft.kept == _signature(draft):
        return f"{_in_question(known)}. Enter again keeps it"
    if before is not None and weight is not None:
        worked = f"The dose was worked out for {wording.amount(before, 'kg')}"
        now = f"the weight is now {wording.amount(weight.kg, 'kg')}"
        return f"{worked}, {now}. Chart the dose again"
    return ""


def _unlike(known: Known) -> str:
    """What is unusual under this protocol, by the labels of the fields."""
    labels = {id_: label.partition(",")[0].lower() for id_, label, _ in _PLACES}
    labels |= {"minutes": "duration"}
    asked = [labels[q.field] for q in _asked(known) if q.field != _ORDERED]
    return f"Not as the protocol has it: {wording.listed(asked)}" if asked else ""


def _in_question(known: Known) -> str:
    """The order that is off its working, then what is unlike the protocol."""
    order = [f"Order: {q.text}" for q in _asked(known) if q.field == _ORDERED]
    unlike = _unlike(known)
    return ". ".join([*order, *([unlike] if unlike else [])])


def _charted_words(known: Known) -> str:
    fact = latest(known.session, DoseOrdered)
    at = "" if fact is None else f" {known.clock(fact.effective_at)}"
    dose = known.session.dose if known.session else None
    words = (
        f"Dose charted{at}"
        if dose is None
        else (f"Dose charted{at}, {agreement(dose)}")
    )
    unlike = _unlike(known)
    return f"{words}. Kept though {unlike[:1].lower()}{unlike[1:]}" if unlike else words


def _summary(session: Session | None) -> str:
    """The section in one line, where it is folded."""
    if session is None:
        return "opens with the session"
    if session.weight is None:
        return "weight not charted"
    weight = wording.amount(session.weight.kg, "kg")
    if session.dose is None:
        return f"{weight}, dose not charted"
    dose = session.dose
    return (
        f"{weight}, {wording.amount(dose.mg, 'mg')} in "
        f"{wording.amount(dose.infuse_ml, 'mL')} at "
        f"{wording.amount(dose.rate_ml_per_hour, 'mL/h')}"
    )
