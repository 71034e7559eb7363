"""What a row of a check is made of: how it stands, and what opens in it."""

from msgspec import Struct

from ui.views.new_session.parts import ButtonView, FieldView, Mark

NEEDS = "an override needs name and reason, listed for review"


class GatePart(Struct, frozen=True, kw_only=True):
    """What opens in a row: fields, and the button that charts them."""

    fields: tuple[FieldView, ...] = ()
    main: ButtonView
    message: str = ""
    is_refused: bool = False
    has_text: bool = False

    @property
    def first(self) -> str:
        """The first field with nothing in it, else the first."""
        empty = (f.id for f in self.fields if not f.text)
        return next(empty, self.fields[0].id if self.fields else "")


class GateRowView(Struct, frozen=True, kw_only=True):
    """One gate: how it stands, and what can be done about it.

    ``version`` is another one each time it was answered or overridden. ``answer`` is
    None where it is worked out from the record, ``override`` where nothing is to be
    overridden, ``none`` where it concerns every patient; ``why`` opens with it where a
    reason is asked.
    """

    gate: str
    title: str
    mark: Mark
    evidence: str
    by: str
    version: int = 0
    answer: GatePart | None = None
    override: GatePart | None = None
    none: ButtonView | None = None
    why: GatePart | None = None
    needs: str = NEEDS

    @property
    def is_unmet(self) -> bool:
        return self.mark in ("not met", "waiting")

    @property
    def has_ways(self) -> bool:
        """Whether it blocks, and something can be done about it by now."""
        return self.is_unmet and not (self.answer is None and self.override is None)

    @property
    def spoken(self) -> str:
        return ", ".join(
            p for p in (self.title, self.mark, self.evidence, self.by) if p
        )
