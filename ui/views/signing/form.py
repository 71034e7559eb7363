"""The form that asks whoever signs a session off for sign-in name and password."""

from typing import NamedTuple

from monitor.chart.kinds import Meaning
from monitor.chart.refusals import Refusal
from monitor.chart.sign_in_names import folded
from monitor.chart.signing_off import (
    CO_SIGNED,
    UNSIGNED_BECAUSE,
    is_nurse_signed,
)
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording
from ui.views.entry.view import Message, Tone
from ui.views.forms.form import FormView, TextPart
from ui.views.signing.open_matters import open_matters
from ui.views.signing.what import told_entries, told_session

NAME, PASSWORD, BECAUSE = "name", "password", UNSIGNED_BECAUSE
MEANINGS: dict[Meaning, str] = {
    "charted by me": "I charted in this session, and stand by what I charted",
    "reviewed and co-signed": "I have read it through, and seen every exception",
}
"""What each means for whoever signs it."""
_ACTS: dict[Meaning, str] = {
    "charted by me": "Sign off",
    "reviewed and co-signed": "Co-sign",
}
"""What the form is called: one signs what one charted, and co-signs what others did."""
_BOTH = "Name and password; from the next signature on the password, until a lock"
_COVERED = "Not how your sign-in name begins: covered, as it may be a password"
_WHY_UNSIGNED = "Why nobody who charted has signed"
_NEXT = "The password is typed each time; a PIN signs nothing"


class Asked(NamedTuple):
    """Who is asked to sign which session as what; ``name`` is printed with it.

    ``sign_in`` is theirs where it was typed with a signature since they came in;
    ``own`` is it in any case, empty until the record has told it.
    """

    read: SessionRead
    name: str
    meaning: Meaning
    sign_in: str = ""
    own: str = ""


class Typed(NamedTuple):
    """What stands in the fields."""

    name: str = ""
    password: str = ""
    unsigned_because: str = ""

    def kept(self, own: str) -> "Typed":
        """Without what is, or may be, a password."""
        name = self.name if is_own_so_far(self.name, own) else ""
        return self._replace(name=name, password="")


_NOTHING = Typed()


def sign_form(
    asked: Asked,
    typed: Typed = _NOTHING,
    busy: str = "",
    refusal: Refusal | None = None,
    *,
    is_name_hidden: bool = False,
) -> FormView:
    """``busy`` says what is under way and takes the place of the note."""
    field = "" if refusal is None else refusal.field
    is_covered = not is_own_so_far(typed.name, asked.own)
    name = _field(NAME, "Sign-in name", typed.name, field, is_secret=is_covered)
    password = _field(PASSWORD, "Password", typed.password, field, is_secret=True)
    because = _field(
        BECAUSE, _WHY_UNSIGNED, typed.unsigned_because, field, is_secret=False
    )
    who = (password,) if asked.sign_in else (name, password)
    is_why = asks_why(asked.read, asked.meaning)
    return FormView(
        title=_ACTS[asked.meaning],
        note=busy or _note(asked, is_covered=is_covered),
        rows=((because,), who) if is_why else (who,),
        facts=(
            *_signed_as(asked, is_one_line=is_why),
            ("What", _what(asked.read, is_name_hidden=is_name_hidden)),
            ("Open", wording.sentence(open_matters(asked.read).summary)),
        ),
        message=Message(refusal.sentence, Tone.REFUSED) if refusal else Message(),
        submit="Sign",
        focus=_focus(asked),
    )


def _signed_as(asked: Asked, *, is_one_line: bool) -> tuple[tuple[str, str], ...]:
    """By whom and as what; below a reason there is a line less for it."""
    meaning = f"“{asked.meaning}”: {MEANINGS[asked.meaning]}"
    if is_one_line:
        return (("Signed by", f"{_signer(asked)}, as {meaning}"),)
    return ("Signed by", _signer(asked)), ("As", meaning)


def _focus(asked: Asked) -> str:
    if asks_why(asked.read, asked.meaning):
        return BECAUSE
    return PASSWORD if asked.sign_in else NAME


def asks_why(read: SessionRead, meaning: Meaning) -> bool:
    """Whether it is co-signed before anybody who charted has signed it."""
    is_signed = is_nurse_signed(read.session, read.patient)
    return meaning == CO_SIGNED and not is_signed


def is_own_so_far(typed: str, own: str) -> bool:
    """Whether a sign-in name begins like that; else a password may stand there."""
    return folded(own).startswith(folded(typed))


def _note(asked: Asked, *, is_covered: bool) -> str:
    if asked.sign_in:
        return _NEXT
    return _COVERED if is_covered else _BOTH


def _field(
    id_: str, label: str, text: str, refused: str | None, *, is_secret: bool
) -> TextPart:
    return TextPart(
        id=id_,
        label=label,
        text=text,
        verdict="refused" if refused == id_ else "none",
        is_secret=is_secret,
    )


def _signer(asked: Asked) -> str:
    if not asked.sign_in:
        return asked.name
    return f"{asked.name}, who signs in as {asked.sign_in}"


def _what(read: SessionRead, *, is_name_hidden: bool) -> str:
    patient = state_words.who(read, is_name_hidden=is_name_hidden)
    return f"{told_entries(read)}, {told_session(read)}, {patient}"
