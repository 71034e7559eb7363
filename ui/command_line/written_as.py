"""What a file of one or many sessions holds, in each form."""

from typing import TYPE_CHECKING, NamedTuple

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


def content_of(reads: "list[SessionRead]", form: Form, by: str) -> tuple[bytes, int]:
    """The bytes of the file, and how many observations, lines or resources that are."""
    from monitor.reports.handed_out import written  # noqa: PLC0415

    if form.wish is not None:
        return written(reads, form.wish)
    return _text(reads) if form.name == "text" else _printed(reads, by, form)


def _text(reads: "list[SessionRead]") -> tuple[bytes, int]:
    from monitor import __version__  # noqa: PLC0415
    from ui.views.summary.text import summary_text  # noqa: PLC0415

    text = "\n".join(summary_text(read, __version__) for read in reads).encode()
    return text, text.count(b"\n")


def _printed(reads: "list[SessionRead]", by: str, form: Form) -> tuple[bytes, int]:
    from ui.command_line.on_paper import session_pdf  # noqa: PLC0415
    from ui.views.sheets.papers import ESKETAMINE, REPORT  # noqa: PLC0415

    (read,) = reads
    paper = ESKETAMINE if form.name == "esketamine" else REPORT
    return session_pdf(read, by, form.paper, paper), len(read.session.sets)
