"""Who the patient is, as the banner says it (NHS common user interface, PAB)."""

from datetime import tzinfo

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import (
    Allergies,
    AllergyState,
    Sex,
)
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from ui.views import dose_words, wording
from ui.views.dose_weight import briefly_from, worked_from
from ui.views.score_words import review_marks
from ui.views.unchecked import told_course

HIDDEN_NAME = "Name hidden, F12 shows"

_SEXES: dict[Sex, str] = {
    "female": "Female",
    "male": "Male",
    "indeterminate": "Indeterminate",
    "not known": wording.NOT_KNOWN,
}
_UNNAMED_ALLERGIES: dict[AllergyState, str] = {
    "known": "Known allergies, not named",
    "none known": "No known allergies",
    "not recorded": "Allergies not recorded",
    "unavailable": "Allergies unavailable",
}
_TAIL = 3
_AS_ORDERED = ("", "")
_CONTESTED = ("dose charted in two ways", "dose in conflict")
_OVER = ("more than ordered given", dose_words.MORE)
"""In full, and where room is short."""


class BannerItem(Struct, frozen=True, kw_only=True):
    """A label, which may go where room is short, and its value, which may not."""

    label: str
    value: str
    keeps_label: bool = True

    @property
    def spoken(self) -> str:
        return f"{self.label} {self.value}"


class AllergiesView(Struct, frozen=True, kw_only=True):
    """One of the four states, in ever shorter words; the first says all."""

    state: AllergyState
    texts: tuple[str, ...]

    @property
    def whole(self) -> str:
        return self.texts[0]


class Standing(Struct, frozen=True, kw_only=True):
    """How the dose and the checks stand now.

    ``is_over`` where notably more than ordered was given. ``at_most`` in words where
    it is uncertain, ``since`` for how long single doses go on, both else empty.
    ``overridden`` is how many checks a prescriber let pass.
    """

    is_over: bool = False
    at_most: str = ""
    since: str = ""
    overridden: int = 0

    @property
    def over(self) -> tuple[str, str]:
        return _OVER if self.is_over else _AS_ORDERED


_AS_IT_IS = Standing()


class BannerView(Struct, frozen=True, kw_only=True):
    """The banner.

    ``badges`` say, in ever shorter words, why nothing can be charted, or else that the
    dose is of another weight or uncertain, that more than ordered was given, or that
    limits were changed or checks overridden for this patient; ``pauses``, likewise,
    that the infusion stands still. ``courses`` tell the dose, in ever shorter words.
    """

    name: str
    items: tuple[BannerItem, ...]
    allergies: AllergiesView
    badges: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()

    @property
    def course(self) -> str:
        """The dose, and where the session stands in its series, in full."""
        return next(iter(self.courses), "")

    @property
    def spoken(self) -> str:
        """All of it, in the order shown."""
        items = (item.spoken for item in self.items)
        states = (*self.badges[:1], *self.pauses[:1])
        parts = (self.name, *items, self.allergies.whole, *states, self.course)
        return ", ".join(part for part in parts if part)


def banner_view(
    patient: Patient,
    session: Session | None,
    zone: tzinfo,
    *,
    is_hidden: bool = False,
    standing: Standing = _AS_IT_IS,
) -> BannerView:
    """The banner of a session, or of one that can't be read (``session`` is None)."""
    weight = () if session is None else (_weight(session),)
    who: tuple[BannerItem, ...] = ()
    allergies = AllergiesView(
        state="unavailable", texts=(f"Allergies {patient.unknown}",)
    )
    if not patient.unknown:
        told = _masked(patient) if is_hidden else _identity(patient, session, zone)
        who = (*told, _sex(patient.details.sex))
        allergies = allergies_view(patient.details.allergies)
    return BannerView(
        name=_name(patient, is_hidden=is_hidden),
        items=(*who, *weight),
        allergies=allergies,
        badges=_badges(session, zone, standing),
        pauses=_pauses(session, zone),
        courses=_courses(session, standing),
    )


def _name(patient: Patient, *, is_hidden: bool) -> str:
    details = patient.details
    if patient.unknown:
        return f"Patient {patient.unknown}"
    if is_hidden:
        return HIDDEN_NAME
    return wording.patient_name(details.family, details.given, details.title)


def in_series(view: BannerView, series: str) -> BannerView:
    """The same banner with where the session stands in its series."""
    courses = tuple(
        " · ".join(part for part in (series, course) if part)
        for course in view.courses or ("",)
    )
    return replace(view, courses=tuple(dict.fromkeys(filter(None, courses))))


