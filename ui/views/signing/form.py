"""The form that asks for the password of whoever signs a session off."""

from typing import NamedTuple

from monitor.chart.kinds import Meaning
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording
from ui.views.entry.view import Message, Tone
from ui.views.forms.form import FormView, TextPart
from ui.views.signing.open_matters import open_matters
from ui.views.signing.what import told_session

PASSWORD = "password"  # noqa: S105  (the name of a field)
MEANINGS: dict[Meaning, str] = {
    "charted by me": "I charted in this session, and stand by what I charted",
    "reviewed and co-signed": "I charted nothing in it, and have read it through",
}
"""What each means for whoever signs it."""
_NOTE = "Typed each time; a PIN signs nothing"


class Asked(NamedTuple):
    """Who is asked to sign which session as what; ``name`` is printed with it."""

    read: SessionRead
    name: str
    meaning: Meaning


def sign_form(
    asked: Asked,
    typed: str = "",
    busy: str = "",
    refusal: Refusal | None = None,
    *,
    is_name_hidden: bool = False,
) -> FormView:
    """``busy`` says what is under way and takes the place of the note."""
    is_refused = refusal is not None and refusal.field == PASSWORD
    return FormView(
        title="Sign off",
        note=busy or _NOTE,
        rows=(
            (
                TextPart(
                    id=PASSWORD,
                    label="Password",
                    text=typed,
                    verdict="refused" if is_refused else "none",
                    is_secret=True,
                ),
            ),
        ),
        facts=(
            ("Signed by", asked.name),
            ("As", f"“{asked.meaning}”: {MEANINGS[asked.meaning]}"),
            ("What", _what(asked.read, is_name_hidden=is_name_hidden)),
            ("Open", wording.sentence(open_matters(asked.read).summary)),
        ),
        message=Message(refusal.sentence, Tone.REFUSED) if refusal else Message(),
        submit="Sign",
        focus=PASSWORD,
    )


def _what(read: SessionRead, *, is_name_hidden: bool) -> str:
    entries = wording.counted(len(read.entries), "entry", "entries")
    patient = state_words.who(read, is_name_hidden=is_name_hidden)
    return f"{entries}, {told_session(read)}, {patient}"
