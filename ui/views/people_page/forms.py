"""The forms of the page of people, as they are shown."""

from typing import NamedTuple

from ui.views.forms.filled import Filled
from ui.views.forms.form import ChoicePart, FormView, TextPart, text_part
from ui.views.people_page.asked import (
    AGAIN,
    NAME,
    PASSWORD,
    REASON,
    ROLE_KEYS,
    ROLES,
    SIGN_IN,
    Asked,
    is_password_needed,
)
from ui.views.people_page.code_form import code_form
from ui.views.people_page.lock_form import lock_form
from ui.views.people_page.rule_form import rule_form
from ui.widgets.faces import Choice

_TYPED_BY = (
    "The person enrolled types the password, twice: 15 characters or more, best four"
    " words that have nothing to do with each other. Paste is allowed."
)
_NOT_WANTED = "only if another is given, or with another sign-in name"
_ENDING = (
    "Whoever it is can't sign in from now on; all that was charted stays. Then the"
    " record gets another key, once no session is open."
)
_SLOT_LEFT = (
    "The access ended. This takes the key away again, where that went wrong before."
)
_PIN = (
    "The PIN is forgotten. At the next sign-in, with the password, another one is"
    " chosen."
)


class Judged(NamedTuple):
    """What is found of the password as typed so far; ``why`` is empty where taken."""

    password: str = ""
    is_known: bool = False
    why: str = ""


def person_form(asked: Asked, filled: Filled, judged: Judged, busy: str) -> FormView:
    """``busy`` says what is under way and takes the place of the note."""
    if asked.kind == "end":
        view = _ending(asked, filled)
    elif asked.kind == "pin":
        view = _own_pin(asked)
    elif asked.kind == "lock":
        view = lock_form(filled)
    elif asked.kind == "rule":
        view = rule_form(is_allowed=asked.is_allowed)
    elif asked.kind == "code":
        view = code_form(asked, filled)
    else:
        view = _details(asked, filled, judged)
    return FormView(
        title=view.title,
        note=busy or view.note,
        rows=view.rows,
        facts=view.facts,
        question=view.question,
        message=filled.message,
        submit=view.submit,
        focus=view.focus,
    )


def _details(asked: Asked, filled: Filled, judged: Judged) -> FormView:
    person = asked.person
    words = "Change"
    if asked.kind == "enrol":
        words = "Enrol again" if asked.is_again else "Enrol"
    title = f"{words} {person.name}" if person is not None else "Enrol a person"
    return FormView(
        title=title,
        rows=(
            (
                text_part(filled, NAME, "Name as it stands in the record", stretch=3),
                text_part(filled, SIGN_IN, "Sign-in name", stretch=2),
            ),
            (_roles(filled),),
            (_password(asked, filled, judged),),
            (_again(filled),),
        ),
        question=_TYPED_BY,
        submit=words,
        focus=NAME if person is None else ROLES,
    )


def _roles(filled: Filled) -> ChoicePart:
    chosen = filled.pick(ROLES)
    return ChoicePart(
        id=ROLES,
        label="Roles",
        choices=tuple(
            Choice(key, role.capitalize(), marked=key in chosen)
            for key, role in ROLE_KEYS.items()
        ),
        is_many=True,
    )


def _password(asked: Asked, filled: Filled, judged: Judged) -> TextPart:
    typed = filled.texts.get(PASSWORD, "")
    needed = is_password_needed(asked, filled)
    said = ""
    if typed and judged.password == typed and judged.is_known:
        said = f"not taken: {judged.why}" if judged.why else "accepted"
    elif typed:
        said = "looking at it…"
    return TextPart(
        id=PASSWORD,
        label="Password",
        text=typed,
        unit=said,
        hint="" if needed else _NOT_WANTED,
        verdict=filled.verdict(PASSWORD),
        is_secret=True,
    )


def _again(filled: Filled) -> TextPart:
    typed, again = filled.texts.get(PASSWORD, ""), filled.texts.get(AGAIN, "")
    said = ""
    if again:
        said = "the same" if again == typed else "not the same"
    return TextPart(
        id=AGAIN,
        label="The same once more",
        text=again,
        unit=said,
        verdict=filled.verdict(AGAIN),
        is_secret=True,
    )


def _ending(asked: Asked, filled: Filled) -> FormView:
    person = asked.person
    named = "" if person is None else person.name
    if person is not None and not person.is_active:
        return FormView(
            title=f"Take the key of {named} away",
            rows=(),
            question=_SLOT_LEFT,
            submit="Take away",
        )
    return FormView(
        title=f"End the access of {named}",
        rows=((text_part(filled, REASON, "Reason"),),),
        question=_ENDING,
        submit="End access",
        focus=REASON,
    )


def _own_pin(asked: Asked) -> FormView:
    named = "" if asked.person is None else asked.person.name
    return FormView(
        title=f"Another PIN for {named}",
        rows=(),
        question=_PIN,
        submit="Forget the PIN",
    )
