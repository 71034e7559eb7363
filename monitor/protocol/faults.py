"""What is wrong with a protocol's text, each fault named by where it stands."""

from msgspec import Struct
from typing_extensions import override


class Fault(Struct, frozen=True, order=True):
    """One fault. ``path`` is the key path, ``line`` is known for wrong syntax only.

    Elements of a list are named by their id or code, or by their place from 1.
    """

    path: str
    text: str
    line: int | None = None

    @override
    def __str__(self) -> str:
        place = f"line {self.line}" if self.line is not None else self.path
        return f"{place}: {self.text}" if place else self.text


class ProtocolFault(Exception):
    """A text is no protocol; ``faults`` are all that was found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
