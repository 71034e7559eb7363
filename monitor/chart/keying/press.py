"""``press``: a set as typed, and a key, make the set as typed next."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from monitor.chart.keying import moves, refused
from monitor.chart.keying.answering import answer_box, taken_along
from monitor.chart.keying.asking import (
    AskDiscard,
    Asking,
    AskReason,
    AskTime,
    holds_text,
)
from monitor.chart.keying.beside import keep_beside
from monitor.chart.keying.digits import type_digit, type_mark, type_ten
from monitor.chart.keying.keys import Digit, Focus, Foreign, Key, Letter, Press
from monitor.chart.keying.oxygen import ask_oxygen
from monitor.chart.keying.pressure import pair_fault
from monitor.chart.keying.reasons import answer_reason, ask_reason
from monitor.chart.keying.saving import enter, never, with_questions
from monitor.chart.keying.scales import change_mode, keep_unchanged, step
from monitor.chart.keying.state import (
    HOLD,
    Alerting,
    Cell,
    Keying,
    Led,
    Notice,
    Taken,
    begin,
)
from monitor.chart.keying.timing import ask_time
from monitor.chart.refusals import Refusal


def press(
    keying: Keying, key: Key, now: datetime, alerting: Alerting = never
) -> Keying:
    """The set after one more key at ``now``, aware UTC.

    A key that can lead to no legal set is refused: nothing changes but the notice
    that says why. Once ``keyed`` is set, the set is finished and takes no key.
    """
    if keying.keyed is not None:
        return keying
    if isinstance(keying.asking, AskDiscard) and key != DROP:
        keying = replace(keying, asking=None)
        if key in _KEEPS:
            return keying
    taken = _take(keying, key, now, alerting)
    if isinstance(taken, Refusal):
        return noticed(_kept_refused(keying, key, taken), taken, now, of_key=True)
    if isinstance(taken, Led):
        return noticed(taken.keying, taken.refusal, now, of_key=False)
    return keep_beside(keying, _settled(keying, taken, now))


def _kept_refused(keying: Keying, key: Key, refusal: Refusal) -> Keying:
    """The set with a key that was to say something of a field, and was not taken."""
    is_of_set = isinstance(key, Press) and key not in _SAYING
    if is_of_set or keying.asking is not None or refusal.field != keying.spec.code:
        return keying
    refused = {**keying.refused, keying.at: refusal}
    return replace(keying, refused=refused, is_arrived=False)


def _take(keying: Keying, key: Key, now: datetime, alerting: Alerting) -> Taken:
    if isinstance(key, Focus):
        return _go_to(key.field, taken_along(keying, now))
    if keying.asking is not None:
        return _answer(keying, keying.asking, key, now, alerting)
    if isinstance(key, Digit):
        return type_digit(keying, key.digit)
    if isinstance(key, Press):
        return _press(keying, key, now, alerting)
    return _letter(keying, key)


def _go_to(field: str, taken: Taken) -> Taken:
    """A click on a box, unless what stands open has to be answered first."""
    if not isinstance(taken, Keying) or holds_text(taken.asking):
        return taken
    closed = replace(taken, asking=None, line=None)
    return moves.arrive(closed, taken.occasion.position(field))


def _answer(
    keying: Keying, asking: Asking, key: Key, now: datetime, alerting: Alerting
) -> Taken:
    """Give the key to what is open; Enter there may go on to save the set."""
    if isinstance(asking, AskReason):
        return answer_reason(keying, asking, key, now)
    if isinstance(asking, AskDiscard):
        return begin(keying.occasion, keying.id)
    answered = _closed(keying, key, answer_box(keying, asking, key, now))
    saves = asking.then_save and key not in (Press.ESCAPE, Press.BACKSPACE)
    if saves and isinstance(answered, Keying) and answered.asking is None:
        return enter(answered, now, alerting)
    return answered


def _closed(keying: Keying, key: Key, answered: Taken) -> Taken:
    """What closed by its last key leaves nothing to do for a separator or a Tab."""
    if not isinstance(answered, Keying) or answered.asking is not None:
        return answered
    is_by_itself = isinstance(key, Digit | Letter) and keying.cell.is_empty
    return replace(answered, is_arrived=is_by_itself or keying.is_arrived)


def _press(keying: Keying, key: Press, now: datetime, alerting: Alerting) -> Taken:
    if key is Press.ENTER:
        return enter(keying, now, alerting)
    if key in _MOVES:
        return _MOVES[key](keying)
    if key is Press.EQUALS:
        return keep_unchanged(keying, now)
    if key in (Press.UP, Press.DOWN):
        return step(keying, key, now)
    return refused.no_key_here(":", "it stands only in a time", "Type @ first")


def _mark(keying: Keying) -> Taken:
    return change_mode(keying) if keying.spec.is_scale else type_mark(keying)


def _star(keying: Keying) -> Taken:
    """Ten on a scale; else what the number pad has no key for."""
    spec = keying.spec
    if spec.is_scale:
        return type_ten(keying)
    if keying.cell.is_empty and spec.code == keying.occasion.oxygen_beside:
        return ask_oxygen(keying)
    if keying.at == 0 and keying.is_untouched:
        return ask_time(keying)
    return refused.no_key_here(
        "The key *", "it is ten on a scale", "Go on with digits", spec.code
    )


def _letter(keying: Keying, key: Letter | Foreign) -> Taken:
    if key == Letter("O"):
        return ask_oxygen(keying)
    if isinstance(key, Letter):
        why, remedy = "a letter stands only after minus", "Go on with digits"
        return refused.no_key_here(key.letter, why, remedy, keying.spec.code)
    shown = key.text[:1] if key.text[:1].isprintable() else "This character"
    why = "only the digits 0 to 9 of this keyboard are read"
    return refused.no_key_here(
        shown or "This", why, "Type it as 0 to 9", keying.spec.code
    )


def _escape(keying: Keying) -> Taken:
    """Take back the question, what was refused, the field; then offer to drop all."""
    if keying.questions:
        return replace(keying, questions=())
    if any(i in keying.refused for i in keying.box):
        return keying.let_go(keying.box)
    if any(keying.cells[i].typed for i in keying.box):
        emptied = {i: Cell(touched=True) for i in keying.box}
        return moves.go(keying.with_cells(emptied), keying.box[0])
    if keying.is_untouched:
        return keying
    return replace(keying, asking=AskDiscard(), notice=None)


DROP = Letter("D")
"""What throws a half-typed set away. Not Enter, which saves everywhere else."""
_KEEPS = (Press.ENTER, Press.ESCAPE, Press.BACKSPACE)
"""What only keeps the set; any other key keeps it, and means what it always does."""
_SAYING = (Press.MARK, Press.STAR, Press.MINUS, Press.EQUALS)
"""The keys beside digits and letters that say something of the field in focus."""
_MOVES: dict[Press, Callable[[Keying], Taken]] = {
    Press.SEPARATOR: moves.separate,
    Press.TAB: partial(moves.tab, step=1),
    Press.BACK_TAB: partial(moves.tab, step=-1),
    Press.BACKSPACE: moves.delete,
    Press.ESCAPE: _escape,
    Press.MINUS: ask_reason,
    Press.STAR: _star,
    Press.AT: ask_time,
    Press.MARK: _mark,
}


def noticed(keying: Keying, refusal: Refusal, now: datetime, *, of_key: bool) -> Keying:
    """The same set with the reason why something was not taken."""
    count = keying.notice.count + 1 if keying.notice is not None else 1
    return replace(keying, notice=Notice(refusal, now, of_key, count))


def _settled(before: Keying, after: Keying, now: datetime) -> Keying:
    """Bring the first key's time, the questions and the notice up to date."""
    if after.keyed is not None:
        return after
    if after.oxygen is not before.oxygen:
        after = _timed(after, now)
    if after.cells is not before.cells:
        after = _timed(with_questions(before, _retyped(before, after)), now)
        fault = pair_fault(after) if after.at in after.occasion.pair else None
        if fault is not None:
            return noticed(after, fault, now, of_key=False)
    notice = after.notice
    if notice is None or _stands(notice, before, after, now):
        return after
    return replace(after, notice=None)


def _stands(notice: Notice, before: Keying, after: Keying, now: datetime) -> bool:
    """A key not taken in a field is told for a moment; a time until its box closes."""
    if isinstance(before.asking, AskTime) and after.asking is None:
        return False
    return _is_of_field(notice) and now - notice.at < HOLD


def _retyped(before: Keying, after: Keying) -> Keying:
    """Where something was taken since, nothing is refused any more."""
    kept = {
        i: why for i, why in after.refused.items() if after.cells[i] is before.cells[i]
    }
    return replace(after, refused=kept)


def _is_of_field(notice: Notice) -> bool:
    """Whether one key was not taken in a field, where typing may go on at once."""
    return notice.of_key and notice.refusal.field is not None


def _timed(keying: Keying, now: datetime) -> Keying:
    """The first key gives the time, until nothing is left of what was typed."""
    if keying.is_untouched:
        return replace(keying, started_at=None)
    return keying if keying.started_at is not None else replace(keying, started_at=now)
