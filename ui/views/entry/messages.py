"""What the strip says: a refusal, a question, or what was saved."""

from monitor.chart.fields import Charting
from monitor.chart.keying.state import HOLD, KeyedSet, Keying, Notice
from monitor.chart.kinds import Reading
from monitor.chart.refusals import Question
from ui.views import wording
from ui.views.entry import words
from ui.views.entry.boxes import shown
from ui.views.entry.questions import standing_questions
from ui.views.entry.scene import Echo, Outcome, Scene
from ui.views.entry.view import Message, Tone

_BETWEEN = " · "
_AMEND = "Ctrl+Z amends"
_RUNNING = 3
_REPEATED = "The third set running with these values"


def message(keying: Keying, scene: Scene) -> Message:
    """The one message there is room for; a refusal goes before all else."""
    urgent = _urgent(keying, scene)
    if urgent is not None:
        return urgent
    if scene.echo is not None and scene.echo.is_shown(scene.now):
        return _echo(scene.echo, keying, scene)
    return Message(_REPEATED, Tone.NOTED) if _is_repeated(keying) else Message()


def crowded_out(keying: Keying, scene: Scene) -> str:
    """What would be told back of the latest set, were there room for it."""
    if scene.echo is None or _urgent(keying, scene) is None:
        return ""
    return _echo(scene.echo, keying, scene).text


def tells_saved(keying: Keying, scene: Scene) -> bool:
    """Whether a set is told back, and nothing was typed since.

    One Enter too many then has nothing to say that were worth its place.
    """
    echo = scene.echo
    if echo is None or not keying.is_untouched or _urgent(keying, scene) is not None:
        return False
    return keying.line is None and echo.is_shown(scene.now)


def _urgent(keying: Keying, scene: Scene) -> Message | None:
    """What is wrong with the set in the strip, or asked about it."""
    if keying.line is not None and keying.line.refusal is not None:
        return Message(words.sentence(keying.line.refusal), Tone.REFUSED)
    if keying.notice is not None and not _has_passed(keying.notice, scene):
        return Message(words.sentence(keying.notice.refusal), Tone.REFUSED)
    questions = standing_questions(keying, scene)
    if questions:
        asked = _BETWEEN.join(_asked(keying, q) for q in questions)
        is_kept = bool(keying.questions)
        then = _kept(len(questions)) if is_kept else "Check before Enter"
        return Message(f"{asked}. {then}", Tone.ASKED)
    return None


def _has_passed(notice: Notice, scene: Scene) -> bool:
    """A key that was not taken is told for a moment; what is missing stays told."""
    return notice.of_key and scene.now - notice.at >= HOLD


def _is_repeated(keying: Keying) -> bool:
    """Whether a whole set says, for the third time running, the same values."""
    specs = keying.occasion.specs
    values = {spec.code: keying.value(i) for i, spec in enumerate(specs)}
    before = keying.occasion.sets[-_RUNNING + 1 :]
    if None in values.values() or len(before) < _RUNNING - 1:
        return False
    return all(
        one.value(code) == value for one in before for code, value in values.items()
    )


def told(keyed: KeyedSet, charting: Charting) -> str:
    """A set in one line, ``128/82 · 76 · 97 · 14 · 5 alert``."""
    said = {reading.field: reading for reading in keyed.observations.readings}
    pair = charting.pressure
    parts: list[str] = []
    for spec in charting.fields:
        reading = said.get(spec.code)
        if reading is None or (spec.code == pair.lower and pair.upper in said):
            continue
        if spec.code == pair.upper and reading.value is not None:
            parts.append(f"{reading.value}/{said[pair.lower].value}")
        else:
            parts.append(_part(reading, charting))
    if keyed.oxygen is not None:
        parts.append(f"oxygen {words.oxygen(keyed.oxygen)}")
    return _BETWEEN.join(parts)


def _part(reading: Reading, charting: Charting) -> str:
    spec = charting.field(reading.field)
    name = charting.pressure.label if spec.code == charting.pressure.upper else ""
    if reading.value is None:
        return wording.spelled(f"{name or spec.short} {reading.not_done}")
    if not spec.is_scale:
        return words.value(spec, reading.value)
    scored = words.scored(spec, reading.value)
    return scored if spec.low_is_worse else f"{spec.short.lower()} {scored}"


def _asked(keying: Keying, question: Question) -> str:
    occasion = keying.occasion
    box = occasion.box_with(question.field)
    spec = occasion.specs[occasion.position(question.field)]
    label = occasion.charting.pressure.label if len(box) > 1 else spec.label
    return wording.spelled(f"{label} {shown(keying, box)}: {question.text}")


def _echo(echo: Echo, keying: Keying, scene: Scene) -> Message:
    charting = scene.protocol.charting
    said = told(echo.keyed, charting)
    match echo.outcome:
        case Outcome.SAVING:
            return Message(f"Saving… {said}", Tone.NOTED)
        case Outcome.CHECKING:
            return Message(f"Not confirmed, checking. {said}", Tone.NOTED)
        case Outcome.SAVED:
            at = wording.clock(echo.keyed.observed_at, scene.zone)
            if echo.questions:
                asked = _BETWEEN.join(
                    _unconfirmed(echo, q, charting) for q in echo.questions
                )
                # Enter is about what is being typed, where there is something.
                kept = _kept(len(echo.questions)) if keying.is_untouched else _AMEND
                text = f"Saved {at} unconfirmed, {asked}. {kept}{_BETWEEN}{said}"
                return Message(text, Tone.ASKED)
            text = _BETWEEN.join([f"Saved {at}", said, _AMEND])
            return Message(text, Tone.NOTED)


def _unconfirmed(echo: Echo, question: Question, charting: Charting) -> str:
    readings = echo.keyed.observations.readings
    value = next(r.value for r in readings if r.field == question.field)
    name = charting.field(question.field).short
    return wording.spelled(f"{name} {value}: {question.text}")


def _kept(count: int) -> str:
    return f"Enter again keeps {'it' if count == 1 else 'them'}"
