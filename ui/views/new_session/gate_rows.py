"""The gates before the start as rows: evidence, fields to answer, ways out."""

from msgspec.structs import replace

from monitor.chart.commands import Chart
from monitor.chart.kinds import GateAnswered, GateFact, GateOverridden
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.protocol.answers import asked_by, flags_of, told_value
from monitor.protocol.gate_state import GateState
from monitor.protocol.gate_tables import Ask, Gate
from monitor.protocol.gates import gates
from ui.views import wording
from ui.views.new_session.draft import NewSessionDraft
from ui.views.new_session.gate_hints import digits_of, hint_of
from ui.views.new_session.gate_parts import GatePart, GateRowView
from ui.views.new_session.gate_typing import (
    Typed,
    answers_of,
    count_answers,
    field_id,
    override_id,
    read_answer,
    why_id,
)
from ui.views.new_session.known import Known
from ui.views.new_session.parts import (
    Act,
    ButtonView,
    FieldView,
    Mark,
    fault_of,
    field,
)

_MARKS: dict[str, Mark] = {
    "met": "met",
    "not met": "not met",
    "waiting": "waiting",
    "overridden": "overridden",
    "not applicable": "not applicable",
}
_PRESCRIBER, _REASON = "prescriber", "reason"
_REVIEW = "listed for review"


def gate_rows(known: Known) -> tuple[GateRowView, ...]:
    """One row for each gate of the protocol; before the session is open they wait."""
    session = known.session
    if session is None:
        return tuple(
            GateRowView(
                gate=gate.id,
                title=gate.label,
                mark="waiting",
                evidence="once the session is open",
                by="",
            )
            for gate in known.protocol.gates
            if gate.phase == "start"
        )
    states = gates(known.protocol, session, "start", known.now)
    return tuple(_row(known, session, state) for state in states)


def _row(known: Known, session: Session, state: GateState) -> GateRowView:
    gate = state.gate
    count = count_answers(session, gate.id)
    answer = None if gate.computed else _answer(known, session, state, count)
    is_off = known.is_saving
    none = why = None
    if gate.may_not_apply and state.standing != "not applicable":
        act = _not_applicable(known, session, gate)
        why = _why(known, gate, act) if gate.asks_why else None
        none = ButtonView(words="Not applicable", key="N", act=act, is_on=not is_off)
    return GateRowView(
        gate=gate.id,
        title=gate.label,
        mark=_MARKS[state.standing],
        evidence=wording.spelled(_evidence(state)),
        by=_by(known, session, state),
        version=count,
        answer=answer,
        override=_override(known, session, state) if state.blocks else None,
        none=none,
        why=why,
    )


def _not_applicable(known: Known, session: Session, gate: Gate) -> Act:
    """At once, or with the reason that the protocol asks for."""
    draft, why = known.draft, why_id(gate.id)
    note = draft.text(why) if gate.asks_why else ""
    if gate.asks_why and not note:
        return Act(draft=draft.tell([why]), focus=why)
    fact = GateAnswered(gate=gate.id, not_applicable=True, note=note)
    return _charting(known, session, fact)


def _why(known: Known, gate: Gate, act: Act) -> GatePart:
    """The reason that opens once it is said not to apply."""
    id_ = why_id(gate.id)
    words = f"Record {gate.label[:1].lower()}{gate.label[1:]} not applicable"
    return GatePart(
        fields=(_plain(known.draft, id_, "Why not applicable", "", stretch=3),),
        main=ButtonView(words=words, key="", act=act, is_on=not known.is_saving),
        has_text=bool(known.draft.text(id_)),
    )


def _evidence(state: GateState) -> str:
    words = state.judged.evidence
    if state.standing == "waiting" and state.judged.beyond:
        words = state.judged.why
    if not words:
        words = state.judged.why
    if state.standing == "overridden" and state.override is not None:
        given = state.override.overridden
        return f"{words}; {given.prescriber} (unverified): {given.reason}"
    return words


def _by(known: Known, session: Session, state: GateState) -> str:
    if state.standing == "overridden":
        at = "" if state.at is None else known.clock(state.at)
        return f"overridden {at}".strip()
    if state.is_unmet:
        return "not met" if state.standing == "not met" else ""
    if state.by is None or state.at is None:
        return "from baseline"
    name = wording.initials(session.name_of(state.by))
    return f"{name} {known.clock(state.at)}".strip()


