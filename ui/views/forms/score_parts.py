"""What the pages of the score form share: extra fields, and what they chart."""

import re
from typing import get_args

from monitor.chart.commands import Chart
from monitor.chart.kinds import ScoreFact, ScoreMode, ScoreRecorded
from monitor.chart.refusals import Refusal
from monitor.scales.scale import Scale
from monitor.scales.scoring import Given, fault_of
from ui.views.forms.filled import AGAIN, Circumstance, Filled
from ui.views.forms.form import (
    ChoicePart,
    Part,
    TextPart,
    choice_part,
    text_part,
    time_part,
)

_MODES = (("S", "self-report"), ("I", "interview"), ("O", "observed"))
_NUMBER = re.compile(r"[+-]?[0-9]{1,4}\Z", re.ASCII)


def own(name: str, scale: Scale) -> str:
    """The id of a part that belongs to one scale, so that none takes another's."""
    return f"{name} {scale.id}"


def extras(filled: Filled) -> tuple[Part, ...]:
    """How and by whom it was taken, when, and the way back to the list."""
    return (
        choice_part(filled, "mode", "Taken by", _MODES),
        TextPart(
            id="administered by",
            label="Taken by whom",
            text=filled.texts.get("administered by", ""),
            hint="name",
            stretch=2,
            verdict=filled.verdict("administered by"),
        ),
        time_part(filled),
        again_part(filled),
    )


def again_part(filled: Filled) -> ChoicePart:
    return choice_part(
        filled,
        AGAIN,
        "",
        (("L", "List"),),
        {"L": filled.pick(AGAIN) + "L"},
    )


def whole_number(text: str) -> int | None:
    """The number typed, with its sign; None where it is none."""
    return int(text) if _NUMBER.match(text) else None


def number_part(filled: Filled, id_: str, label: str) -> TextPart:
    return text_part(filled, id_, label)


def mode_of(filled: Filled) -> ScoreMode | None:
    picked = dict(_MODES).get(filled.pick("mode"), "")
    return next((mode for mode in get_args(ScoreMode) if mode == picked), None)


def chart(
    fact: ScoreFact, filled: Filled, circumstance: Circumstance
) -> Chart | Refusal:
    at = filled.time(circumstance)
    if isinstance(at, Refusal):
        return at
    return Chart(id=filled.id, stream_id=circumstance.session_id, at=at, fact=fact)


def refusal_of(scale: Scale, score: ScoreRecorded) -> Refusal | None:
    """What the record would say, beside the part of this form that it is about."""
    fault = fault_of(
        scale,
        Given(
            version=score.version,
            items=score.items,
            total=score.total,
            parts={part.part: part.value for part in score.subscores},
            result=score.result,
            administered_by=score.administered_by,
        ),
    )
    if fault is None:
        return None
    field = fault.field
    if field != "administered by":
        field = own("answers" if scale.items else field, scale)
    return Refusal(field=field, what=fault.what, why=fault.why, remedy=fault.remedy)
