"""The row below the boxes: anchors, reasons, hints, and what is asked."""

from datetime import tzinfo

from monitor.chart.challenges import last_value
from monitor.chart.fields import FieldSpec
from monitor.chart.keying.asking import (
    AskDiscard,
    Asking,
    AskOxygen,
    AskReason,
    AskTime,
    AskWhichTime,
)
from monitor.chart.keying.reasons import REASONS, UNCHANGED_KEY
from monitor.chart.keying.state import Keying
from monitor.chart.numbers import written
from ui.views import wording
from ui.views.entry import words
from ui.views.entry.marks import marks_of
from ui.views.entry.scene import Scene
from ui.views.entry.view import RowView
from ui.widgets.faces import Choice, FieldFace

_LINE_HINT = "128/82 76 97 14 5 1 2 0"


def row(keying: Keying, scene: Scene) -> RowView:
    """What stands below the boxes for the field, or the question, in focus.

    A question that the line itself opened is answered in the line.
    """
    asking = keying.asking
    if keying.line is not None and (asking is None or not _follows_enter(asking)):
        return _line(keying.line.text, asking, scene)
    if asking is not None:
        return _asked(keying, asking, scene)
    if keying.spec.is_scale:
        return _anchors(keying, scene)
    return _range(keying, scene)


def _follows_enter(asking: Asking) -> bool:
    """Whether Enter asked, rather than a key of the set."""
    match asking:
        case AskTime() | AskWhichTime() | AskOxygen():
            return asking.then_save
        case AskReason() | AskDiscard():
            return False


def _line(text: str, asking: Asking | None, scene: Scene) -> RowView:
    extras = (
        _which(asking, scene.zone).choices if isinstance(asking, AskWhichTime) else ()
    )
    return RowView(label="One line", line=text, hint=_LINE_HINT, extras=extras)


def _asked(keying: Keying, asking: Asking, scene: Scene) -> RowView:
    match asking:
        case AskReason():
            return _reasons(keying, asking)
        case AskTime():
            return _time(keying, asking, scene)
        case AskWhichTime():
            return _which(asking, scene.zone)
        case AskOxygen():
            return _oxygen(keying, asking)
        case AskDiscard():
            choices = (Choice("D", "drop this set"), Choice("Esc", "keep it"))
            return RowView(label="Half typed", choices=choices)


def _reasons(keying: Keying, asking: AskReason) -> RowView:
    choices = [Choice(letter, name, digit) for digit, letter, name in REASONS]
    if asking.whole_set:
        return RowView(label="Whole set", choices=tuple(choices))
    if keying.spec.is_scale:
        choices.append(Choice(UNCHANGED_KEY, "scales unchanged"))
    choices.append(Choice(wording.MINUS, "the whole set"))
    return RowView(label="Reason", choices=tuple(choices))


def _time(keying: Keying, asking: AskTime, scene: Scene) -> RowView:
    hint = "14:05, or -3 for 3min ago"
    first = keying.started_at
    if asking.then_save and first is not None:
        at = wording.clock(first, scene.zone)
        hint = f"The first key was at {at}. Enter keeps that, or type {hint}"
    return RowView(label="Observed", face=_typed(asking.typed), hint=hint)


def _which(asking: AskWhichTime, zone: tzinfo) -> RowView:
    earlier, later = (at.astimezone(zone) for at in (asking.earlier, asking.later))
    choices = (
        Choice("1", f"the earlier {earlier:%H:%M} {earlier:%Z}"),
        Choice("2", f"the later {later:%H:%M} {later:%Z}"),
    )
    return RowView(label="Came twice", choices=choices)


def _oxygen(keying: Keying, asking: AskOxygen) -> RowView:
    spec = keying.occasion.oxygen
    range_ = "" if spec is None else f", {_limits(spec)} {spec.unit}"
    return RowView(
        label="Oxygen",
        face=_typed(asking.typed),
        hint=f"Litres a minute{range_}; Enter takes it",
        extras=(Choice("A", "air"),),
    )


def _typed(text: str) -> FieldFace:
    return FieldFace(text=text, caret=len(text))


def _anchors(keying: Keying, scene: Scene) -> RowView:
    """Every score with its key, from the end where nothing is wrong."""
    spec = keying.spec
    is_named = spec.scale and not spec.scale[0].isdigit()
    texts = {anchor.digit: anchor.text for anchor in spec.anchors}
    brief = {anchor.digit: anchor.word for anchor in spec.anchors}
    return RowView(
        label=spec.scale if is_named else words.label(spec),
        choices=_scores(keying, scene, texts),
        brief=_scores(keying, scene, brief),
        are_scores=True,
    )


def _scores(keying: Keying, scene: Scene, texts: dict[int, str]) -> tuple[Choice, ...]:
    spec, chosen = keying.spec, keying.value(keying.at)
    at = keying.observed_at(scene.now)
    known = last_value(keying.occasion.sets, spec.code, at)
    was = None if known is None else known.value
    numbers = range(int(spec.lowest), int(spec.highest) + 1)
    return tuple(
        Choice(
            key=words.key_of_score(number),
            text=_anchor(texts, number),
            note="last" if was == number else "",
            marked=number == (was if chosen is None else chosen),
        )
        for number in (reversed(numbers) if spec.low_is_worse else numbers)
    )


def _anchor(texts: dict[int, str], number: int) -> str:
    """The words of a score; ten is said, since its key is not."""
    text = texts.get(number, "")
    return f"{number} {text}".strip() if number == 10 else text


def _range(keying: Keying, scene: Scene) -> RowView:
    """What the field takes; a value that is marked colours it."""
    spec, number = keying.spec, keying.value(keying.at)
    marks = marks_of(spec, scene)
    hint = f"{_limits(spec)} {spec.unit}{', ' + marks.words if marks.words else ''}"
    if keying.cell.typed and _waits(keying):
        hint = f"Space takes {keying.cell.typed}. {hint}"
    return RowView(
        label=words.label(spec),
        hint=hint,
        is_outside=number is not None and marks.has(number),
        extras=_extras(keying, scene),
    )


def _extras(keying: Keying, scene: Scene) -> tuple[Choice, ...]:
    extras = [Choice("@", "time")]
    if keying.occasion.oxygen is not None:
        stated = keying.oxygen or scene.oxygen
        told = "oxygen" if stated is None else f"oxygen, {words.oxygen(stated)}"
        extras.append(Choice("O", told))
    return tuple(extras)


def _waits(keying: Keying) -> bool:
    """Whether a value stands there that another digit could still change."""
    fits = keying.occasion.completions[keying.at]
    return keying.cell.typed in fits.legal - fits.finished


def _limits(spec: FieldSpec) -> str:
    return f"{written(spec.lowest)} to {written(spec.highest)}"