def allergies_view(allergies: Allergies) -> AllergiesView:
    """What matters is named, however many there are; at worst they are counted."""
    items = allergies.items if allergies.state == "known" else ()
    if not items:
        texts: tuple[str, ...] = (_UNNAMED_ALLERGIES[allergies.state],)
    else:
        named = [_some(items, shown) for shown in range(len(items), 0, -1)]
        texts = (
            *(f"Known allergies {words}" for words in named),
            f"Allergies {named[-1]}",
            f"Known allergies {len(items)}",
        )
    return AllergiesView(state=allergies.state, texts=texts)


def _some(items: tuple[str, ...], shown: int) -> str:
    left_out = len(items) - shown
    return ", ".join(items[:shown]) + (f" and {left_out} more" if left_out else "")


def _identity(
    patient: Patient, session: Session | None, zone: tzinfo
) -> tuple[BannerItem, ...]:
    details = patient.details
    born = wording.day(details.born)
    if session is not None:
        age = patient.age_on(wording.local_day(session.opened_at, zone))
        born = wording.born(details.born, age)
    return (
        BannerItem(label="Born", value=born),
        BannerItem(label="ID No.", value=details.identifier),
    )


def _masked(patient: Patient) -> tuple[BannerItem, ...]:
    number = masked_number(patient.details.identifier)
    return (BannerItem(label="ID No.", value=number),)


def masked_number(identifier: str) -> str:
    """Enough of it to tell two patients apart, too little to tell who."""
    return f"ends {identifier[-_TAIL:]}"


def _sex(sex: Sex) -> BannerItem:
    explains_itself = sex in ("female", "male")
    return BannerItem(label="Sex", value=_SEXES[sex], keeps_label=not explains_itself)


def _weight(session: Session) -> BannerItem:
    if session.weight is None:
        return BannerItem(label="Weight", value=wording.NOT_RECORDED)
    value = wording.amount(session.weight.kg, "kg")
    return BannerItem(label="Weight", value=value, keeps_label=False)


def _badges(
    session: Session | None, zone: tzinfo, standing: Standing
) -> tuple[str, ...]:
    if session is None:
        return ("Read only",)
    moved = "chart moved here" if session.moves else ""
    flagged, to_review = review_marks(session)
    limits, other_limits = _changed_limits(session, zone)
    passed, overridden = _overridden(standing.overridden)
    answered = _joined(
        *(flag for gate in session.gates for flag in gate.answered.flags)
    )
    flagged, to_review = _joined(flagged, answered), _joined(to_review, answered)
    contested = _CONTESTED if session.is_dose_contested else _AS_ORDERED
    other = _joined(contested[0], moved, flagged, limits, passed)
    if session.closed_at is None:
        whole = _joined(worked_from(session), standing.at_most, standing.over[0], other)
        brief = _joined(
            briefly_from(session),
            _briefly(standing.at_most),
            standing.over[1],
            contested[1],
            moved and "moved here",
            to_review,
            other_limits,
            overridden,
        )
        return tuple(wording.sentence(mark) for mark in (whole, brief) if mark)
    day = wording.day(wording.local_day(session.closed_at, zone))
    closed = f"{wording.clock(session.closed_at, zone)}, read only"
    return (
        _joined(f"Closed {day} {closed}", other),
        _joined(f"Closed {day}, read only", to_review),
        _joined("Read only", to_review),
    )


def _briefly(at_most: str) -> str:
    """``Uncertain, to 34.3 mg``: without the doubt it would read as a limit."""
    most = at_most.partition(",")[0].removeprefix("at most ")
    return f"uncertain, to {most}" if most else ""


def _changed_limits(session: Session, zone: tzinfo) -> tuple[str, str]:
    """That alerts go by other limits than the protocol's, and since when."""
    changed = session.limits.in_force
    if not changed:
        return "", ""
    return f"limits changed {wording.clock(changed[-1].at, zone)}", "other limits"


def _overridden(count: int) -> tuple[str, str]:
    """That a prescriber let checks pass that were not met; how many."""
    if not count:
        return "", ""
    # Alone the word would be read of what stands before it.
    told = f"{wording.counted(count, 'check')} overridden"
    return told, told


def _pauses(session: Session | None, zone: tzinfo) -> tuple[str, ...]:
    words = "" if session is None else dose_words.paused(session.infusion, zone)
    return (f"Infusion {words}", wording.sentence(words)) if words else ()


def _joined(*words: str) -> str:
    return ", ".join(word for word in words if word)


def _courses(session: Session | None, standing: Standing) -> tuple[str, ...]:
    """Where room is short without the length of the infusion, which the chart shows."""
    if session is None:
        return ()
    if session.order is None:
        return ("Dose not ordered",)
    course = told_course(session) or "Dose ordered"
    if session.is_open:
        return (
            _joined(course, standing.since),
            _joined(course.partition(" over ")[0], standing.since),
        )
    whole = _joined(course, worked_from(session), standing.at_most, standing.over[0])
    return (whole,)
