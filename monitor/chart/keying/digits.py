"""How digits fill a field, and when it is finished."""

from msgspec.structs import replace

from monitor.chart.keying import refused
from monitor.chart.keying.completion import TEN
from monitor.chart.keying.moves import advance
from monitor.chart.keying.pressure import pair_fault
from monitor.chart.keying.state import Cell, Keying, Taken


def type_digit(keying: Keying, digit: str) -> Taken:
    """Add a digit where it can still make a value; go on where it finishes one."""
    typed = "" if _is_replaced(keying) else keying.cell.typed
    text, fits = typed + digit, keying.occasion.completions[keying.at]
    is_kept = bool(typed) and keying.cell.unchanged
    if text in fits.begun and not is_kept:
        return _put(keying, text)
    if typed in fits.finished and not (text == TEN and TEN in fits.legal):
        return refused.full(keying.spec, typed, digit, goes_on=_way_on(keying))
    return refused.impossible_key(keying.spec, typed, digit)


def type_mark(keying: Keying) -> Taken:
    """Add the decimal point; comma and point are one key."""
    typed = "" if _is_replaced(keying) else keying.cell.typed
    text = f"{typed}."
    if text in keying.occasion.completions[keying.at].begun:
        return _put(keying, text)
    spec = keying.spec
    if not spec.decimals:
        why, remedy = f"{spec.label} takes whole numbers", "Go on with digits"
    else:
        why, remedy = "no digit stands before it", "Type 0.5, not .5"
    return refused.no_key_here("The decimal point", why, remedy, spec.code)


def type_ten(keying: Keying) -> Taken:
    """Ten on a scale, which has one key so that 1 then 0 never becomes it."""
    cell, spec = keying.cell, keying.spec
    if TEN not in keying.occasion.completions[keying.at].legal:
        return refused.impossible_key(spec, "", TEN)
    if cell.is_empty or _is_replaced(keying):
        return _put(keying, TEN)
    return refused.full(spec, cell.typed, "*", goes_on=_way_on(keying))


def _is_replaced(keying: Keying) -> bool:
    """Whether the next digit takes the place of what the field holds."""
    return keying.is_selected or keying.cell.not_done is not None


def _way_on(keying: Keying) -> str:
    """What leaves a field that is full."""
    if keying.at == len(keying.cells) - 1:
        return "Esc lets it go"
    return "Tab goes on"


def _put(keying: Keying, text: str) -> Taken:
    filled = keying.with_cells(_cleared(keying) | {keying.at: _cell(text)})
    filled = replace(filled, is_selected=False, is_arrived=False)
    occasion = keying.occasion
    if text not in occasion.completions[keying.at].finished:
        return filled
    if not occasion.auto_advance or pair_fault(filled) is not None:
        return filled
    return advance(filled)


def _cleared(keying: Keying) -> dict[int, Cell]:
    """What gives way to the first digit: a selected box, or a box with a reason."""
    if keying.is_selected:
        return {i: Cell(touched=True) for i in keying.box if i >= keying.at}
    marked = (i for i in keying.box if keying.cells[i].not_done is not None)
    return {i: Cell(touched=True) for i in marked}


def _cell(text: str) -> Cell:
    return Cell(typed=text, touched=True)
