"""Section 2: protocol, weight, order and bag, and the dose they make."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import DoseOrdered
from monitor.chart.refusals import Question, Refusal
from monitor.chart.session import Session
from ui.views import wording
from ui.views.new_session.dose_limits import dose_questions
from ui.views.new_session.dose_order import ordered_dose
from ui.views.new_session.dose_typed import (
    AMOUNTS,
    typed_amount,
    typed_dose,
)
from ui.views.new_session.dose_working import WorkingView, working_view
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.known import Known, count_of, latest
from ui.views.new_session.parts import (
    NOTHING,
    Act,
    ButtonView,
    FieldView,
    field,
    told,
)
from ui.views.new_session.protocol_words import approval_words, protocol_words
from ui.views.new_session.weight import chart_weight, weight_field, weight_question

_PLACES = (
    ("mg_per_kg", "Dose, mg/kg", "from the order"),
    ("ordered", "Ordered, mg", "from the order"),
    ("ordered_by", "Ordered by", "unverified"),
    ("stock", "Stock, mg/mL", "from the vial"),
    ("bag_ml", "Bag, mL", "from the bag"),
    ("bag_mg", "In the bag, mg", "from its label"),
    ("minutes", "Over, min", "from the order"),
)
_FIELDS = tuple(id_ for id_, _, _ in _PLACES)
_NO_WEIGHT = Refusal(
    field="weight",
    what="The dose is not charted",
    why="the weight is missing",
    remedy="Type it first",
)


class DoseSectionView(Struct, frozen=True, kw_only=True):
    """Section 2 as shown. Enter in the weight charts the weight, elsewhere the dose.

    ``summary`` is the section in one line, ``source`` where the protocol has its
    limits from.
    """

    note: str
    source: str
    summary: str
    is_open: bool
    fields: tuple[FieldView, ...]
    working: WorkingView
    message: str
    verdict: Literal["none", "refused", "challenged"]
    main: ButtonView
    weight_enter: Act = NOTHING


def dose_section(known: Known) -> DoseSectionView:
    session = known.session
    weight = session.weight if session else None
    standing = _standing(known)
    message, verdict = _message(known)
    return DoseSectionView(
        note=f"{protocol_words(known.protocol)}, {approval_words(known.protocol)}",
        source=f"Limits of the dose: {known.protocol.dose.source}",
        summary=_summary(session),
        is_open=session is not None,
        fields=(weight_field(known), *(_place(known, p, standing) for p in _PLACES)),
        working=working_view(
            weight.kg if weight else None, typed_dose(known.draft), known.protocol.drug
        ),
        message=message,
        verdict=verdict,
        main=ButtonView(
            words="Dose charted" if standing else "Chart dose",
            key="Enter",
            act=_chart_dose(known, session) if session else NOTHING,
            is_on=session is not None and not known.is_saving and standing is None,
        ),
        weight_enter=chart_weight(known, session) if session else NOTHING,
    )


def _place(
    known: Known, place: tuple[str, str, str], charted: DoseOrdered | None
) -> FieldView:
    id_, label, note = place
    draft = known.draft
    shown = field(draft, id_, label, note=note)
    if shown.verdict == "refused":
        return shown
    if charted is not None:
        return replace(shown, verdict="agreed")
    if draft.kept and draft.kept == _signature(draft):
        for question in _asked(known):
            if question.field == id_:
                return replace(shown, note=question.text, verdict="challenged")
    if id_ in dict(AMOUNTS) and draft.text(id_) and id_ in draft.checked:
        amount = typed_amount(draft, id_)
        if isinstance(amount, Refusal):
            return replace(shown, note=told(amount), verdict="refused")
    return shown


def _standing(known: Known) -> DoseOrdered | None:
    """The charted dose, where it is what stands in the fields."""
    session = known.session
    if session is None or session.dose is None or session.weight is None:
        return None
    same = ordered_dose(known, session.weight.kg) == session.dose
    return session.dose if same else None


def _chart_dose(known: Known, session: Session) -> Act:
    draft = known.draft
    if session.weight is None:
        return Act(draft=draft.refused(_NO_WEIGHT), focus="weight")
    ordered = ordered_dose(known, session.weight.kg)
    if isinstance(ordered, Refusal):
        return Act(draft=draft.refused(ordered), focus=_focus(ordered))
    if ordered == session.dose:
        return NOTHING
    if _asked(known) and draft.kept != _signature(draft):
        return Act(draft=draft.asked(_signature(draft)))
    count = count_of(session, DoseOrdered)
    return Act(
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
    return dose_questions(typed_dose(known.draft), known.protocol.dose)


def _signature(draft: NewSessionDraft) -> str:
    """What the fields hold, so that a change asks anew."""
    return "|".join(draft.text(id_) for id_ in _FIELDS)


def _message(known: Known) -> tuple[str, Literal["none", "refused", "challenged"]]:
    draft, session = known.draft, known.session
    if session is None:
        return "", "none"
    refusal = draft.refusal
    if refusal is not None and refusal.field in (*_FIELDS, "weight"):
        return refusal.sentence, "refused"
    asked_weight = weight_question(known)
    if asked_weight and draft.kept == draft.text("weight"):
        return asked_weight, "challenged"
    if draft.kept and draft.kept == _signature(draft):
        labels = {id_: label for id_, label, _ in _PLACES}
        asked = [labels[q.field].partition(",")[0].lower() for q in _asked(known)]
        words = f"Not as the protocol has it: {wording.listed(asked)}"
        return f"{words}. Enter again keeps it", "challenged"
    weight = session.weight
    if session.dose and weight and session.dose.weight_kg != weight.kg:
        before = wording.amount(session.dose.weight_kg, "kg")
        now = wording.amount(weight.kg, "kg")
        words = f"The dose was worked out for {before}, the weight is now {now}"
        return f"{words}. Chart the dose again", "challenged"
    return _hint(known), "none"


def _hint(known: Known) -> str:
    fact = latest(known.session, DoseOrdered)
    if fact is not None and _standing(known) is not None:
        return f"Dose charted {known.clock(fact.effective_at)}, every step agrees"
    return "Type weight, order and bag labels. Enter charts the dose"


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
