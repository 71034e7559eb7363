"""What a form asks of the record: what it shows, or nothing."""

from msgspec.structs import replace

from monitor.chart.refusals import Refusal
from monitor.chart.times import AGO
from ui.views import wording
from ui.views.forms.amend_form import AmendForm
from ui.views.forms.filled import Circumstance, Filled
from ui.views.forms.form import Form, FormCommand, FormView, Part, TextPart

NOT_READ = Refusal(
    what="Not charted",
    why="the session can't be read",
    remedy="What is typed here is kept",
)
GONE = Refusal(
    what="Not charted",
    why="what this is about is no longer there",
    remedy="Leave with Esc",
)
CHANGED = Refusal(
    what="Not charted",
    why="this changed while it was open",
    remedy="Read it again; Enter charts it as it stands here now",
)


def asked(
    shown: Form, now: Form | None, filled: Filled, circumstance: Circumstance
) -> FormCommand | Refusal:
    """The command of a form, if it still means what the form showed.

    ``now`` is the same form made for the session as it has become; None where that
    has nothing for it to be about.
    """
    if now is None:
        return GONE
    command = now.command(filled, circumstance)
    if isinstance(command, Refusal):
        return command
    is_as_shown = command == shown.command(filled, circumstance)
    return command if is_as_shown and _is_about_the_same(shown, now) else CHANGED


def clocked(view: FormView, filled: Filled, circumstance: Circumstance) -> FormView:
    """The same, with the clock time beside every time that counts back from now."""
    rows = tuple(
        tuple(_clocked(part, filled, circumstance) for part in row) for row in view.rows
    )
    return replace(view, rows=rows)


def _clocked(part: Part, filled: Filled, circumstance: Circumstance) -> Part:
    if not isinstance(part, TextPart) or not part.is_time:
        return part
    if not filled.text(part.id).startswith(AGO):
        return part
    found = filled.time(circumstance, part.id)
    if isinstance(found, Refusal):
        return part
    return replace(part, meant=wording.clock(found, circumstance.zone))


def untimely(
    form: Form, filled: Filled, part: str, circumstance: Circumstance
) -> Refusal | None:
    """Why what stands in that part is no time; None where it is, or need not be."""
    is_time = any(
        isinstance(shown, TextPart) and shown.is_time and shown.id == part
        for shown in form.view(filled).parts
    )
    # A time of day in an amendment is meant near the entry, not near now.
    if not is_time or not filled.text(part) or isinstance(form, AmendForm):
        return None
    found = filled.time(circumstance, part)
    return found if isinstance(found, Refusal) else None


def _is_about_the_same(shown: Form, now: Form) -> bool:
    """Striking out says nothing of what is struck out, so that is compared too."""
    if not isinstance(shown, AmendForm) or not isinstance(now, AmendForm):
        return True
    before, after = shown.fact, now.fact
    is_same_time = before.effective_at == after.effective_at
    return before.payload == after.payload and is_same_time
