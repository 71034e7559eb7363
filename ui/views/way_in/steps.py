"""The steps by which people come in, each as it stands before anything is typed."""

from monitor.chart.kinds import Role
from ui.views.start import INTENDED_USE, Recent
from ui.views.way_in.step import BACK, Field, Step

LOOKING = Step(id="looking", title="Sign in", words="Looking who may sign in…")

ROLES: dict[str, tuple[Role, ...]] = {
    "Administrator only": ("administrator",),
    "Nurse": ("administrator", "nurse"),
    "Supervisor": ("administrator", "supervisor"),
    "Prescriber": ("administrator", "prescriber"),
}
"""What the first person is beside; it can be changed once others are enrolled."""

_STEPS = 4
_PASTE = "15 characters or more; paste is allowed"
_AGAIN = "The same once more"

SIGN_IN = Step(
    id="sign-in",
    title="Sign in",
    fields=(
        Field("name", "User"),
        Field("password", "Password", "Paste is allowed", is_secret=True),
    ),
    button="Sign in",
    other="Forgotten password",
    other_key="Alt+F",
)

WHO = Step(
    id="who",
    title="Set Vigil up",
    note=f"step 1 of {_STEPS}",
    words=f"{INTENDED_USE}. Nobody is enrolled here yet. You are the first, and"
    " enrol the others.",
    fields=(
        Field("name", "Your name", "As it will appear in the record"),
        Field("sign_in", "Sign-in name", "What you type to sign in"),
    ),
    chosen="You are an administrator. What else are you?",
    choices=tuple(ROLES),
    button="Go on",
)

PASSWORD = Step(
    id="password",
    title="Your password",
    note=f"step 2 of {_STEPS}",
    words="Four or more words that have nothing to do with each other are easy to keep"
    " in mind and hard to guess.",
    fields=(
        Field("password", "Password", _PASTE, is_secret=True),
        Field("again", "Password again", _AGAIN, is_secret=True),
    ),
    button="Go on",
    other="Back",
    other_key=BACK,
)

CODE = Step(
    id="code",
    title="Recovery code",
    note=f"step 3 of {_STEPS}",
    words="Whoever has it opens the record without a password. Write it down or print"
    " it, and lock it away. It is shown this once.",
    fields=(Field("code", "Type it back", "With or without the hyphens"),),
    button="Go on",
    other="Print it",
    other_key="Ctrl+P",
)

PIN = Step(
    id="pin",
    title="Your PIN",
    note=f"step 4 of {_STEPS}",
    words="Six digits that open the locked screen again while you work.",
    fields=(
        Field(
            "pin", "PIN", "Six digits, not a date and not a sequence", is_secret=True
        ),
        Field("pin_again", "PIN again", _AGAIN, is_secret=True),
    ),
    button="Finish",
)

PIN_LEFT = PIN._replace(
    words="Password and code hold; set-up is not finished.",
)
"""The same once there are slots: what was typed of the PIN stays. One line, since a
fault stands below it."""

OWN_PASSWORD = PASSWORD._replace(
    id="own-password",
    title="Your own password",
    note="step 1 of 2",
    words="Whoever enrolled you may know the password. Choose one of your own.",
)

ANOTHER_PASSWORD = OWN_PASSWORD._replace(
    id="another-password",
    title="Another password",
    words="From then on the present one signs nobody in.",
    other="Keep the present one",
    other_key=BACK,
)

OWN_PIN = PIN._replace(
    id="own-pin", note="step 2 of 2", other="Back to sign-in", other_key=BACK
)

ANOTHER_PIN = OWN_PIN._replace(
    id="another-pin", other="Keep password and PIN", other_key=BACK
)

OWN_PIN_LEFT = OWN_PIN._replace(
    words="Your new password holds; the PIN is not kept yet.",
    other="Choose it later",
)
"""The same once the password is changed: what was typed of the PIN stays."""

ANOTHER_PIN_LEFT = ANOTHER_PIN._replace(
    words="Your new password holds; the PIN is still the old one.",
    other="Keep the old PIN",
)

CHOOSE_LATER = "Your new password holds. Sign in with it to choose a PIN"

FORGOTTEN = Step(
    id="forgotten",
    title="Forgotten password",
    words="An administrator gives you another: Ctrl+K, People. Where no administrator"
    " can sign in, the recovery code of this workstation opens the record.",
    fields=(Field("code", "Recovery code", "With or without the hyphens"),),
    button="Open by the code",
    other="Back",
    other_key=BACK,
)

UNFINISHED = WHO._replace(
    id="unfinished",
    title="Who are you?",
    note="",
    words="Nobody is enrolled in this record: its set-up was not finished, or who was"
    " can't be read any more. The recovery code shows that you may go on.",
    fields=(*WHO.fields[:1], *FORGOTTEN.fields),
    button="Finish",
)

RECOVER = Step(
    id="recover",
    title="Another password",
    words="The code is right. Whose password is it? All that is done is noted.",
    fields=(Field("name", "User", "The sign-in name of an administrator"),),
    button="Go on",
    other="Back",
    other_key=BACK,
)

RECOVER_PASSWORD = PASSWORD._replace(
    id="recover-password", title="Another password", note="", words="", button="Give it"
)


def sign_in(recent: tuple[Recent, ...] = (), message: str = "") -> Step:
    return SIGN_IN._replace(recent=recent, message=message)


def code_step(code: str) -> Step:
    return CODE._replace(code=code)
