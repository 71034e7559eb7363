"""Side effects as FHIR Conditions.

An AdverseEvent has no status in R4, so that one charted in error could not be told.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import EffectEnded, EffectRecorded
from monitor.reports.fhir import codes
from monitor.reports.fhir.elements import (
    Element,
    coding,
    concept,
    flag,
    note,
    reference,
    resource,
    words,
)
from monitor.reports.fhir.source import Source
from monitor.reports.fhir.stretches import Stretch, stretches
from monitor.reports.versions import VersionOut


class _Course(Struct, frozen=True, kw_only=True):
    """An effect and the end that it is told with, if any."""

    effect: EffectRecorded
    onset: datetime
    ended: datetime | None
    outcome: str


def effects(source: Source) -> list[tuple[Stretch, Element]]:
    """A Condition for each version of a beginning, and one for each end in error."""
    found = stretches(source.versions, _whole)
    begun = [s for s in found if isinstance(s.content, EffectRecorded)]
    ends = [s for s in found if isinstance(s.content, EffectEnded)]
    made = [(s, _condition(s, _course(s, _end(s, ends)), source)) for s in begun]
    for end in ends:
        if end.is_in_force:
            continue
        about = _about(end, begun)
        if about is not None:
            made.append((end, _condition(end, _course(about, end), source)))
    return made


def _whole(version: VersionOut) -> Mapping[str, object]:
    is_effect = isinstance(version.says, EffectRecorded | EffectEnded)
    return {"effect": version.says} if is_effect else {}


def _ended_effect(end: Stretch) -> UUID | None:
    return end.content.effect if isinstance(end.content, EffectEnded) else None


def _end(effect: Stretch, ends: list[Stretch]) -> Stretch | None:
    """The earliest end in force, as on the screen."""
    found = [
        end
        for end in ends
        if end.is_in_force and _ended_effect(end) == effect.first.fact
    ]
    return min(found, key=lambda end: end.first.at, default=None)


def _about(end: Stretch, begun: list[Stretch]) -> Stretch | None:
    """The effect it was an end of, as it was told last."""
    found = [s for s in begun if s.first.fact == _ended_effect(end)]
    return next((s for s in found if s.is_in_force), found[-1] if found else None)


def _course(begun: Stretch, end: Stretch | None) -> _Course:
    effect = begun.content
    if not isinstance(effect, EffectRecorded):
        raise TypeError(effect)
    said = (
        ""
        if end is None or not isinstance(end.content, EffectEnded)
        else end.content.outcome
    )
    return _Course(
        effect=effect,
        onset=begun.first.at,
        ended=None if end is None else end.first.at,
        outcome=said or effect.outcome,
    )


def _condition(stretch: Stretch, course: _Course, source: Source) -> Element:
    effect = course.effect
    return resource(
        "Condition",
        stretch.id,
        **_standing(stretch, course),
        category=[
            concept(coding(codes.CONDITION_CATEGORY, "encounter-diagnosis")),
        ],
        severity=_severity(effect.grade, source),
        code=_code(effect.code, source),
        subject=reference(source.patient),
        encounter=reference(source.encounter),
        onsetDateTime=course.onset,
        abatementDateTime=course.ended if _is_clinical(stretch, course) else None,
        recordedDate=stretch.first.recorded_at,
        recorder=stretch.by,
        note=[*note(effect.action), *note(course.outcome)],
        extension=[
            *words("mode", effect.mode),
            *words("related", effect.related),
            *flag("expected", effect.expected),
            *flag("serious", effect.serious),
            *_end_alone(stretch, course),
            *words("action", effect.action),
            *words("outcome", course.outcome),
            *flag("contested", stretch.is_contested or None),
        ],
    )


def _is_clinical(stretch: Stretch, course: _Course) -> bool:
    """Neither in error nor, as grade 0, asked for and not there."""
    return stretch.is_in_force and course.effect.grade > 0


def _end_alone(stretch: Stretch, course: _Course) -> list[Element]:
    """Only what has a clinical status may have ended (con-4); else it stands here."""
    if _is_clinical(stretch, course) or course.ended is None:
        return []
    return [{"url": f"{codes.EXTENSION}ended", "valueDateTime": course.ended}]


def _standing(stretch: Stretch, course: _Course) -> Element:
    """No clinical status in error (con-5); grade 0 is asked for and not there."""
    if not stretch.is_in_force:
        return {"verificationStatus": _verified("entered-in-error")}
    if not _is_clinical(stretch, course):
        return {"verificationStatus": _verified("refuted")}
    clinical = "active" if course.ended is None else "resolved"
    return {
        "clinicalStatus": concept(coding(codes.CLINICAL, clinical)),
        "verificationStatus": _verified("confirmed"),
    }


def _verified(code: str) -> Element:
    return concept(coding(codes.VERIFICATION, code))


def _severity(grade: int, source: Source) -> Element:
    label = next((g.label for g in source.protocol.grades if g.grade == grade), "")
    known = codes.SEVERITIES.get(grade)
    snomed = [] if known is None else [coding(codes.SNOMED, *known)]
    return concept(
        coding(codes.GRADE, str(grade), label), *snomed, text=f"Grade {grade}"
    )


def _code(code: str, source: Source) -> Element:
    label = next((e.label for e in source.protocol.effects if e.code == code), code)
    return concept(coding(codes.EFFECT, code, label), text=label)
