"""An amendment tells both values of each field that it changed, wherever it is told."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args
from uuid import UUID

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from monitor.chart.commands import Amend
from monitor.chart.kinds import (
    Admitted,
    Amendable,
    Answer,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    DrugPrepared,
    EffectEnded,
    EffectRecorded,
    EmergencyStamped,
    FollowUpRecorded,
    GateAnswered,
    InfusionRecorded,
    LimitChanged,
    NoteRecorded,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    Subscore,
    Transcribed,
    TreatmentGiven,
    WasteRecorded,
    WeightRecorded,
)
from tests.charting.clinic import Clinic
from tests.desk import DOSE
from tests.dosing import DEVICES, INJECTION, ORAL
from tests.reports.exported import amend, retract, set_at
from ui.views.amended import changes
from ui.views.amended_fields import label_of
from ui.views.corrections import correction_lines
from ui.views.report.blocks import Run
from ui.views.report.build import report_view
from ui.views.report.scene import Scene
from ui.views.summary.text import summary_text

AT = datetime.fromisoformat("2026-03-14T13:41:00+00:00")
LATER = datetime.fromisoformat("2026-03-14T13:52:00+00:00")
THERE, OTHER = UUID(int=0x11111111 << 96), UUID(int=0x22222222 << 96)
FACTS: tuple[Amendable, ...] = (
    WeightRecorded(kg=Decimal("68.4"), typed="68.4", typed_unit="kg"),
    DOSE,
    INJECTION,
    DEVICES,
    ORAL,
    DrugPrepared(lot="K-1", expiry=date(2027, 1, 31), stock_mg_per_ml=Decimal(10)),
    DoseChecked(
        checker="B. Lee",
        ml=Decimal(35),
        rate_ml_per_hour=Decimal(52),
        devices=1,
        mg=Decimal(27),
    ),
    DoseGiven(drug="ketamine", mg=Decimal(30), route="IM", device=1, site="left"),
    DosesEnded(cause="asked to"),
    DoseDoubtful(cause="line", at_most_mg=Decimal(20), new_site="right hand"),
    WasteRecorded(ml=Decimal(5), mg=Decimal(6), witness="Olga Old"),
    OxygenRecorded(litres_per_minute=Decimal("2.5")),
    InfusionRecorded(
        step="paused",
        rate_ml_per_hour=Decimal(44),
        pump_ml=Decimal(12),
        cause="panic",
    ),
    EffectRecorded(
        code="DIZZ",
        grade=2,
        mode="asked",
        action="lay down",
        outcome="better",
        related="very likely",
        expected=True,
        serious=True,
    ),
    EffectEnded(effect=THERE, outcome="gone"),
    TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Old",
        verbal_order_read_back=True,
        response="none yet",
    ),
    NoteRecorded(
        text="first words", about=THERE, transcribed=Transcribed(observed_by="N. Old")
    ),
    SessionClosed(
        ending="admitted",
        ready_at=AT,
        left_at=AT,
        facts=Admitted(where="Ward 4"),
        note="went well",
    ),
    LimitChanged(rule="SBP-HIGH-3", limit=240, prescriber="Dr Old", reason="usual"),
    FollowUpRecorded(
        reached=True,
        effects="headache",
        sleep="badly",
        mood="low",
        drove=True,
        concerns="many",
    ),
    GateAnswered(
        gate="escort",
        answers=(Answer(ask="name", value="Hanna A."),),
        not_applicable=True,
        note="came late",
        flags=("looked odd",),
    ),
    EmergencyStamped(code="A", label="airway opened"),
    ScoreRecorded(
        scale="phq9",
        version="phq9-en-US",
        items=(1, 0, None),
        total=8,
        subscores=(Subscore(part="amnesia", value=2),),
        result="A",
        mode="interview",
        administered_by="R. Old",
    ),
    ScoreReviewed(score=THERE, by="Dr Old", outcome="low risk"),
)
_CHOSEN: dict[str, object] = {
    "typed_unit": "lb",
    "cause": "pump alarm",
    "step": "stopped",
    "mode": "observed",
    "related": "unlikely",
    "ending": "transferred",
    "code": "HEAD",
    "facts": Admitted(where="Ward 9"),
    "answers": (Answer(ask="name", value="Bert B."),),
    "subscores": (Subscore(part="amnesia", value=3),),
    "items": (1, 0, 2),
    "flags": ("looked odder",),
    "transcribed": Transcribed(observed_by="N. New"),
}


def _other(name: str, value: object) -> object:  # noqa: PLR0911  a line each
    if name in _CHOSEN:
        return _CHOSEN[name]
    match value:
        case bool():
            return not value
        case Decimal() | int():
            return value + 1
        case datetime():
            return LATER
        case date():
            return date(2028, 2, 29)
        case UUID():
            return OTHER
        case _:
            return f"new {value}"


def _cases() -> Iterator[tuple[Amendable, str]]:
    for fact in FACTS:
        for field in fields(fact):
            yield fact, field.name


def _leaves(value: object) -> Iterator[str]:  # noqa: C901, PLR0912  a line each
    """What has to be read of a value, whatever stands around it."""
    match value:
        case None:
            yield "\N{EN DASH}"
        case bool():
            yield "yes" if value else "no"
        case datetime():
            yield f"{value:%H:%M}"
        case date():
            yield f"{value:%d-%b-%Y}"
        case UUID():
            yield str(value)[:8]
        case tuple():
            for one in value:
                yield from _leaves(one)
        case Struct():
            for field in fields(value):
                yield from _leaves(getattr(value, field.name))
        case "DIZZ":
            yield "Dizziness"
        case "HEAD":
            yield "Headache"
        case _:
            yield str(value)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return Scene(Clinic().start().read)


def test_every_kind_but_a_set_is_here() -> None:
    here = {type(fact) for fact in FACTS}
    assert here == set(get_args(Amendable)) - {ObservationsRecorded}


@pytest.mark.parametrize(("fact", "name"), list(_cases()))
def test_both_values_of_each_field(fact: Amendable, name: str, scene: Scene) -> None:
    """Under a label of its own, the old one before the new one."""
    was = getattr(fact, name)
    for now in (_other(name, was), *((None,) if _can_be_none(fact, name) else ())):
        for old, new in ((was, now), (now, was)):
            before, after = (replace(fact, **{name: v}) for v in (old, new))
            (change,) = changes(before, after, scene.ledger)
            assert change.what == label_of(fact, name)[0]
            assert change.what
            assert [w for w in _leaves(old) if w not in change.was] == []
            assert [w for w in _leaves(new) if w not in change.now] == []


def _can_be_none(fact: Amendable, name: str) -> bool:
    field = next(f for f in fields(fact) if f.name == name)
    return type(None) in get_args(field.type)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_every_field_has_a_label(fact: Amendable) -> None:
    """Its own, so that two that changed at once are told apart."""
    told = [label_of(fact, field.name) for field in fields(fact)]
    assert len(set(told)) == len(told)


def _paper(clinic: Clinic) -> str:
    view = report_view(clinic.read, "A. Okafor RN", "0.1.0")
    return " ".join(_runs(view))


def _runs(value: Any) -> Iterator[str]:
    match value:
        case Run():
            yield value.text
        case tuple():
            for one in value:
                yield from _runs(one)
        case Struct():
            for name in value.__struct_fields__:
                yield from _runs(getattr(value, name))
        case _:
            return


@pytest.fixture(scope="module")
def amended() -> Clinic:
    """Each fact with an old word of its own in each of its fields."""
    clinic = Clinic().start()
    for minute, before, after in (
        (
            13,
            TreatmentGiven(
                drug="ondansetron",
                dose="4 mg",
                route="IV",
                ordered_by="Dr Oldorder",
                verbal_order_read_back=True,
                response="oldresponse",
            ),
            TreatmentGiven(
                drug="ondansetron",
                dose="8 mg",
                route="PO",
                ordered_by="Dr Neworder",
                verbal_order_read_back=False,
                response="newresponse",
            ),
        ),
        (
            15,
            EffectRecorded(
                code="DIZZ",
                grade=2,
                related="very likely",
                serious=True,
                expected=False,
            ),
            EffectRecorded(
                code="DIZZ", grade=2, related="unlikely", serious=False, expected=True
            ),
        ),
        (
            16,
            EffectRecorded(code="HEAD", grade=3, action="oldact", outcome="oldcome"),
            EffectRecorded(code="HEAD", grade=1, action="newact", outcome="newcome"),
        ),
        (
            17,
            WasteRecorded(ml=Decimal(5), witness="Olga Oldwitness"),
            WasteRecorded(ml=Decimal(5), witness="Nora Newwitness"),
        ),
    ):
        clinic.chart(minute, before)
        (fact,) = (f for f in clinic.read.session.facts if f.payload == before)
        amend(clinic, fact.id, after, f"reason {minute}")
    clinic.close(40)
    return clinic


LINES = (
    "Amended ondansetron: dose 4 mg → 8 mg, route IV → PO, ordered by Dr Oldorder → Dr"
    " Neworder, read back yes → no, response oldresponse → newresponse\n"
    "Amended Dizziness: related very likely → unlikely, expected no → yes,"
    " serious yes → no\n"
    "Amended Headache: grade 3 severe → 1 mild, action oldact → newact,"
    " outcome oldcome → newcome\n"
    "Amended waste: witness Olga Oldwitness → Nora Newwitness"
).splitlines()


@pytest.mark.parametrize("line", LINES)
def test_it_stands_in_the_summary_and_on_paper(amended: Clinic, line: str) -> None:
    assert line in summary_text(amended.read, "0.1.0")
    paper = " ".join(_paper(amended).split())
    assert " ".join(line.split()) in paper


def test_what_was_is_struck_on_paper(amended: Clinic) -> None:
    view = report_view(amended.read, "A. Okafor RN", "0.1.0")
    struck = {run.text for run in _all_runs(view) if run.is_struck}
    assert {"Dr Oldorder", "very likely", "oldcome", "Olga Oldwitness"} <= struck
    strong = "".join(run.text for run in _all_runs(view) if run.is_strong)
    assert "Nora Newwitness" in strong


def _all_runs(value: Any) -> Iterator[Run]:
    match value:
        case Run():
            yield value
        case tuple():
            for one in value:
                yield from _all_runs(one)
        case Struct():
            for name in value.__struct_fields__:
                yield from _all_runs(getattr(value, name))
        case _:
            return


def test_how_a_value_of_a_set_was_found() -> None:
    """Where the value stayed; and why there is none, where that was another reason."""
    clinic = Clinic().start()
    before = ObservationsRecorded(
        readings=(
            Reading(field="hr", not_done="refused"),
            Reading(field="distress", value=Decimal(3), mode="asked"),
        )
    )
    clinic.chart(10, before)
    after = ObservationsRecorded(
        readings=(
            Reading(field="hr", not_done="asleep"),
            Reading(field="distress", value=Decimal(3), mode="observed"),
        )
    )
    amend(clinic, set_at(clinic, 10), after, "slip")
    (line,) = correction_lines(Scene(clinic.read).ledger)
    assert "Amended HR refused → asleep, " in line
    assert " asked → observed · " in line


def test_what_was_struck_out_is_told_whole() -> None:
    clinic = Clinic().start()
    fact = EffectRecorded(code="DIZZ", grade=2, related="very likely", serious=True)
    clinic.chart(15, fact)
    (effect,) = clinic.read.session.effects
    retract(clinic, effect.id, "wrong room")
    (line,) = correction_lines(Scene(clinic.read).ledger)
    assert "Dizziness, grade 2 moderate · related very likely · serious yes" in line


def test_a_second_person_is_shown_no_figure() -> None:
    """As long as they have to come to it alone: an order that was put right."""
    clinic = Clinic().open()
    clinic.chart(-20, WeightRecorded(kg=Decimal(80), typed="80", typed_unit="kg"))
    clinic.charted(clinic.fact(DOSE))
    (order,) = (f for f in clinic.read.session.facts if f.payload == DOSE)
    command = Amend(
        id=clinic.mint(),
        stream_id=clinic.session_id,
        at=clinic.clock.now(),
        target=order.id,
        replacement=replace(DOSE, ordered_by="Dr Neworder"),
        reason="slip",
    )
    clinic.charted(command)
    (line,) = correction_lines(Scene(clinic.read).ledger)
    assert f"by {DOSE.ordered_by}" in line
    assert "by Dr Neworder" in line
    assert str(DOSE.rate_ml_per_hour) not in line
