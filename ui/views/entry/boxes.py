"""The boxes of the strip: what is typed in them, and what was last."""

from monitor.chart.challenges import LastValue, last_value
from monitor.chart.fields import FieldSpec
from monitor.chart.keying.state import Keying
from monitor.chart.refusals import Question
from ui.views import wording
from ui.views.entry import words
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
    asked = _question(keying, box)
    label = words.label(spec)
    if len(box) > 1:
        label = words.spelled(keying.occasion.charting.pressure.label)
    return BoxView(
        code=spec.code,
        label=label,
        unit=_unit(keying, spec, scene),
        face=_face(keying, box, asked),
        share=_PAIR_SHARE if len(box) > 1 else _SHARE,
        last=_last(keying, box, scene) if asked is None else asked.text,
        is_asked_about=asked is not None,
        spoken=_spoken(keying, box),
    )


def _question(keying: Keying, box: tuple[int, ...]) -> Question | None:
    codes = [keying.occasion.specs[i].code for i in box]
    for question in keying.questions:
        if question.field in codes:
            return question
    return None


def _face(keying: Keying, box: tuple[int, ...], asked: Question | None) -> FieldFace:
    text = shown(keying, box)
    is_here = keying.at in box and keying.asking is None and keying.line is None
    if keying.cells[box[0]].not_done is not None:
        return FieldFace(text=text, state=FieldState.NOT_DONE)
    state = FieldState.CHALLENGED if asked is not None else FieldState.IDLE
    caret = _caret(keying, box, text) if is_here else None
    is_selected = is_here and keying.is_selected
    return FieldFace(text=text, caret=caret, state=state, is_selected=is_selected)


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
    spec, cell = keying.occasion.specs[box[0]], keying.cells[box[0]]
    known = [_known(keying, i, scene) for i in box]
    is_here = keying.at in box
    told = words.last(spec, known[0], scene.zone if is_here else None)
    if len(box) > 1:
        return _last_pair(keying, box, known, told, scene)
    parts = [told]
    number = keying.value(box[0])
    if number is not None and spec.word(number):
        parts.insert(0, spec.word(number))
    if cell.mode is not None:
        parts.insert(0, cell.mode)
    return ", ".join(parts)


def _last_pair(
    keying: Keying,
    box: tuple[int, ...],
    known: list[LastValue | None],
    told: str,
    scene: Scene,
) -> str:
    """The last pressure, and how far the upper value moved."""
    upper, lower = known
    if upper is None or lower is None:
        return told
    was = f"{upper.value}/{lower.value}"
    now = keying.value(box[0])
    if now is not None and keying.value(box[1]) is not None:
        return f"last {was}, {wording.change(now - upper.value)}"
    if keying.at in box:
        return f"last {was} at {wording.clock(upper.at, scene.zone)}"
    return f"last {was}"


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
