"""The mark of an overridden method, without the cost of typing_extensions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

_Method = TypeVar("_Method", bound=Callable[..., object])

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: _Method) -> _Method:
        # Python 3.11 has no typing.override, and typing_extensions takes 6 to 8 ms of
        # a start that has 15 to spare before the first frame.
        return method


__all__ = ["override"]
