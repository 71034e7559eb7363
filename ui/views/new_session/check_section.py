"""Section 2 while the dose is checked: lot, expiry, and what a second person finds.

The results of the working are not shown until that person has charted theirs.
"""

from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import (
    DevicesOrdered,
    DoseChecked,
    DoseOrdered,
    DrugPrepared,
    InjectionOrdered,
    Order,
)
from monitor.chart.second_check import agrees, figures_of, found_by
from monitor.chart.session import Session
from monitor.protocol.preparing import disagreement
from ui.views import wording
from ui.views.new_session.check_typed import (
    CHECKER,
    LOT,
    check_faults,
    figure_parts,
    lot_faults,
    part_of,
    typed_check,
    typed_lot,
)
from ui.views.new_session.dose_summary import summary
from ui.views.new_session.dose_typed import typed_dose
from ui.views.new_session.dose_view import DoseSectionView, SectionVerdict
from ui.views.new_session.dose_working import StepView, WorkingView, working_view
from ui.views.new_session.draft import CHECKING, DOSE_STAGE, NewSessionDraft
from ui.views.new_session.known import Known, count_of
from ui.views.new_session.parts import (
    Act,
    ButtonView,
    Fault,
    FieldView,
    field,
    first_told,
)
from ui.views.new_session.protocol_words import protocol_and_approval

_HIDDEN = "second check under way"
_PROMPT = (
    "A second person works the dose out and types what they find; "
    "results are shown once that is charted"
)
_WIDTH, _WIDER = 5, {"expiry": 6, CHECKER: 8}
_LABELS = {
    "lot": ("Lot", "from the label"),
    "expiry": ("Expiry", "31-Jan-2027, or 01-2027"),
    CHECKER: ("Checked by", "a second person"),
    "check_ml": ("Volume, mL", "worked out by them"),
    "check_rate_ml_per_hour": ("Rate, mL/h", "worked out by them"),
    "check_devices": ("Devices", "counted by them"),
    "check_mg": ("Dose, mg", "read by them"),
}


def is_checking(known: Known) -> bool:
    is_ordered = known.session is not None and known.session.order is not None
    return is_ordered and known.draft.pick(DOSE_STAGE) == CHECKING


def check_button(known: Known) -> ButtonView:
    """The way from the charted order to its check."""
    draft = known.draft.picked(DOSE_STAGE, CHECKING)
    return ButtonView(words="Lot, second check", act=Act(draft=draft, focus="lot"))


def checking_next(known: Known, draft: NewSessionDraft) -> NewSessionDraft | None:
    """Where the protocol wants lot or check, charting the order leads there."""
    dose = known.protocol.dose
    if not (dose.lot_needed or dose.second_check_needed):
        return None
    return draft.picked(DOSE_STAGE, CHECKING)


def unchecked(draft: NewSessionDraft) -> NewSessionDraft:
    """A new order is worked out anew: nothing stands there to be taken over."""
    texts = {f: t for f, t in draft.texts.items() if not f.startswith("check_")}
    return replace(draft, texts=texts)


def check_section(known: Known, session: Session) -> DoseSectionView:
    order = session.order
    if order is None:
        raise AssertionError("Nothing is checked before it is ordered.")
    faults = (*_told_lot_faults(known), *check_faults(known, order))
    message, verdict = _message(known, session, faults)
    act = _chart(known, session, order)
    back = known.draft.picked(DOSE_STAGE, "")
    is_shown = session.dosing.check is not None
    fields = tuple(
        _place(known, session, part, faults)
        for part in (*LOT, CHECKER, *figure_parts(order))
    )
    return DoseSectionView(
        note=protocol_and_approval(
            known.protocol,
            known.approved,
            known.zone,
            is_verified=known.is_approval_verified,
        ),
        source=f"Limits of the dose: {known.protocol.dose.source}",
        summary=summary(known) if is_shown else _HIDDEN,
        is_open=True,
        fields=fields,
        begin=next((f.id for f in fields if f.verdict != "agreed"), ""),
        working=_working(known, session) if is_shown else _given(order),
        message=message,
        verdict=verdict,
        main=ButtonView(
            words="Chart lot" if _is_lot_next(known, session) else "Chart check",
            key="Enter",
            act=act,
            is_on=not known.is_saving and act.command is not None,
        ),
        other=ButtonView(words="Back to order", act=Act(draft=back, focus="ordered")),
        dose_enter=act,
    )


def _working(known: Known, session: Session) -> WorkingView:
    weight = None if session.weight is None else session.weight.kg
    return working_view(weight, typed_dose(known.draft), known.protocol)


def _given(order: Order) -> WorkingView:
    """What the second person works from; no result is among it."""
    return WorkingView(title="For the second check", steps=_from_the_order(order))


