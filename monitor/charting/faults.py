"""What can go wrong with a record that is not a clinical "no" and not a bug.

EnvironmentFault        the workstation's fault; nothing of what was asked is saved
    (one subclass for each cause, in monitor.storage.faults)
Unconfirmed             the commit was interrupted; it may be saved or not
Erased                  its content was taken away on purpose
UnknownKind             the record holds a kind that this version doesn't know
ConflictingEntry        one id, two contents
NotPermitted            whoever asked may not see that
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from monitor.chart.refusals import Refusal


class EnvironmentFault(Exception):
    """The workstation can't do what was asked; what was charted before is untouched.

    ``what`` happened, ``why``, and the ``remedy``, each a plain sentence.
    """

    def __init__(self, what: str, why: str, remedy: str) -> None:
        super().__init__(f"{what} {why} {remedy}")
        self.what = what
        self.why = why
        self.remedy = remedy


class Unconfirmed(Exception):
    """The commit of these entries reported an error, which does not mean "not saved".

    Ask the journal to ``confirm`` the ids, or ask for the same command again.
    """

    def __init__(self, ids: Sequence[UUID], cause: EnvironmentFault) -> None:
        super().__init__(f"Not confirmed, to be checked. {cause.why}")
        self.ids = tuple(ids)
        self.cause = cause


class UnknownKind(Exception):
    """The record holds an entry that this version of Vigil can't read."""

    def __init__(self, tag: str, detail: str = "") -> None:
        super().__init__(f"This version does not know entries of the kind {tag}.")
        self.tag = tag
        self.detail = detail


class Erased(UnknownKind):
    """The patient that this was about was erased, at ``at``."""

    def __init__(self, at: datetime) -> None:
        super().__init__("patient-erased/1", "its content was erased")
        self.at = at


class ConflictingEntry(Exception):
    """An id that is already in the record came again with another content."""

    def __init__(self, id_: UUID) -> None:
        super().__init__(f"The entry {id_} is already charted with another content.")
        self.id = id_


class NotPermitted(Exception):
    """Whoever asked may not see that; nothing of it was told or changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal
