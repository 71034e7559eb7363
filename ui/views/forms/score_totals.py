"""A scale by its total, its subscores or its result, as read from the site's form."""

from msgspec import Struct

from monitor.chart.kinds import ScoreRecorded, Subscore
from monitor.chart.refusals import Refusal
from monitor.scales.scale import HIGHEST_TYPED, Scale, Version
from ui.views import wording
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView, Part, choice_part
from ui.views.forms.score_parts import (
    extras,
    mode_of,
    number_part,
    own,
    whole_number,
)


class TotalPage(Struct, frozen=True, kw_only=True):
    """No item is shown; the form itself is on paper, under the site's licence."""

    scale: Scale

    def view(self, filled: Filled) -> FormView:
        scale = self.scale
        first = self._first(filled)
        parts = self._parts(filled)
        rows: list[tuple[Part, ...]] = []
        if first:
            rows.append((*first, *parts[:1]))
            parts = parts[1:]
        half = (len(parts) + 1) // 2 if len(parts) > _IN_A_ROW else len(parts)
        rows += [row for row in (parts[:half], parts[half:]) if row]
        return FormView(
            title=scale.name,
            note=scale.title,
            question=self._question(filled),
            rows=(*rows, extras(filled)),
            facts=(("Terms", scale.notice),),
            message=filled.message,
            submit=f"Chart {scale.name}",
            focus=(rows[0][0]).id,
        )

    def score(self, filled: Filled) -> ScoreRecorded | Refusal:
        scale = self.scale
        total = self._number(filled, "total", "The total")
        if isinstance(total, Refusal):
            return total
        parts = self._subscores(filled)
        if isinstance(parts, Refusal):
            return parts
        version = self._version(filled)
        if version is None:
            return Refusal(
                field=own("version", scale),
                what=f"Which form of {scale.name} is missing",
                why="the range depends on it",
                remedy="Choose it by its number",
            )
        return ScoreRecorded(
            scale=scale.id,
            version=version.id,
            total=total,
            subscores=parts,
            result=filled.pick(own("result", scale)),
            mode=mode_of(filled),
            administered_by=filled.text("administered by"),
        )

    def _first(self, filled: Filled) -> tuple[Part, ...]:
        scale = self.scale
        if scale.results:
            choices = tuple((level.key, level.label) for level in scale.results)
            return (choice_part(filled, own("result", scale), "Result", choices),)
        if len(scale.versions) < 2:
            return ()
        versions = tuple((str(n), v.label) for n, v in enumerate(scale.versions, 1))
        return (choice_part(filled, own("version", scale), "Form", versions),)

    def _parts(self, filled: Filled) -> tuple[Part, ...]:
        scale = self.scale
        total: tuple[Part, ...] = ()
        if scale.has_total:
            total = (number_part(filled, own("total", scale), "Total"),)
        return (
            *total,
            *(number_part(filled, own(p.id, scale), p.label) for p in scale.parts),
        )

    def _question(self, filled: Filled) -> str:
        scale, version = self.scale, self._version(filled)
        told = [_range(version)] if version and scale.has_total else []
        total = whole_number(filled.text(own("total", scale)))
        if total is not None:
            called = scale.level(total) or scale.band(total)
            told += [f"{total} {called}"] if called else []
        note = wording.sentence(scale.note) if scale.note else ""
        return ". ".join(part for part in (*told, note) if part)

    def _version(self, filled: Filled) -> Version | None:
        versions = self.scale.versions
        if len(versions) == 1:
            return versions[0]
        picked = filled.pick(own("version", self.scale))
        return versions[int(picked) - 1] if picked else None

    def _subscores(self, filled: Filled) -> tuple[Subscore, ...] | Refusal:
        found = []
        for part in self.scale.parts:
            value = self._number(filled, part.id, part.label)
            if isinstance(value, Refusal):
                return value
            if value is not None:
                found.append(Subscore(part=part.id, value=value))
        return tuple(found)

    def _number(self, filled: Filled, name: str, label: str) -> int | Refusal | None:
        id_ = own(name, self.scale)
        typed = filled.text(id_)
        value = whole_number(typed)
        if typed and value is None:
            return Refusal(
                field=id_,
                what=f"{label} {typed[:12]} is not taken",
                why="it is not a whole number",
                remedy="Type digits 0 to 9",
            )
        return value


_IN_A_ROW = 5


def _range(version: Version) -> str:
    highest = HIGHEST_TYPED if version.highest is None else version.highest
    return f"{version.lowest} to {highest}"
