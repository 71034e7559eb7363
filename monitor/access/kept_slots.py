"""The slots of a record as one run of the program knows them: sealed, and never older.

Whoever can write the key file could put one of before back, by which a password opens
that was changed since. What this run has seen once is the least that it takes; that of
earlier runs stands in the record itself.
"""

from pathlib import Path

from monitor.access.faults import SlotsOlder, SlotsRefused
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import demand_seal
from monitor.access.slot_file import SlotFile
from monitor.access.slot_seal import sealed_by
from monitor.access.slots import KeySlots


class KeptSlots:
    """Reads and writes the key file; anything may raise what ``SlotFile`` raises.

    ``twice`` is the newest generation that both copies are known to have. Only that
    may be demanded of later runs: damage to one copy then shuts nobody out.
    """

    def __init__(self, folder: Path) -> None:
        self._file = SlotFile(folder)
        self._least = 0
        self._is_twice = False
        # As the slots were opened or given them last: no others are sealed into one.
        self.keys: DataKeys | None = None
        self.generation = 0
        """Of those read or written last."""
        self.twice = 0
        self.remark = ""

    def exists(self) -> bool:
        return self._file.exists()

    def read(self, *, takes_older: bool = False) -> KeySlots:
        """Raises SlotsOlder, or SlotsDamaged where the seal is broken."""
        found = self._file.read()
        self.remark, self._is_twice = found.remark, found.is_twice
        slots = found.slots
        self.generation = slots.proved_generation
        if not takes_older and slots.proved_generation < self._least:
            raise SlotsOlder(slots.proved_generation, self._least)
        if self.keys is not None:
            demand_seal(slots, self.keys)
        return slots

    def opened(self, slots: KeySlots, keys: DataKeys) -> None:
        """These were read, and somebody's slot gave those keys: the seal holds."""
        self.keys = keys
        self._know(slots, is_twice=self._is_twice)

    def write(self, slots: KeySlots, keys: DataKeys | None = None) -> None:
        """``keys`` are in the slots; else as they were opened last.

        Raises SlotsRefused where neither is known.
        """
        keys = keys or self.keys
        if keys is None:
            raise SlotsRefused("the key that seals it is wanting")
        slots = sealed_by(slots, keys.current)
        self.remark = self._file.write(slots)
        self._know(slots, is_twice=not self.remark)

    def least(self, known: int = 0) -> int:
        """What is demanded here, or of what the record knows where that is newer."""
        return max(self._least, known)

    def _know(self, slots: KeySlots, *, is_twice: bool) -> None:
        self.generation = slots.proved_generation
        self._least = max(self._least, self.generation)
        if is_twice:
            self.twice = max(self.twice, self.generation)
