"""One check of section 3, as shown."""

from msgspec import Struct

from ui.views.new_session.parts import ButtonView, Mark


class CheckView(Struct, frozen=True, kw_only=True):
    """One check: whether it is met, on what evidence, by whom and when.

    Of those that are not met, the first shows its way out, ``button``.
    """

    title: str
    mark: Mark
    evidence: str
    by: str = ""
    button: ButtonView | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(
            p for p in (self.title, self.mark, self.evidence, self.by) if p
        )
