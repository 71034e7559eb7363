"""What scales take beyond digits: unchanged, asked or observed, steps."""

from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from monitor.chart.challenges import last_value
from monitor.chart.keying.keys import Press
from monitor.chart.keying.moves import go
from monitor.chart.keying.refused import no_key_here
from monitor.chart.keying.state import Cell, Keying, Taken
from monitor.chart.kinds import Mode
from monitor.chart.numbers import written
from monitor.chart.refusals import Refusal
from monitor.chart.unchanged import UNCHANGED_IN_A_ROW, unchanged_run

_NEXT_MODE: dict[Mode | None, Mode | None] = {
    None: "asked",
    "asked": "observed",
    "observed": None,
}


def keep_unchanged(keying: Keying, now: datetime) -> Taken:
    """Take this and the remaining empty scales as assessed again and unchanged."""
    if not keying.spec.is_scale:
        return no_key_here(
            "The key =",
            f"{keying.spec.label} is measured each time",
            "Type the value",
            keying.spec.code,
        )
    kept: dict[int, Cell] = {}
    for position in range(keying.at, len(keying.cells)):
        if not _is_kept(keying, position):
            continue
        cell = _unchanged(keying, position, now)
        if isinstance(cell, Cell):
            kept[position] = cell
        elif position == keying.at or _is_needed(keying, position):
            return cell
    if not kept:
        why, remedy = "no scale from here on is empty", "Enter saves the set"
        return no_key_here("The key =", why, remedy, keying.spec.code)
    return go(keying.with_cells(kept), max(kept))


def change_mode(keying: Keying) -> Taken:
    """Say whether a scale was asked or observed: this one, or the one just typed."""
    position = keying.at
    if keying.cell.is_empty and not keying.cell.touched and position > 0:
        position -= 1
    spec = keying.occasion.specs[position]
    if not spec.is_scale or keying.value(position) is None:
        why, remedy = "asked or observed goes only with a value", "Type the value first"
        return no_key_here("The point", why, remedy, keying.spec.code)
    cell = keying.cells[position]
    turned = replace(cell, mode=_NEXT_MODE[cell.mode], touched=True)
    return keying.with_cells({position: turned})


def step(keying: Keying, key: Press, now: datetime) -> Taken:
    """Up or down one from the value, or from the last one where there is none."""
    spec = keying.spec
    way = 1 if key is Press.UP else -1
    name = "Up" if way > 0 else "Down"
    if not spec.is_scale:
        return no_key_here(
            name, f"{spec.label} is typed, never stepped", "Type the value", spec.code
        )
    start = keying.value(keying.at)
    if start is None:
        at = keying.observed_at(now)
        last = last_value(keying.occasion.sets, spec.code, at)
        if last is None:
            why, remedy = "there is no last value to step from", "Type the digit"
            return no_key_here(name, why, remedy, spec.code)
        start = last.value
    stepped = start + way
    if not spec.admits(stepped):
        why = f"{written(start)} is the end of the scale"
        return no_key_here(name, why, "Type the digit", spec.code)
    changed = keying.with_cells({keying.at: Cell(f"{stepped:f}", touched=True)})
    return replace(changed, is_selected=True)


def _is_kept(keying: Keying, position: int) -> bool:
    """Whether ``=`` is about that field: an empty scale, or the one selected."""
    if not keying.occasion.specs[position].is_scale:
        return False
    selected = keying.is_selected and position == keying.at
    return selected or keying.cells[position].is_empty


def _is_needed(keying: Keying, position: int) -> bool:
    return keying.occasion.specs[position].code in keying.occasion.needed


def _unchanged(keying: Keying, position: int, now: datetime) -> Cell | Refusal:
    spec = keying.occasion.specs[position]
    at = keying.observed_at(now)
    last = last_value(keying.occasion.sets, spec.code, at)
    if last is None:
        why = f"{spec.label} has no earlier value"
    elif unchanged_run(keying.occasion.sets, spec.code, at) >= UNCHANGED_IN_A_ROW:
        why = f"{spec.label} was kept {UNCHANGED_IN_A_ROW} times running"
    else:
        return _of_last(last.value)
    return no_key_here("The key =", why, "Assess it and type the digit", spec.code)


def _of_last(value: Decimal) -> Cell:
    return Cell(typed=f"{value:f}", unchanged=True, touched=True)
