"""Half-typed and refused sets that wait their turn, in order, for each session."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

from monitor.chart.keying.draft import SetDraft

_NOT_BEGUN = datetime.max.replace(tzinfo=UTC)
IsMine = Callable[[UUID], bool]


def _anybodys(_: UUID) -> bool:
    return True


class WaitingSets:
    """What stands next in a session's strip; none ever takes the place of another."""

    def __init__(self) -> None:
        self._lines: dict[UUID, list[SetDraft]] = {}
        self._refused: set[UUID] = set()

    def restore(self, session: UUID, draft: SetDraft) -> None:
        """Found when the app started: the one begun first comes first."""
        line = self._line(session)
        line.append(draft)
        line.sort(key=_begun_at)

    def lay_aside(self, session: UUID, draft: SetDraft) -> None:
        """It stood in the strip, and is the next to stand there again."""
        self._line(session).insert(0, draft)

    def line_up(self, session: UUID, draft: SetDraft) -> None:
        """Refused: behind what was refused before it, ahead of all that was not."""
        line = self._line(session)
        ahead = [waiting for waiting in line if self.is_refused(waiting.id)]
        line.insert(len(ahead), draft)

    def next(self, session: UUID, is_mine: IsMine = _anybodys) -> SetDraft | None:
        """The one of that typist whose turn it is, which waits no more."""
        line = self._line(session)
        found = next((draft for draft in line if is_mine(draft.id)), None)
        if found is not None:
            line.remove(found)
        return found

    def are_any(self, session: UUID, is_mine: IsMine = _anybodys) -> bool:
        return any(is_mine(draft.id) for draft in self._line(session))

    def note_refused(self, id_: UUID) -> None:
        self._refused.add(id_)

    def is_refused(self, id_: UUID) -> bool:
        """Whether the record said no to it, and has not been asked again."""
        return id_ in self._refused

    def let_go(self, id_: UUID) -> None:
        """It is on its way again, or thrown away."""
        self._refused.discard(id_)

    def _line(self, session: UUID) -> list[SetDraft]:
        return self._lines.setdefault(session, [])


def _begun_at(draft: SetDraft) -> datetime:
    return draft.started_at or _NOT_BEGUN
