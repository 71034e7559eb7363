"""The boxes of the strip: what is typed in them, and what was last."""

from decimal import Decimal

from monitor.chart.challenges import LastValue, last_value
from monitor.chart.fields import FieldSpec
from monitor.chart.keying.pressure import pair_fault
from monitor.chart.keying.state import Keying
from monitor.chart.refusals import Question
from ui.views import wording
from ui.views.entry import words
from ui.views.entry.questions import standing_questions
from ui.views.entry.scene import Scene
from ui.views.entry.view import BoxView
from ui.widgets.faces import FieldFace, FieldState

_UNCHANGED = "="
_PAIR_SHARE, _SHARE = 200, 132


def boxes(keying: Keying, scene: Scene) -> tuple[BoxView, ...]:
    return tuple(_box(keying, box, scene) for box in keying.occasion.boxes)


def shown(keying: Keying, box: tuple[int, ...]) -> str:
    """What stands in a box: a number, a pair, a reason."""
    cells = [keying.cells[i] for i in box]
    reason = cells[0].not_done
    if reason is not None:
        return reason
    is_pair_begun = len(cells) > 1 and (cells[1].typed or keying.at == box[1])
    texts = [cell.typed for cell in cells]
    text = "/".join(texts) if is_pair_begun else texts[0]
    return f"{_UNCHANGED} {text}" if cells[0].unchanged else text


def _box(keying: Keying, box: tuple[int, ...], scene: Scene) -> BoxView:
    spec = keying.occasion.specs[box[0]]
    asked = _question(keying, box, scene)
    label = words.label(spec)
    if len(box) > 1:
        label = wording.spelled(keying.occasion.charting.pressure.label)
    return BoxView(
        code=spec.code,
        label=label,
        unit=_unit(keying, spec, scene),
        face=_face(keying, box, asked),
        share=_PAIR_SHARE if len(box) > 1 else _SHARE,
        is_pair=len(box) > 1,
        last=_last(keying, box, scene),
        brief=_brief(keying, box, scene),
        is_asked_about=asked is not None,
        spoken=_spoken(keying, box),
    )


def _question(keying: Keying, box: tuple[int, ...], scene: Scene) -> Question | None:
    codes = [keying.occasion.specs[i].code for i in box]
    for question in standing_questions(keying, scene):
        if question.field in codes:
            return question
    return None


def _face(keying: Keying, box: tuple[int, ...], asked: Question | None) -> FieldFace:
    text = shown(keying, box)
    is_here = keying.at in box and keying.asking is None and keying.line is None
    if keying.cells[box[0]].not_done is not None:
        return FieldFace(text=text, state=FieldState.NOT_DONE)
    state = FieldState.CHALLENGED if asked is not None else FieldState.IDLE
    if _is_wrong(keying, box):
        state = FieldState.REFUSED
    caret = _caret(keying, box, text) if is_here else None
    is_selected = is_here and keying.is_selected
    return FieldFace(text=text, caret=caret, state=state, is_selected=is_selected)


def _is_wrong(keying: Keying, box: tuple[int, ...]) -> bool:
    """Whether the box holds what can't be saved, and was left so."""
    if box == keying.occasion.pair and pair_fault(keying) is not None:
        return True
    left = [i for i in box if i != keying.at]
    return any(
        i in keying.refused or (keying.cells[i].typed and not keying.is_complete(i))
        for i in left
    )


def _caret(keying: Keying, box: tuple[int, ...], text: str) -> int:
    """Behind the half of the pair that is typed in, else at the end."""
    if len(box) > 1 and keying.at == box[0]:
        return len(keying.cells[box[0]].typed)
    return len(text)


def _unit(keying: Keying, spec: FieldSpec, scene: Scene) -> str:
    """The unit; oxygen stands beside every saturation."""
    if spec.code != keying.occasion.oxygen_beside:
        return words.unit(spec)
    stated = keying.oxygen or scene.oxygen
    told = "" if stated is None else f" {words.oxygen(stated)}"
    return f"{words.unit(spec)}{told}"


def _last(keying: Keying, box: tuple[int, ...], scene: Scene) -> str:
    """What was last, with the time in focus and with the change once typed."""
    known, said = _known(keying, box[0], scene), _said(keying, box)
    was = _was(keying, box, scene)
    if known is None or not was:
        return said or words.NO_LAST
    if _shows_change(keying, box, scene):
        return f"{was}, {_change(keying, box, known)}"
    if said:
        return said if keying.cells[box[0]].mode else f"{said}, {was}"
    if keying.at in box:
        return f"{was} at {wording.clock(known.at, scene.zone)}"
    return was


def _brief(keying: Keying, box: tuple[int, ...], scene: Scene) -> str:
    """The one thing to say of a box where it is narrow."""
    known = _known(keying, box[0], scene)
    if known is not None and _shows_change(keying, box, scene):
        return _change(keying, box, known)
    return _said(keying, box) or _was(keying, box, scene) or words.NO_LAST


def _was(keying: Keying, box: tuple[int, ...], scene: Scene) -> str:
    """What was last, of both halves of a pair; empty where nothing was."""
    known = [_known(keying, position, scene) for position in box]
    values = [
        words.value(keying.occasion.specs[position], k.value)
        for position, k in zip(box, known, strict=True)
        if k is not None
    ]
    return f"last {'/'.join(values)}" if len(values) == len(box) else ""


def _said(keying: Keying, box: tuple[int, ...]) -> str:
    """The word of a typed score, and whether it was asked or observed."""
    number, mode = keying.value(box[0]), keying.cells[box[0]].mode
    word = "" if number is None else keying.occasion.specs[box[0]].word(number)
    return ", ".join(part for part in (word, mode) if part)


def _shows_change(keying: Keying, box: tuple[int, ...], scene: Scene) -> bool:
    """Of a whole pressure always; of another value when it is asked about."""
    if any(keying.value(position) is None for position in box):
        return False
    return len(box) > 1 or _question(keying, box, scene) is not None


def _change(keying: Keying, box: tuple[int, ...], known: LastValue) -> str:
    """How far the first value of a box moved."""
    value = keying.value(box[0])
    return wording.change(Decimal(0) if value is None else value - known.value)


def _known(keying: Keying, position: int, scene: Scene) -> LastValue | None:
    code = keying.occasion.specs[position].code
    return last_value(keying.occasion.sets, code, keying.observed_at(scene.now))


def _spoken(keying: Keying, box: tuple[int, ...]) -> str:
    """The value with its unit, or why there is none, for a screen reader."""
    spec, cell = keying.occasion.specs[box[0]], keying.cells[box[0]]
    if cell.not_done is not None:
        return f"not measured, {cell.not_done}"
    text = shown(keying, box).replace("/", " over ")
    if not text:
        return "empty"
    return f"{text} {spec.unit}".strip()
