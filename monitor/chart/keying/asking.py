"""What can stand open beside the fields of a set, waiting for one more key or text."""

from datetime import datetime
from typing import TypeGuard

from msgspec import Struct


class AskReason(Struct, frozen=True):
    """Open after minus: why this box, or the whole set, is not measured."""

    whole_set: bool = False


class AskTime(Struct, frozen=True, tag=True):
    """Open after ``@``, or where a draft grew old: when it was observed."""

    typed: str = ""
    then_save: bool = False


class AskWhichTime(Struct, frozen=True, tag=True):
    """Open where one time of day came twice: which of the two is meant."""

    earlier: datetime
    later: datetime
    then_save: bool = False


class AskOxygen(Struct, frozen=True, tag=True):
    """Open for what the patient breathes: air, or so many litres a minute."""

    typed: str = ""
    then_save: bool = False


class AskDiscard(Struct, frozen=True):
    """Open after Escape on a half-typed set: D throws it away."""


Asking = AskReason | AskTime | AskWhichTime | AskOxygen | AskDiscard
Boxed = AskTime | AskWhichTime | AskOxygen


def holds_text(asking: Asking | None) -> TypeGuard[Boxed]:
    """Whether something is typed there that would be lost by closing it."""
    if isinstance(asking, AskTime | AskOxygen):
        return bool(asking.typed)
    return isinstance(asking, AskWhichTime)
