"""What a file of one or many sessions holds, in each form."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from monitor.reports.handed_out import Wish

BY = "vigil export"


class Form(NamedTuple):
    """How sessions are written: ``one`` where a single one was asked for by its id.

    ``paper`` is the size of a page, of those forms that have any.
    """

    name: str
    paper: str
    one: bool
    identified: bool

    @property
    def noted_as(self) -> str:
        """What the audit log calls it."""
        wish = self.wish
        told = "esketamine, pdf" if self.name == "esketamine" else self.name
        return told if wish is None else wish.noted_as

    @property
    def wish(self) -> "Wish | None":
        """What other programs read of it; None of what names the patient anyhow."""
        from monitor import __version__  # noqa: PLC0415
        from monitor.reports.handed_out import OPEN_FORMS, Wish  # noqa: PLC0415

        for form in OPEN_FORMS:
            if form == self.name:
                return Wish(
                    form=form,
                    by=BY,
                    app_version=__version__,
                    is_identified=self.identified,
                    is_one=self.one,
                )
        return None


class Teller(Protocol):
    """Tells one session after the other; ``head`` stands before the first of them."""

    @property
    def head(self) -> bytes: ...

    def told(self, read: "SessionRead") -> tuple[bytes, int]:
        """The piece, and how many observations, lines or resources that are."""
        ...


def teller(form: Form, by: str) -> Teller:
    from monitor.reports.handed_out import Telling  # noqa: PLC0415

    if form.wish is not None:
        return Telling(form.wish)
    return _Texts() if form.name == "text" else _Pages(by, form)


class _Texts:
    """Summaries, with a line between two of them."""

    head = b""

    def __init__(self) -> None:
        self._between = b""

    def told(self, read: "SessionRead") -> tuple[bytes, int]:
        from monitor import __version__  # noqa: PLC0415
        from ui.views.summary.text import summary_text  # noqa: PLC0415

        text = self._between + summary_text(read, __version__).encode()
        self._between = b"\n"
        return text, text.count(b"\n")


class _Pages:
    """A report, of one session alone."""

    head = b""

    def __init__(self, by: str, form: Form) -> None:
        self._by = by
        self._form = form

    def told(self, read: "SessionRead") -> tuple[bytes, int]:
        from ui.command_line.on_paper import session_pdf  # noqa: PLC0415
        from ui.views.sheets.papers import ESKETAMINE, REPORT  # noqa: PLC0415

        paper = ESKETAMINE if self._form.name == "esketamine" else REPORT
        content = session_pdf(read, self._by, self._form.paper, paper)
        return content, len(read.session.sets)
