"""A part of a view that is put together when somebody first looks at it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from ui.overriding import override

T = TypeVar("T")


class Later(Generic[T]):
    """What comes of ``build``, of frozen values alone, so that it is the same always.

    Two are equal where that is.
    """

    __slots__ = ("_build", "_built")

    def __init__(self, build: Callable[[], T]) -> None:
        self._build: Callable[[], T] | None = build
        self._built: list[T] = []

    @property
    def value(self) -> T:
        build = self._build
        if build is not None:
            # What it was built from is kept no longer; the second of two threads that
            # ask at once builds the same.
            self._built, self._build = [build()], None
        return self._built[0]

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Later):
            return NotImplemented
        return self is other or bool(self.value == other.value)

    @override
    def __hash__(self) -> int:
        return hash(self.value)
