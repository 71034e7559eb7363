"""The forms of the strip, each as a nurse may come to see it."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from monitor.chart.kinds import NoteRecorded
from monitor.protocol.gates import gates
from monitor.scales.catalogue import OFFERED
from monitor.scales.scale import Scale
from tests.builders import SPACE, Chronicle, at
from tests.desk import PATIENT
from tests.ui.views.test_dosing_words import intranasal
from ui.views.ending_words import ENDINGS
from ui.views.forms.catalogue import Known, form_named, standing_target
from ui.views.forms.filled import TARGET, Filled
from ui.views.forms.form import ChoicePart, Form, FormView
from ui.views.forms.gate_form import GateForm
from ui.views.forms.override_form import OverrideForm
from ui.views.forms.score_items import ItemsPage
from ui.views.forms.score_parts import own
from ui.views.forms.score_totals import TotalPage

_BLANK = Filled(id=SPACE)
_NAMES = (
    *("effect", "infusion", "doubt", "waste", "treatment", "oxygen", "note"),
    *("patient", "reattribute", "handover", "limits", "score"),
)
Named = tuple[str, FormView]


def every_form() -> Iterator[Named]:
    yield from _while_it_runs()
    yield from _of_devices()
    yield from _of_the_end()
    yield from _amending()
    for scale in OFFERED:
        yield from _of_scale(scale)


def known(chronicle: Chronicle, minute: float) -> Known:
    return Known(
        session=chronicle.session,
        patient=PATIENT,
        protocol=chronicle.protocol,
        assessment=chronicle.assess(minute),
        zone=ZoneInfo("Europe/London"),
    )


def busy() -> Chronicle:
    """Effects go on, and an alert stands for every field."""
    chronicle = Chronicle().start()
    for minute, code in ((14, "DIZZ"), (15, "NAUS"), (16, "ANX")):
        chronicle.effect(minute, code)
    chronicle.observe(40, "183/107 92 88 8 2 8 9 3")
    chronicle.show(40)
    return chronicle


def _while_it_runs() -> Iterator[Named]:
    now = known(busy(), 41)
    for name in _NAMES:
        yield from _with_each_choice(name, _BLANK, now)
    for alert in now.assessment.alerts:
        for name in ("action", "limits"):
            about = _BLANK.picked(TARGET, alert.key)
            yield from _with_each_choice(name, about, now)
    late = known(Chronicle().start(), 16)
    due = _BLANK.picked(TARGET, standing_target("snooze", late))
    yield from _with_each_choice("snooze", due, late)
    before = known(Chronicle().open(), -5)
    yield from _with_each_choice("infusion", _BLANK, before)
    paused = Chronicle().start()
    paused.infuse(5, "paused")
    yield from _with_each_choice("infusion", _BLANK, known(paused, 6))


def _of_devices() -> Iterator[Named]:
    for given in ((), (0,), (0, 5, 12)):
        now = known(intranasal(*given), 15)
        for name in ("infusion", "doubt", "waste"):
            yield from _with_each_choice(name, _BLANK, now)


def _of_the_end() -> Iterator[Named]:
    now = known(busy(), 41)
    for _, ending, _ in ENDINGS:
        yield from _with_each_choice("close", _BLANK.picked(TARGET, ending), now)
    for state in gates(now.protocol, now.session, "leave", at(41)):
        if state.gate.asks:
            yield f"gate {state.gate.id}", GateForm(state=state).view(_BLANK)
        yield f"override {state.gate.id}", OverrideForm(state=state).view(_BLANK)


def _amending() -> Iterator[Named]:
    chronicle = busy()
    chronicle.breathe(42, "2")
    chronicle.add(NoteRecorded(text="calm"), 43)
    chronicle.limit(44, "SBP-HIGH-2", 190)
    chronicle.close(120)
    closed = known(chronicle, 121)
    for fact in closed.session.facts:
        about = _BLANK.picked(TARGET, str(fact.id))
        yield from _with_each_choice("amend", about, closed)
    yield from _with_each_choice("follow up", _BLANK, closed)


def _with_each_choice(name: str, filled: Filled, now: Known) -> Iterator[Named]:
    form = form_named(name, filled, now)
    if form is not None:
        yield from _views(name, form, filled)


def _views(name: str, form: Form, filled: Filled) -> Iterator[Named]:
    view = form.view(filled)
    yield name, view
    for part in view.parts:
        for choice in part.choices if isinstance(part, ChoicePart) else ():
            picked = filled.picked(part.id, choice.key)
            yield f"{name} {part.id} {choice.key}", form.view(picked)


def _of_scale(scale: Scale) -> Iterator[Named]:
    if not scale.items:
        yield scale.id, TotalPage(scale=scale).view(_BLANK)
        return
    given = ""
    for item in scale.items:
        filled = _BLANK.picked(own("answers", scale), given)
        yield f"{scale.id} {item.text}", ItemsPage(scale=scale).view(filled)
        given += item.levels[0].key
