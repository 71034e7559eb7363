"""What was said of one part of a fact, from when it was said until it was corrected."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.reports.fhir.elements import Element, reference
from monitor.reports.versions import VersionOut

ERROR = "entered-in-error"
Parts = Callable[[VersionOut], Mapping[str, object]]
"""What a version says, by part; what it does not speak of is not in it."""


class Stretch(Struct, frozen=True, kw_only=True):
    """One resource stands for it; its ``versions`` say the same, in order of recording.

    A correction of another part of the fact leaves it alone.
    """

    part: str
    content: object
    versions: tuple[VersionOut, ...]
    root: VersionOut
    """The fact as it was first charted, by hand or from paper."""

    @property
    def id(self) -> UUID:
        """The same in every export, also once it is corrected."""
        return uuid5(self.first.entry, self.part)

    @property
    def first(self) -> VersionOut:
        return self.versions[0]

    @property
    def is_in_force(self) -> bool:
        return any(version.is_in_force for version in self.versions)

    @property
    def is_contested(self) -> bool:
        return any(version.is_contested for version in self.versions)

    @property
    def is_correction(self) -> bool:
        return bool(self.first.supersedes)

    def status(self, stands: str, corrected: str = "") -> str:
        if not self.is_in_force:
            return ERROR
        return corrected if corrected and self.is_correction else stands

    @property
    def by(self) -> Element:
        return author(self.first)


def author(version: VersionOut) -> Element:
    """Who said it; one whom nobody verified is marked."""
    mark = "" if version.author_verified else " (unverified)"
    return reference(version.person, f"{version.author or 'Somebody'}{mark}")


def stretches(versions: Iterable[VersionOut], parts: Parts) -> list[Stretch]:
    """Of each part of each fact, in the order in which they were begun."""
    known = {version.entry: version for version in versions}
    found: list[Stretch] = []
    for version in known.values():
        said = {} if version.says is None else parts(version)
        before = replaced_at_once(version, known)
        for part, what in said.items():
            content = (version.at, what)
            at = _carried(found, part, content, before)
            if at is None:
                root = known.get(version.fact, version)
                made = Stretch(part=part, content=what, versions=(version,), root=root)
                found.append(made)
            else:
                more = (*found[at].versions, version)
                found[at] = replace(found[at], versions=more)
    return found


def replaced_at_once(
    version: VersionOut, known: Mapping[UUID, VersionOut]
) -> frozenset[UUID]:
    """What it takes the place of, without what that had replaced already."""
    older = {o for i in version.supersedes if i in known for o in known[i].supersedes}
    return frozenset(version.supersedes) - older


def _carried(
    found: list[Stretch], part: str, content: object, before: frozenset[UUID]
) -> int | None:
    """Which of them says just that already, and is what this one took the place of."""
    for at, stretch in enumerate(found):
        says = (stretch.first.at, stretch.content)
        follows = any(version.entry in before for version in stretch.versions)
        if follows and stretch.part == part and says == content:
            return at
    return None