def _answer(known: Known, session: Session, state: GateState, count: int) -> GatePart:
    typed = _typed(known, state, count)
    label = state.gate.label
    faults = [t.value for t in typed if isinstance(t.value, Refusal)]
    missing = [t for t in typed if t.value is None and not t.ask.optional]
    fields = tuple(_field(known, t) for t in typed)
    if faults or missing:
        bad = [t.id for t in typed if isinstance(t.value, Refusal)]
        focus = (bad or [t.id for t in missing])[0]
        act = Act(draft=known.draft.tell(t.id for t in typed), focus=focus)
    else:
        answers = answers_of(typed)
        flags = flags_of(state.gate, answers)
        fact = GateAnswered(gate=state.gate.id, answers=answers, flags=flags)
        act = _charting(known, session, fact)
    refusal = known.draft.refusal
    is_mine = refusal is not None and refusal.field in {t.id for t in typed}
    return GatePart(
        fields=fields,
        main=ButtonView(
            words=f"Record {label[:1].lower()}{label[1:]}"
            if label[1:2].islower()
            else f"Record {label}",
            key="C",
            act=act,
            is_on=not known.is_saving,
        ),
        message=refusal.sentence if refusal is not None and is_mine else "",
        is_refused=is_mine,
        has_text=any(known.draft.text(t.id) for t in typed),
    )


def _typed(known: Known, state: GateState, count: int) -> tuple[Typed, ...]:
    """The fields that are asked by now; a yes asks for more."""
    found: list[Typed] = []
    values: dict[str, str] = {}
    for ask in state.gate.asks:
        if ask not in asked_by(state.gate, values):
            continue
        one = _typed_one(known, state, ask, count)
        if isinstance(one.value, str):
            values[ask.id] = one.value
        found.append(one)
    return tuple(found)


def _typed_one(known: Known, state: GateState, ask: Ask, count: int) -> Typed:
    before = None if state.answered is None else state.answered.value(ask.id)
    id_ = field_id(state.gate.id, ask.id, count)
    told = "" if before is None else told_value(ask, before, known.now, known.zone)
    text = known.draft.texts.get(id_, told)
    value = read_answer(ask, text, before, known.now, known.zone)
    return Typed(ask=ask, id=id_, text=text, value=value)


def _field(known: Known, typed: Typed) -> FieldView:
    draft, value = known.draft, typed.value
    note, is_refused = hint_of(typed.ask), False
    if isinstance(value, Refusal):
        if draft.is_told(typed.id):
            note, is_refused = wording.sentence(value.why), True
    elif value is None and typed.id in draft.tried and not typed.ask.optional:
        note, is_refused = "missing", True
    elif value is not None and typed.ask.kind in ("yes_no", "choice", "date", "time"):
        told = told_value(typed.ask, value, known.now, known.zone)
        note = f"is {told}" if told != typed.text.strip() else note
    refused = fault_of(draft, typed.id, ())
    if refused is not None:
        note, is_refused = refused.note, True
    return FieldView(
        id=typed.id,
        label=typed.ask.label,
        text=typed.text,
        note=note,
        verdict="refused" if is_refused else "none",
        stretch=2 if typed.ask.kind in ("text", "name") else 1,
        answers=("y", "n") if typed.ask.kind == "yes_no" else (),
        digits=digits_of(typed.ask),
    )


def _override(known: Known, session: Session, state: GateState) -> GatePart:
    gate = state.gate
    draft = known.draft
    ids = {part: override_id(gate.id, part) for part in (_PRESCRIBER, _REASON)}
    missing = [id_ for id_ in ids.values() if not draft.text(id_)]
    if missing:
        act = Act(draft=draft.tell(ids.values()), focus=missing[0])
    else:
        fact = GateOverridden(
            gate=gate.id,
            prescriber=draft.text(ids[_PRESCRIBER]),
            reason=draft.text(ids[_REASON]),
            shown=state.judged.evidence or state.judged.why,
            values=state.overridable,
        )
        act = _charting(known, session, fact)
    refusal = draft.refusal
    is_mine = refusal is not None and refusal.field in {*ids.values(), None}
    return GatePart(
        fields=(
            _plain(draft, ids[_PRESCRIBER], "Prescriber", "name, unverified"),
            _plain(draft, ids[_REASON], "Reason", _REVIEW, stretch=3),
        ),
        main=ButtonView(
            words="Record override", key="", act=act, is_on=not known.is_saving
        ),
        message=refusal.sentence if refusal is not None and is_mine else "",
        is_refused=is_mine,
        has_text=any(draft.text(id_) for id_ in ids.values()),
    )


def _plain(
    draft: NewSessionDraft, id_: str, label: str, note: str, stretch: int = 1
) -> FieldView:
    shown = replace(field(draft, id_, label, note=note), stretch=stretch)
    if id_ in draft.tried and not draft.text(id_):
        return replace(shown, note="missing", verdict="refused")
    return shown


def _charting(known: Known, session: Session, fact: GateFact) -> Act:
    count = count_answers(session, fact.gate)
    what = "override" if isinstance(fact, GateOverridden) else "answer"
    return Act(
        draft=known.draft.settled(),
        command=Chart(
            id=known.draft.id_for(f"{what} {fact.gate} {count}"),
            stream_id=session.id,
            at=known.now,
            fact=fact,
        ),
    )
