"""What the walk charts: sets, orders, doses, answers and endings, ready made."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from msgspec import structs

from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    AnyEndingFacts,
    Cancelled,
    Challenge,
    DevicesOrdered,
    Died,
    DoseChecked,
    DoseGiven,
    DoseOrdered,
    DrugPrepared,
    Ending,
    GateAnswered,
    InjectionOrdered,
    LeftUnseen,
    NotDone,
    ObservationsRecorded,
    Order,
    PatientDetails,
    Reading,
    ScoreRecorded,
    SessionClosed,
    Transferred,
    TreatmentGiven,
)
from monitor.chart.second_check import figures_of
from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.simulation.prelude import ALEX, prelude_of
from tests.dosing import DEVICES, INJECTION, ORAL
from tests.typed_sets import FIELDS

LINES = (
    "118/72 70 98 14 5 0 1 0 2",
    "120/74 72 97 15 5 0 0 0 0",
    "131/80 76 97 15 4 3 2 1 4",
    "165/102 88 97 16 5 2 4 2 6",
    "183/107 92 96 13 4 8 3 1 5",
    "205/95 80 97 14 5 0 1 0 3",
    "217/121 99 96 14 5 0 1 0 3",
    "118/72 145 97 14 5 0 1 0 2",
    "118/72 70 88 14 5 0 1 0 2",
    "84/50 45 93 9 3 7 7 3 8",
    "118/72 70 98 0 0 0 0 0 0",
    "118/72",
    "_ _ _ 98 14 5",
    "_ _ _ 91 10",
    "_ _ 70 -E 14 -D -D -D -D -R",
    "-R -R -R -R -R -A -A -A -A -A",
    "170/95 112 94 12 5 0 8 0 4",
)
"""Sets from calm to each kind of alarming, whole and partial, and zero throughout."""

WORSENING = LINES[5:7]
"""A pressure that alerts high, and one that is worse by a step."""

_REASONS: dict[str, NotDone] = {
    "-R": "refused",
    "-A": "asleep",
    "-E": "equipment",
    "-D": "not disturbed",
}


def observed(
    protocol: CareProtocol, line: str, challenge: Challenge | None
) -> ObservationsRecorded:
    """A line of the fields this protocol has, pain last; ``_`` leaves one out."""
    known = {spec.code for spec in protocol.charting.fields}
    words = zip((*FIELDS, "pain"), line.replace("/", " ").split(), strict=False)
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=code, not_done=_REASONS[word])
            if word in _REASONS
            else Reading(field=code, value=Decimal(word), challenge=challenge)
            for code, word in words
            if word != "_" and code in known
        )
    )


def order_of(protocol: CareProtocol) -> Order:
    """The protocol's usual order for a patient of 68.4 kg."""
    match protocol.charting.form:
        case "infusion":
            return prelude_of(ALEX, Decimal("68.4"), protocol).dose
        case "injection":
            return INJECTION
        case "devices":
            return DEVICES
        case "oral":
            return ORAL


def lot(order: Order) -> DrugPrepared:
    """Of the strength that was ordered."""
    stock = (
        order.stock_mg_per_ml
        if isinstance(order, DoseOrdered | InjectionOrdered)
        else None
    )
    return DrugPrepared(lot="K-2391", expiry=date(2027, 1, 31), stock_mg_per_ml=stock)


def second_check(order: Order) -> DoseChecked:
    figures = figures_of(order)
    return DoseChecked(
        checker="S. Lindqvist RN",
        ml=figures.get("ml"),
        rate_ml_per_hour=figures.get("rate_ml_per_hour"),
        devices=int(figures["devices"]) if "devices" in figures else None,
        mg=figures.get("mg"),
    )


def next_dose(session: Session, order: Order) -> DoseGiven:
    """The next device, or all that is ordered at once."""
    whole = DoseGiven(drug=order.drug, mg=order.mg, route=order.route)
    if not isinstance(order, DevicesOrdered):
        return whole
    number = len(session.doses) + 1
    return structs.replace(whole, mg=order.mg_per_device, device=number)


def spoilt(met: GateAnswered, which: int) -> GateAnswered:
    """An answer that lacks one of its parts, or has its opposite."""
    place = which % len(met.answers)
    answer = met.answers[place]
    turned = {"yes": "no", "no": "yes"}.get(answer.value)
    rest = (*met.answers[:place], *met.answers[place + 1 :])
    if turned is None:
        return structs.replace(met, answers=rest)
    return structs.replace(met, answers=(*rest, structs.replace(answer, value=turned)))


def ending(which: Ending, at: datetime) -> SessionClosed:
    facts: dict[Ending, AnyEndingFacts | None] = {
        "discharged": None,
        "transferred": Transferred(where="Ward 4", taken_over_by="Dr Ito"),
        "admitted": Admitted(where="Cardiology"),
        "against advice": AgainstAdvice(
            capacity_judged_by="Dr Meyer",
            risks_explained_by="A. Okafor RN",
            is_cannula_out=True,
        ),
        "left unseen": LeftUnseen(last_seen_at=at, told="Dr Meyer"),
        "cancelled": Cancelled(cause="fever"),
        "died": Died(died_at=at, confirmed_by="Dr Ito"),
    }
    return SessionClosed(
        ending=which,
        ready_at=at if which == "discharged" else None,
        left_at=None if which in ("left unseen", "died") else at,
        facts=facts[which],
    )


TREATMENT = TreatmentGiven(
    drug="ondansetron",
    dose="4 mg",
    route="intravenous",
    ordered_by="Dr Meyer",
    verbal_order_read_back=True,
)
SCORES = (
    ScoreRecorded(scale="acvpu", version="acvpu-2017", result="A"),
    ScoreRecorded(
        scale="phq9",
        version="phq9-en-US",
        items=(1, 2, 0, 3, 0, 1, 0, 0, 2),
        total=9,
        mode="self-report",
    ),
    ScoreRecorded(
        scale="phq9", version="phq9-en-US", items=(0,) * 9, total=0, mode="self-report"
    ),
)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def titled(whose: PatientDetails, title: str) -> PatientDetails:
    return structs.replace(whose, title=title)
