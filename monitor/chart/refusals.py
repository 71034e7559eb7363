"""A clinical "no": what can't be charted, why, and what to do about it."""

from msgspec import Struct


class Refusal(Struct, frozen=True, kw_only=True):
    """Shown beside the field it is about, or beside the form when ``field`` is None.

    ``what`` is refused, for the reason ``why``; ``remedy`` says what to do.
    """

    what: str
    why: str
    remedy: str
    field: str | None = None

    @property
    def sentence(self) -> str:
        return f"{self.what}: {self.why}. {self.remedy}."


class Question(Struct, frozen=True, kw_only=True):
    """An implausible value that may be true; a second Enter keeps it.

    ``text`` states the facts, such as "69 at 13:22, up 105".
    """

    field: str
    text: str
