"""As what a session can be exported from the screen: first without whose it is."""

from typing import NamedTuple

from monitor.reports.handed_out import OPEN_FORMS, OpenForm

FILE = "session"
"""Without a name: it stands in the dialog, and in lists of what was opened last."""

_KINDS: dict[OpenForm, str] = {
    "csv": "CSV, observations alone",
    "json": "JSON, all of it",
    "fhir": "FHIR R4, as a Bundle",
}
_ENDINGS: dict[OpenForm, str] = {"csv": "csv", "json": "json", "fhir": "fhir.json"}


class Choice(NamedTuple):
    """A kind of file, and whether it says whose the session is."""

    form: OpenForm
    is_identified: bool

    @property
    def ending(self) -> str:
        return _ENDINGS[self.form]

    @property
    def words(self) -> str:
        """As it stands in the list of kinds, with the ending of its files."""
        whose = "names the patient" if self.is_identified else "without names"
        return f"{_KINDS[self.form]}, {whose} (*.{self.ending})"

    @property
    def saved_words(self) -> str:
        if self.is_identified:
            return (
                "Exported; the file names the patient, keep it as you keep the record"
            )
        return (
            "Exported without names, numbers, free text and true times; "
            "it can't be joined with another export"
        )


CHOICES = tuple(
    Choice(form, is_identified)
    for is_identified in (False, True)
    for form in OPEN_FORMS
)


def choice_of(words: str) -> Choice:
    """The one that those words stand for; the first for any others."""
    return next((choice for choice in CHOICES if choice.words == words), CHOICES[0])
