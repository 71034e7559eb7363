"""How the focus moves from field to field and from box to box."""

from msgspec.structs import replace

from monitor.chart.keying.keys import Press
from monitor.chart.keying.pressure import pair_fault
from monitor.chart.keying.refused import empty, incomplete, no_key_here
from monitor.chart.keying.state import Cell, Keying, Taken


def go(keying: Keying, position: int) -> Keying:
    """Put the focus behind what a field holds."""
    return replace(keying, at=position, is_selected=False, is_arrived=False)


def arrive(keying: Keying, position: int) -> Keying:
    """Put the focus on the whole box of a field, as Tab and a click do."""
    box = keying.occasion.boxes[keying.occasion.box_of[position]]
    holds = any(not keying.cells[i].is_empty for i in box)
    return replace(keying, at=box[0], is_selected=holds, is_arrived=False)


def advance(keying: Keying) -> Keying:
    """Go on to the next field; the last one keeps the focus."""
    position = min(keying.at + 1, len(keying.cells) - 1)
    return replace(keying, at=position, is_selected=False, is_arrived=True)


def is_leaving(keying: Keying, key: Press) -> bool:
    """Whether Tab or Shift+Tab leads out of the set, to what stands beside it."""
    number = keying.occasion.box_of[keying.at]
    if keying.asking is not None:
        return False
    if key is Press.TAB:
        return not keying.is_arrived and number == len(keying.occasion.boxes) - 1
    return key is Press.BACK_TAB and number == 0


def tab(keying: Keying, step: int) -> Keying:
    """Move one box; at the ends there is nowhere to move.

    Forward, it first does what a separator would: where the field was just reached
    by itself nothing is left to do, and the upper pressure leads to the lower one.
    """
    if step > 0 and keying.is_arrived:
        return replace(keying, is_arrived=False)
    if step > 0 and _is_within(keying):
        return advance(keying)
    boxes = keying.occasion.boxes
    number = keying.occasion.box_of[keying.at] + step
    return arrive(keying, boxes[max(0, min(number, len(boxes) - 1))][0])


def separate(keying: Keying) -> Taken:
    """Leave a complete field; where it was just reached there is nothing to do."""
    cell = keying.cell
    if keying.is_arrived:
        return keying
    if keying.is_complete(keying.at):
        fault = pair_fault(keying) if keying.at == keying.occasion.pair[1] else None
        return fault or _leave(keying)
    if not cell.is_empty:
        return incomplete(keying.spec, cell.typed)
    return empty(keying.spec) if cell.touched else keying


def _is_within(keying: Keying) -> bool:
    """Whether a value was typed to its end, and its box has another field."""
    is_typed = keying.is_complete(keying.at) and keying.cell.not_done is None
    return is_typed and not keying.is_selected and keying.at != keying.box[-1]


def _leave(keying: Keying) -> Keying:
    after = advance(keying)
    within = keying.is_selected and after.at != keying.at and after.at in keying.box
    if within and not after.cell.is_empty:
        return replace(after, is_selected=True)
    return after


def delete(keying: Keying) -> Taken:
    """Delete a digit or a mark, or return to the end of the field before."""
    cell = keying.cell
    if keying.is_selected:
        emptied = {i: Cell(touched=True) for i in keying.box if i >= keying.at}
        return go(keying.with_cells(emptied), keying.at)
    if cell.typed and not cell.unchanged:
        shorter = Cell(typed=cell.typed[:-1], touched=True)
        return keying.with_cells({keying.at: shorter})
    if not cell.is_empty:
        return _unmark(keying)
    if keying.at in keying.refused:
        keying = keying.let_go((keying.at,))
    elif keying.at == 0:
        return no_key_here("Backspace", "there is nothing before this", "Type the set")
    return go(keying, max(0, keying.at - 1))


def _unmark(keying: Keying) -> Keying:
    """Take back a reason, of the whole box, or an unchanged mark."""
    marked = [i for i in keying.box if keying.cells[i].not_done is not None]
    marked = marked or [keying.at]
    emptied = keying.with_cells({i: Cell(touched=True) for i in marked})
    return go(emptied, marked[0])
