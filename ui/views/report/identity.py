"""Whom a page is about, in one line."""

from ui.views import wording
from ui.views.report.blocks import Run, Text
from ui.views.report.scene import Scene
from ui.views.state_words import allergies

_GAP = "   "


def identity_words(scene: Scene) -> Text:
    """Labels quiet, what they are of strong."""
    details, weight = scene.read.patient.details, scene.session.weight
    born = wording.born(details.born, scene.read.patient.age_on(scene.day))
    told = (
        ("Born ", born),
        ("ID No. ", details.identifier),
        ("Sex ", details.sex),
        ("Weight ", "" if weight is None else wording.amount(weight.kg, "kg")),
        ("", allergies(scene.read)),
    )
    return tuple(
        run
        for label, value in told
        if value
        for run in (Run(label, is_quiet=True), Run(value, is_strong=True), Run(_GAP))
    )
