"""How much of the banner fits a width, and what is left out first."""

from collections.abc import Iterator
from typing import NamedTuple

from ui.theme.fonts import Role, widest
from ui.theme.tokens import PAGE_MARGIN
from ui.views.banner import BannerView

BOX_PADDING = 12
SIGN = 16
SIGN_GAP = 6
AFTER_NAME = 8
"""The name is so much heavier that it wants more room after it."""

_LABEL_GAP = 9
_SHORTEST_NAME = 160
_LONG_NAME = 480
_WIDE_GAP, _NARROW_GAP, _TIGHT_GAP = 24, 16, 10


class Fit(NamedTuple):
    """How much of the banner is shown."""

    gap: int
    items: tuple[tuple[str, str], ...]
    allergies: str
    badge: str
    pause: str
    course: str


def fit_banner(view: BannerView, width: int) -> Fit:
    """The fullest form in which a name of usual length is whole; else the shortest.

    A longer name is shortened before anything that is dosed by goes.
    """
    fits = list(_fits(view))
    name = min(widest(Role.NAME, view.name), _LONG_NAME)
    for fit in fits:
        if name + beside_name(fit) + course_width(fit) <= width:
            return fit
    return fits[-1]


def _fits(view: BannerView) -> Iterator[Fit]:
    """From the fullest form to the shortest; what matters least goes first."""
    items = tuple((i.label, i.value) for i in view.items)
    bare = tuple((i.label if i.keeps_label else "", i.value) for i in view.items)
    allergies = view.allergies.texts
    long = (*view.badges[:1], "")[0], (*view.pauses[:1], "")[0]
    short = (*view.badges[-1:], "")[0], (*view.pauses[-1:], "")[0]
    for course in view.courses:
        yield Fit(_WIDE_GAP, items, allergies[0], *long, course)
        yield Fit(_NARROW_GAP, items, allergies[0], *long, course)
    yield Fit(_WIDE_GAP, items, allergies[0], *long, "")
    yield Fit(_NARROW_GAP, items, allergies[0], *long, "")
    for text in allergies[:-1] or allergies:
        yield Fit(_NARROW_GAP, bare, text, *long, "")
    for badge in view.badges[1:-1]:
        yield Fit(_NARROW_GAP, items, allergies[0], badge, short[1], "")
        yield Fit(_NARROW_GAP, bare, allergies[0], badge, short[1], "")
    for text in allergies:
        yield Fit(_NARROW_GAP, bare, text, *short, "")
        yield Fit(_TIGHT_GAP, bare, text, *short, "")


def course_width(fit: Fit) -> int:
    return _WIDE_GAP + widest(Role.BODY, fit.course) if fit.course else 0


def beside_name(fit: Fit) -> float:
    items = sum(
        fit.gap + label_width(label) + widest(Role.VALUE, value)
        for label, value in fit.items
    )
    badge = fit.gap + badge_width(fit.badge) if fit.badge else 0
    badge += fit.gap + pause_width(fit.pause) if fit.pause else 0
    box = fit.gap + allergy_width(fit.allergies)
    return 2 * PAGE_MARGIN + AFTER_NAME + items + box + badge


def name_width(view: BannerView, width: int) -> float:
    fit = fit_banner(view, width)
    room = width - beside_name(fit) - course_width(fit)
    return min(widest(Role.NAME, view.name), max(room, _SHORTEST_NAME))


def label_width(label: str) -> int:
    return widest(Role.DETAIL, label) + _LABEL_GAP if label else 0


def allergy_width(text: str) -> int:
    words = widest(Role.BODY_STRONG, text)
    return 2 * BOX_PADDING + SIGN + SIGN_GAP + words


def pause_width(text: str) -> int:
    return badge_width(text) + SIGN + SIGN_GAP


def badge_width(text: str) -> int:
    return 2 * BOX_PADDING + widest(Role.BODY_STRONG, text)
