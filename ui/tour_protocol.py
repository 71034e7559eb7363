"""The way of the tour through a protocol in words, and through its approval."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt

from resources.locate import locate
from ui.tour import Tour

_NEXT = ("version = 1\n", "version = 2\n")
_CHANGES = (
    ("limit = 200 }", "limit = 190 }"),
    ("limit = 180 }", "limit = 170 }"),
    ("limit = 141 }", "limit = 131 }"),
    ("limit = 89 }", "limit = 90 }"),
    ("tolerance_minutes = 3\n", "tolerance_minutes = 2\n"),
    ("grace_minutes = 5\n", "grace_minutes = 4\n"),
    ('"Prescriber is called at this level."', '"Prescriber comes at this level."'),
    ('label = "Rate reduced"', 'label = "Rate reduced or paused"'),
)
"""So many that they fill a page."""


def read_protocol(tour: Tour) -> None:
    """The rules, on the first of medium priority, with its card below."""
    tour.do("protocol")
    tour.type("4")
    tour.press(Qt.Key.Key_Down, 7)


def approve_protocol(tour: Tour) -> None:
    tour.type("aDr Meyer")


def take_approval_back(tour: Tour) -> None:
    """It was approved, and stays so: the form is only filled in."""
    tour.press(Qt.Key.Key_Tab)
    tour.fill("iv40", "committee of 12 March")
    tour.press(Qt.Key.Key_Return)
    tour.type("w")
    tour.fill("Dr Meyer", "iv40", "approved in error")


def import_draft(tour: Tour) -> None:
    """Of many changes, against the version that is on offer."""
    tour.press(Qt.Key.Key_Escape)
    _import(tour, "iv40 autumn.toml", _NEXT, *_CHANGES)


def approve_draft(tour: Tour) -> None:
    tour.type("adr ito")


def import_faulty(tour: Tour) -> None:
    """Two limits that no protocol can have, and a key that nobody knows."""
    tour.press(Qt.Key.Key_Escape)
    faults = (("limit = 200 }", "limit = 999 }"), ("limit = 141 }", "limits = 141 }"))
    _import(tour, "iv40 draft.toml", _NEXT, *faults)


def import_one_change(tour: Tour) -> None:
    """The version alone is another."""
    _import(tour, "iv40 v2.toml", _NEXT)


def compare_the_same(tour: Tour) -> None:
    """A remark more in a file says nothing else."""
    tour.type("m")
    _import(tour, "iv40 v2 remarks.toml", _NEXT, ("[approval]", "# Ours\n[approval]"))


def _import(tour: Tour, name: str, *changes: tuple[str, str]) -> None:
    text = locate("protocols/iv40.toml").read_text(encoding="utf-8")
    for old, new in changes:
        text = text.replace(old, new, 1)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        tour.vigil.desks.protocols.file.take(str(path))
        for _ in range(3):
            tour.settle()


def look_at_diagnostics(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("diagnostics")
    tour.vigil.desks.diagnostics.finish()
    tour.settle()


PROTOCOL = (
    ("protocol", read_protocol),
    ("form_approve", approve_protocol),
    ("form_withdraw", take_approval_back),
    ("protocol_compared", import_draft),
    ("form_approve_draft", approve_draft),
    ("protocol_not_imported", import_faulty),
    ("protocol_one_change", import_one_change),
    ("protocol_no_change", compare_the_same),
    ("diagnostics", look_at_diagnostics),
)
"""The names of its pictures, and the way to each."""
