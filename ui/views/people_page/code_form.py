"""The form that shows another recovery code, to be typed back before it holds."""

from monitor.access.recovery_code import printed
from ui.views.forms.filled import Filled
from ui.views.forms.form import FormView, text_part
from ui.views.people_page.asked import CODE, Asked

_WORDS = (
    "Whoever has it opens the record without a password: write it down or print it, and"
    " lock it away. It takes the place of the present one once it is typed back."
)
REPLACED = "The new recovery code holds; destroy the sheet with the one of before"


def code_form(asked: Asked, filled: Filled) -> FormView:
    """Without a code where the form was left: it stands nowhere any more."""
    return FormView(
        title="Replace the recovery code",
        rows=((text_part(filled, CODE, "Type it back"),),),
        facts=(("The new one", printed(asked.code)),) if asked.code else (),
        question=_WORDS,
        submit="Replace",
        focus=CODE,
    )
