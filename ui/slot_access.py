"""Lets people in and shuts them out, and has the record keyed anew after it.

Slots are written in the thread of the door, one after the other; the file of the record
in its own thread. Each step is durable before the next, so that a crash leaves slots
that open the record as it then is.
"""

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from monitor.access import to_key_anew
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials
from monitor.chart.refusals import Refusal
from monitor.charting.faults import EnvironmentFault
from ui import questions
from ui.access import Outcome
from ui.first_slots import drop_key_file, prepare_copies
from ui.other_code import replace_code

if TYPE_CHECKING:
    from monitor.access.doorkeeper import Doorkeeper
    from monitor.chart.people import People
    from monitor.charting.recorder import Recorder
    from ui.views.snapshot import Snapshot

T = TypeVar("T")
Fail = Callable[[Exception], None]
_log = logging.getLogger(__name__)
_AGAIN_AFTER = timedelta(hours=1)


class Door(Protocol):
    """Runs questions to the doorkeeper, one after the other, in one thread."""

    def ask(
        self,
        question: "Callable[[Doorkeeper], T]",
        then: Callable[[T], None],
        fail: Fail,
    ) -> None: ...


class Record(Protocol):
    """Runs questions to the recorder in the thread of the record."""

    def ask(
        self,
        question: "Callable[[Recorder], T]",
        then: Callable[[T], None],
        fail: Fail,
    ) -> None: ...


class SlotAccess(QObject):
    """The slots of the record that is open, as ``ui.access.Access`` asks for them.

    *Signals:* ``keys_changed(DataKeys)``: with these the record is to be opened from
    now on, should it be opened again.
    """

    keys_changed = Signal(object)

    def __init__(self, folder: Path, door: Door, record: Record) -> None:
        super().__init__()
        self._folder = folder
        self._door = door
        self._record = record
        # Read and written in the thread of the door alone, once there are any.
        self._keys: DataKeys | None = None
        self._is_wanted = False
        self._is_under_way = False
        self._failed_at: datetime | None = None

    def use(self, keys: DataKeys) -> None:
        """The record is open with these; what was left undone is done soon."""

        def take(_: "Doorkeeper") -> bool:
            # Whoever signs in later may have done so while it was being keyed anew.
            self._keys = self._keys or keys
            return keys.before is not None or to_key_anew.is_noted(self._folder)

        self._door.ask(take, self._take_wanted, self._fail)
        self._door.ask(self._seal, _take_nothing, _not_sealed)
        self._record.ask(questions.everybody, self._drop_ended, self._fail)

    def _drop_ended(self, people: "People") -> None:
        """Where it stands in the record and the program ended before the slot went."""
        administrators = {person.id for person in people.administrators}
        for person in people.everyone:
            if not person.is_active:
                drop = partial(self._drop, person.id, administrators)
                self._door.ask(drop, self._take_wanted, self._fail)

    def _drop(
        self, person: UUID, administrators: Collection[UUID], keeper: "Doorkeeper"
    ) -> bool:
        if not keeper.has_slot(person):
            return False
        to_key_anew.note(self._folder)
        keeper.shut_out(person, administrators, self._known())
        return True

    def _seal(self, keeper: "Doorkeeper") -> None:
        keeper.seal(self._known())

    def let_in(
        self, person: UUID, typed: Credentials, then: Callable[[Outcome], None]
    ) -> None:
        def let_in(keeper: "Doorkeeper") -> None:
            keeper.let_in(person, typed, self._known())

        self._door.ask(let_in, then, partial(_told, then))

    def shut_out(
        self,
        person: UUID,
        administrators: Collection[UUID],
        then: Callable[[Outcome], None],
    ) -> None:
        def shut_out(keeper: "Doorkeeper") -> Refusal | None:
            to_key_anew.note(self._folder)
            return keeper.shut_out(person, administrators, self._known())

        def take(refusal: Refusal | None) -> None:
            self._take_wanted(is_wanted=True)
            then(refusal)

        self._door.ask(shut_out, take, partial(_told, then))

    def replace_code(self, code: bytes, then: Callable[[Outcome], None]) -> None:
        def replace(keeper: "Doorkeeper") -> Outcome:
            return replace_code(keeper, self._folder, code, self._known())

        def take(half: Outcome) -> None:
            self._take_wanted(is_wanted=True)
            then(half)

        self._door.ask(replace, take, partial(_told, then))

    @Slot(object)
    def look(self, snapshot: "Snapshot") -> None:
        """Key the record anew once it is wanted and nobody has a session open."""
        if not self._is_wanted or self._is_under_way or snapshot.open_sessions:
            return
        failed_at = self._failed_at
        if failed_at is not None and snapshot.now - failed_at < _AGAIN_AFTER:
            return
        self._is_under_way, self._failed_at = True, snapshot.now
        self._door.ask(self._begin, self._key_anew, self._fail)

    def _begin(self, keeper: "Doorkeeper") -> DataKeys:
        """First every slot gets the next key beside the one the record has.

        Before that the key file goes where taking over was cut short, and the copies
        that nobody could open any more get the slots of now. From a next key on the
        slots tell that it is under way: what is noted after it asks for another.
        """
        known = self._known()
        drop_key_file(self._folder, known)
        prepare_copies(self._folder)
        self._keys = keeper.begin_keying_anew(known)
        if self._keys != known:
            to_key_anew.forget(self._folder)
        return self._keys

    def _key_anew(self, keys: DataKeys) -> None:
        """Then the file: a crash before leaves the old key in it, one after the new."""
        self.keys_changed.emit(keys)
        question = partial(questions.key_anew, keys.current.raw)
        self._record.ask(question, self._end, self._fail)

    def _end(self, is_done: bool) -> None:  # noqa: FBT001  (an answer)
        """Last every slot forgets the key before; not while a copy is being made."""
        if is_done:
            self._door.ask(self._forget, self._finish, self._fail)
        else:
            self._is_under_way, self._failed_at = False, None

    def _forget(self, keeper: "Doorkeeper") -> tuple[DataKeys, bool]:
        """Also whether somebody's slot, or the code, went after the key was made."""
        keeper.end_keying_anew(self._known())
        self._keys = DataKeys(current=self._known().current)
        return self._keys, to_key_anew.is_noted(self._folder)

    def _finish(self, ended: tuple[DataKeys, bool]) -> None:
        keys, self._is_wanted = ended
        self._is_under_way, self._failed_at = False, None
        self.keys_changed.emit(keys)

    def _take_wanted(self, is_wanted: bool) -> None:  # noqa: FBT001  (an answer)
        self._is_wanted = self._is_wanted or is_wanted

    def _fail(self, fault: Exception) -> None:
        """It is tried again after an hour, and at the next start."""
        self._is_under_way = False
        if not isinstance(fault, EnvironmentFault):
            raise fault
        _log.warning("The record is not keyed anew: %s", type(fault).__name__)

    def _known(self) -> DataKeys:
        if self._keys is None:
            raise RuntimeError("The record is not open.")
        return self._keys


def _take_nothing(_: None) -> None:
    """It was done, or had been before."""


def _not_sealed(fault: Exception) -> None:
    """At the next start, or with the next change."""
    if not isinstance(fault, EnvironmentFault):
        raise fault
    _log.warning("The key slots are not sealed: %s", type(fault).__name__)


def _told(then: Callable[[Outcome], None], fault: Exception) -> None:
    if not isinstance(fault, EnvironmentFault):
        raise fault
    then(fault)
