"""Every set of observations, the oldest first, with what no longer stands struck."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from monitor.chart.amendments import Settled
from monitor.chart.fields import FieldSpec
from monitor.chart.kinds import NotDone, ObservationsRecorded
from monitor.reports.observation_rows import observation_rows
from monitor.reports.session_record import ObservationOut
from ui.views import wording
from ui.views.breathing import SPO2, breathed_with
from ui.views.corrections import correction_rows
from ui.views.left_uncharted import missed_sets, sets_missed
from ui.views.report.blocks import (
    Block,
    Column,
    Row,
    Run,
    Table,
    Text,
    Title,
    Words,
    plain,
    quiet,
)
from ui.views.report.corrected import correction
from ui.views.report.scene import Scene
from ui.views.timeline import badges
from ui.views.timeline_row import joined
from ui.views.timeline_sets import not_measured

_DASH = "\N{EN DASH}"
_ON = " on "
_LETTERS: dict[NotDone, str] = {
    "refused": "R",
    "asleep": "A",
    "equipment": "E",
    "not disturbed": "D",
    "other": "O",
}
_LEGEND = (
    "Not measured: R refused, A asleep, E equipment, D observed and not disturbed, "
    "O other reason. A dash: not charted in that set. Struck out: what an amendment "
    "replaced."
)
_TIME, _BY = 0.07, 0.2
_PAIR, _SATURATION, _NUMBER = 12, 10, 6
"""About how many letters such a column needs, with what was struck out before."""


class _Shown(NamedTuple):
    """One column of values: its name, and the fields that stand in it together."""

    name: str
    specs: tuple[FieldSpec, ...]


def set_blocks(scene: Scene) -> tuple[Block, ...]:
    rows = observation_rows(scene.session, scene.protocol.charting)
    by_set: dict[UUID, list[ObservationOut]] = {}
    for row in rows:
        by_set.setdefault(row.set, []).append(row)
    missed = "; ".join(sets_missed(missed_sets(scene.read)))
    if not by_set:
        return (Title("Sets", missed or "none is charted"),)
    shown = tuple(_shown(scene, {row.field for row in rows}))
    letters = [_letters(one) for one in shown]
    each = (1 - _TIME - _BY) / sum(letters)
    columns = (
        Column("Time", _TIME),
        *(Column(o.name, n * each) for o, n in zip(shown, letters, strict=True)),
        Column("Charted", _BY),
    )
    facts = _facts(scene)
    table = Table(
        columns,
        tuple(_row(facts[id_], found, shown, scene) for id_, found in by_set.items()),
    )
    told = joined(wording.counted(len(by_set), "set"), missed)
    return (Title("Sets", told), Words(quiet(_LEGEND)), table)


def _facts(scene: Scene) -> dict[UUID, Settled]:
    return {fact.id: fact for fact in scene.facts.values()}


def _shown(scene: Scene, charted: set[str]) -> Iterator[_Shown]:
    """The fields that were ever charted; two pressures stand together."""
    charting = scene.protocol.charting
    pair = charting.pressure
    for spec in charting.fields:
        if spec.code == pair.upper:
            if {pair.upper, pair.lower} & charted:
                yield _Shown(pair.label, (spec, charting.field(pair.lower)))
        elif spec.code != pair.lower and spec.code in charted:
            yield _Shown(wording.spelled(spec.short), (spec,))


def _letters(one: _Shown) -> int:
    spec, *others = one.specs
    needed = _PAIR if others else _SATURATION if spec.code == SPO2 else _NUMBER
    return max(len(one.name) + 1, needed)


def _row(
    fact: Settled, found: list[ObservationOut], shown: Sequence[_Shown], scene: Scene
) -> Row:
    first = found[0]
    by = wording.actor_name(first.author, verified=first.author_verified)
    return Row(
        cells=(
            _time(fact, found, scene),
            *(_cell(one, fact, found, scene) for one in shown),
            plain(f"{scene.clock(fact.first.recorded_at)} {by}"),
        ),
        below=tuple(_below(fact, found, scene)),
    )


def _time(fact: Settled, found: list[ObservationOut], scene: Scene) -> Text:
    """When it was observed; a time that was put right is struck."""
    times = [fact.first.effective_at]
    times += [row.observed_at for row in found if row.observed_at not in times]
    told = [scene.clock(at) for at in times]
    if fact.is_retracted:
        return tuple(_struck(told))
    return (*_struck(told[:-1]), Run(told[-1], is_strong=True))


def _cell(
    one: _Shown, fact: Settled, found: list[ObservationOut], scene: Scene
) -> Text:
    """What stands behind what was struck: ``193 93``."""
    states = _states(one, fact, found)
    told = [state for at, state in enumerate(states) if states[at - 1 : at] != [state]]
    if fact.is_retracted:
        return tuple(_struck([state for state in told if state != _DASH]))
    on = _breathed(one, fact, scene) if told[-1][:1].isdigit() else ""
    stands = Run(told[-1], is_strong=len(told) > 1)
    return (*_struck(told[:-1]), stands, *quiet(on))


def _struck(told: Sequence[str]) -> Iterator[Run]:
    for words in told:
        yield Run(words, is_struck=True)
        yield Run(" ")


def _states(one: _Shown, fact: Settled, found: list[ObservationOut]) -> list[str]:
    """The words of the column at first, and after each amendment of it."""
    versions = {s.code: [r for r in found if r.field == s.code] for s in one.specs}
    states = [_words(one, versions)]
    for entry in (*fact.history, fact.entry):
        for code, rows in versions.items():
            if rows and rows[0].superseded_by == entry.id:
                versions[code] = rows[1:]
        states.append(_words(one, versions))
    return states


def _words(one: _Shown, standing: dict[str, list[ObservationOut]]) -> str:
    """Of the first version of each field; the others come after it."""
    told = [_value(row) for spec in one.specs for row in standing[spec.code][:1]]
    if not told:
        return _DASH
    return told[0] if len(set(told)) == 1 and not told[0].isdigit() else "/".join(told)


def _value(row: ObservationOut) -> str:
    if row.value is not None:
        return wording.as_charted(row.value)
    return _DASH if row.not_done is None else _LETTERS[row.not_done]


def _breathed(one: _Shown, fact: Settled, scene: Scene) -> str:
    """`` on air`` beside a saturation."""
    observed = next((s for s in scene.session.sets if s.id == fact.id), None)
    if observed is None:
        return ""
    (spec, *_) = one.specs
    told = breathed_with(scene.protocol, scene.session, spec, observed)
    return told if told.startswith(_ON) else ""


def _below(fact: Settled, found: list[ObservationOut], scene: Scene) -> Iterator[Text]:
    """What is marked of it, then each correction with who, when and why."""
    marked: list[str] = []
    if isinstance(fact.payload, ObservationsRecorded):
        marked += not_measured(fact.payload, scene.ledger)
        marked += _modes(found, scene)
        marked += _confirmed(found, scene)
    marked += _unsaid(fact, scene)
    marked += badges(fact, scene.ledger)
    if marked:
        yield plain(wording.sentence(wording.spelled("; ".join(marked))))
    for row in correction_rows(fact, scene.ledger):
        yield correction(row, scene)


def _unsaid(fact: Settled, scene: Scene) -> Iterator[str]:
    """That nobody charted what was breathed, where a saturation was read."""
    observed = next((s for s in scene.session.sets if s.id == fact.id), None)
    if observed is None or observed.value(SPO2) is None:
        return
    spec = scene.protocol.charting.field(SPO2)
    told = breathed_with(scene.protocol, scene.session, spec, observed)
    if not told.startswith(_ON):
        yield told.removeprefix(", ")


def _modes(found: list[ObservationOut], scene: Scene) -> Iterator[str]:
    names = [
        scene.protocol.charting.field(row.field).short
        for row in found
        if row.superseded_by is None and row.mode == "observed"
    ]
    if names:
        yield f"{wording.listed(names)} observed, not asked"


def _confirmed(found: list[ObservationOut], scene: Scene) -> Iterator[str]:
    names = [
        scene.protocol.charting.field(row.field).short
        for row in found
        if row.superseded_by is None and row.confirmed
    ]
    if names:
        yield f"{wording.listed(names)} questioned and confirmed"
