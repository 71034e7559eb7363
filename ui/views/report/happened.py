"""Everything else that was charted, by what it is about, the oldest first."""

from collections.abc import Iterator, Sequence
from typing import get_args
from uuid import UUID

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertSnoozed,
    AnyKind,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DosesEnded,
    DrugPrepared,
    EffectEnded,
    EffectRecorded,
    EmergencyFact,
    ExceptionsSeen,
    GateFact,
    HandedOver,
    HandoverFact,
    InfusionRecorded,
    LimitChanged,
    NoteRecorded,
    ObservationsRecorded,
    Order,
    OxygenRecorded,
    QueryFact,
    ScoreFact,
    SignedOff,
    SlotSnoozed,
    TreatmentGiven,
    WasteRecorded,
    WeightRecorded,
)
from ui.views.report.blocks import (
    Block,
    Column,
    Row,
    Table,
    Text,
    Title,
    plain,
    quiet,
    spanned,
    strong,
)
from ui.views.report.scene import Scene
from ui.views.timeline import timeline_view
from ui.views.timeline_row import TimelineRow, joined

_COLUMNS = (
    Column("Time", 0.12),
    Column("What", 0.36),
    Column("Details and reasons", 0.34),
    Column("Charted by", 0.18),
)
_REST = "Course of the session"
_SECTIONS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("Side effects", (EffectRecorded, EffectEnded)),
    ("Treatments and oxygen", (TreatmentGiven, OxygenRecorded)),
    (
        "Dose and infusion",
        (
            *get_args(Order),
            WeightRecorded,
            DrugPrepared,
            DoseChecked,
            InfusionRecorded,
            DoseGiven,
            DosesEnded,
            DoseDoubtful,
            WasteRecorded,
        ),
    ),
    ("Emergency", get_args(EmergencyFact)),
    (
        "Checks, overrides and limits of this patient",
        (*get_args(GateFact), LimitChanged, AlertSnoozed, SlotSnoozed),
    ),
    ("Scores", get_args(ScoreFact)),
    ("Notes", (NoteRecorded,)),
    ("Handovers", get_args(HandoverFact)),
    (_REST, ()),
    ("Queries", get_args(QueryFact)),
    ("Signatures and addenda", (SignedOff, AddendumRecorded, ExceptionsSeen)),
)
_ALWAYS = ("Side effects", "Treatments and oxygen", "Notes")
"""Of which it is also said that there is none."""


def happened_blocks(scene: Scene) -> tuple[Block, ...]:
    """A table for each matter; what has no matter of its own is in the course."""
    read = scene.read
    rows = timeline_view(read.session, read.protocol, read.assessment, scene.zone).rows
    sorted_out: dict[str, list[Row]] = {name: [] for name, _ in _SECTIONS}
    for row in reversed(rows):
        fact = scene.facts.get(_entry(row)) if row.group != "alerts" else None
        if row.group == "alerts" or _is_set(fact):
            continue
        sorted_out[_section(fact)].append(_row(row, fact, scene))
    return tuple(
        block for name, found in sorted_out.items() for block in _blocks(name, found)
    )


def _blocks(name: str, rows: Sequence[Row]) -> Iterator[Block]:
    if rows:
        yield Title(name)
        yield Table(_COLUMNS, tuple(rows))
    elif name in _ALWAYS:
        yield Title(name, "none charted")


def _entry(row: TimelineRow) -> UUID:
    """Keys of facts and corrections end in the id of their entry."""
    return UUID(row.key.rpartition(" ")[2])


def _is_set(fact: Settled | None) -> bool:
    return fact is not None and _is(fact, (ObservationsRecorded,))


def _section(fact: Settled | None) -> str:
    if fact is None:
        return _REST
    return next((name for name, kinds in _SECTIONS if _is(fact, kinds)), _REST)


def _is(fact: Settled, kinds: tuple[type, ...]) -> bool:
    return isinstance(_payload(fact), kinds)


def _payload(fact: Settled) -> AnyKind:
    """What it was charted as: that which struck it out is of no matter."""
    return fact.first.payload


def _row(row: TimelineRow, fact: Settled | None, scene: Scene) -> Row:
    return Row(
        cells=(
            strong(scene.clock(row.at)),
            spanned(row.fact),
            plain(joined(*row.badges, row.detail)),
            plain(scene.author_of(_entry(row))),
        ),
        below=tuple(_below(row, fact)),
    )


def _below(row: TimelineRow, fact: Settled | None) -> Iterator[Text]:
    """What the two lines of the timeline have no room for."""
    if fact is None or not row.key.startswith("fact "):
        return
    match fact.payload:
        case HandedOver(stood=stood):
            yield from (quiet(line) for line in stood)
        case EffectRecorded():
            told = "; ".join(_judged(fact.payload))
            if told:
                yield plain(told)
        case _:
            pass


def _judged(effect: EffectRecorded) -> Iterator[str]:
    if effect.mode is not None:
        yield effect.mode
    if effect.related is not None:
        yield f"related: {effect.related}"
    if effect.expected is not None:
        yield "expected" if effect.expected else "not expected"
    if effect.serious is not None:
        yield "serious" if effect.serious else "not serious"