def _from_the_order(order: Order) -> tuple[StepView, ...]:
    mg = StepView(asks="ordered", result=wording.amount(order.mg, "mg"))
    match order:
        case DoseOrdered():
            return (
                _weighed(order),
                mg,
                StepView(
                    asks="bag",
                    result=wording.amount(order.bag_ml, "mL"),
                    beside=f"with {wording.amount(order.bag_mg, 'mg')}",
                    note=f"stock {wording.amount(order.stock_mg_per_ml, 'mg/mL')}",
                ),
                StepView(asks="over", result=f"{order.minutes}min"),
            )
        case InjectionOrdered():
            strength = wording.amount(order.stock_mg_per_ml, "mg/mL")
            stock = StepView(asks="stock", result=strength)
            return (_weighed(order), mg, stock)
        case DevicesOrdered():
            each = wording.amount(order.mg_per_device, "mg")
            return (mg, StepView(asks="a device", result=each))
        case _:
            return (replace(mg, result="from the order", beside=order.route),)


def _weighed(order: DoseOrdered | InjectionOrdered) -> StepView:
    per_kg = wording.amount(order.mg_per_kg, "mg/kg")
    kg = wording.amount(order.weight_kg, "kg")
    return StepView(asks="weight", result=kg, beside=per_kg)


def _told_lot_faults(known: Known) -> tuple[Fault, ...]:
    """A lot that this protocol does not want may be left out, not be half there."""
    is_typed = any(known.draft.text(part) for part in LOT)
    return lot_faults(known) if is_typed or known.protocol.dose.lot_needed else ()


def _place(
    known: Known, session: Session, part: str, faults: tuple[Fault, ...]
) -> FieldView:
    label, note = _LABELS[part]
    shown = replace(
        field(known.draft, part, label, faults=faults, note=note),
        stretch=_WIDER.get(part, _WIDTH),
    )
    order = session.order
    if shown.verdict == "refused" or order is None:
        return shown
    if part in LOT:
        lot = typed_lot(known, order)
        is_charted = lot is not None and lot == session.dosing.prepared
    else:
        check = typed_check(known, order)
        is_charted = check is not None and check == session.dosing.check
    if not is_charted:
        return shown
    is_unlike = part in _unlike_parts(session.dosing.check, order)
    return replace(shown, verdict="challenged" if is_unlike else "agreed")


def _unlike_parts(check: DoseChecked | None, order: Order) -> tuple[str, ...]:
    """The fields of what the second person came to otherwise than the order."""
    if check is None:
        return ()
    found = found_by(check)
    wanted = figures_of(order).items()
    return tuple(part_of(field) for field, of in wanted if found.get(field) != of)


def _is_lot_next(known: Known, session: Session) -> bool:
    """Whether Enter charts the lot; the check is charted by the Enter after it."""
    if _told_lot_faults(known) or session.order is None:
        return True
    lot = typed_lot(known, session.order)
    return lot is not None and lot != session.dosing.prepared


def _chart(known: Known, session: Session, order: Order) -> Act:
    """The lot first, then the check; with nothing left, on to the baseline."""
    draft, dosing = known.draft, session.dosing
    if _told_lot_faults(known):
        focus = _told_lot_faults(known)[0].field
        return Act(draft=draft.tell(LOT), focus=focus)
    lot = typed_lot(known, order)
    if lot is not None and lot != dosing.prepared:
        return _command(known, session, lot, CHECKER)
    parts = (CHECKER, *figure_parts(order))
    is_needed = known.protocol.dose.second_check_needed
    if dosing.check is None and not is_needed and not any(map(draft.text, parts)):
        return Act(focus="set")
    faults = check_faults(known, order)
    if faults:
        return Act(draft=draft.tell(parts), focus=faults[0].field)
    check = typed_check(known, order)
    if check is None or check == dosing.check:
        return Act(focus="set")
    return _command(known, session, check, parts[1])


def _command(
    known: Known, session: Session, fact: DrugPrepared | DoseChecked, focus: str
) -> Act:
    draft = known.draft
    what = f"{type(fact).__name__} {count_of(session, type(fact))} of {session.id}"
    return Act(
        draft=draft.settled(),
        command=Chart(
            id=draft.id_for(what), stream_id=session.id, at=known.now, fact=fact
        ),
        focus=focus,
    )


def _asked(known: Known, session: Session) -> str:
    """What the next Enter does, where the lot is charted and the check is not."""
    lot, order = session.dosing.prepared, session.order
    if lot is None or order is None or _is_lot_next(known, session):
        return _PROMPT
    is_whole = not check_faults(known, order)
    return f"Lot {lot.lot} charted. {'Enter charts the check' if is_whole else _PROMPT}"


def _message(
    known: Known, session: Session, faults: tuple[Fault, ...]
) -> tuple[str, SectionVerdict]:
    refusal = first_told(known.draft, faults)
    if refusal is not None:
        return refusal.sentence, "refused"
    check, order = session.dosing.check, session.order
    if check is None or order is None:
        return _asked(known, session), "none"
    if agrees(check, order):
        return f"{check.checker} came to the same. Enter goes on", "none"
    unlike = disagreement(session)
    return f"The second check does not agree: {unlike}. Amend one of them", "refused"
