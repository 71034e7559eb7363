"""A dose that is at its second check, and what is done there."""

from uuid import uuid5

from monitor.chart.commands import Retract
from monitor.chart.kinds import Kind
from tests.desk import SPACE
from tests.dosing import SingleForm, protocol_by
from tests.ui.opening import Opening
from tests.ui.views.new_session.test_dose_forms import TYPED
from ui.views.new_session.amended import as_amended

NEEDED = "lot_needed = true\nsecond_check_needed = true\n"


CHECKED = {
    "checker": "S. Lindqvist RN",
    "check_ml": "34.2",
    "check_rate_ml_per_hour": "51.3",
}


def infusion() -> Opening:
    """A charted infusion and its lot, with section 2 at its check."""
    opening = Opening().open().weigh().order()
    return enter(opening.type(lot="23LK", expiry="01-2027"))


def needed(form: SingleForm = "devices") -> Opening:
    """A charted dose under a protocol that wants lot and check."""
    opening = Opening.under(protocol_by(form, NEEDED)).open()
    if form == "injection":
        opening.weigh()
    opening.type(**TYPED[form])
    return opening.do(opening.view.dose.main.act)


def enter(opening: Opening) -> Opening:
    return opening.do(opening.view.dose.dose_enter)


def strike(opening: Opening, kind: type[Kind]) -> Opening:
    """Strike out what was charted of that kind, as from the timeline."""
    session = opening.session
    assert session is not None
    (fact,) = [f for f in session.facts if isinstance(f.payload, kind)]
    opening.send(
        Retract(
            id=uuid5(SPACE, f"strike {kind}"),
            stream_id=session.id,
            at=opening.now,
            target=fact.id,
            reason="wrong one",
        )
    )
    return opening


def come_back(opening: Opening) -> None:
    """To the page as it was left."""
    assert opening.session is not None
    opening.draft = as_amended(opening.draft, opening.protocol, opening.session)


def said(opening: Opening) -> str:
    """All that section 2 shows."""
    view = opening.view.dose
    steps = " ".join(step.spoken for step in view.working.steps)
    fields = " ".join(f"{f.text} {f.note}" for f in view.fields)
    return f"{view.summary} {steps} {view.working.bag} {fields} {view.message}"
