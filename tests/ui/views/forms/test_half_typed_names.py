"""Every form that can hold something half typed is named, whichever it is."""

import ast
from pathlib import Path

import pytest

from ui import opening_typing, set_typing
from ui.views import forms
from ui.views.forms.before import half_typed, words_of

FOLDER = Path(forms.__file__).parent


def names() -> set[str]:
    """What each form of the catalogue calls itself; its drafts are kept under that."""
    found: set[str] = set()
    for source in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "name":
                returned = (n for n in ast.walk(node) if isinstance(n, ast.Return))
                found |= {
                    r.value.value
                    for r in returned
                    if isinstance(r.value, ast.Constant)
                    and isinstance(r.value.value, str)
                }
    return found


def test_forms_are_found() -> None:
    """One for each kind, or nothing below would be tested."""
    assert {"note", "score", "gate", "override", "limits", "snooze"} <= names()


@pytest.mark.parametrize("form", sorted({*names(), set_typing.DRAFT} - {"close"}))
def test_closing_names_it(form: str) -> None:
    """A closed session takes nothing more, so what stands in it would be lost."""
    message = half_typed({form}, "close")
    words = words_of(form)
    assert message.text == f"Half typed: {words}, which stays uncharted"


def test_what_is_opened_is_not_what_is_left() -> None:
    """The closing that is being filled in; and a page, which holds the record too."""
    assert half_typed({"close", opening_typing.DRAFT}, "close").text == ""
    assert "a closing and a note" not in half_typed({"close", "note"}, "close").text
    assert words_of(opening_typing.DRAFT)
