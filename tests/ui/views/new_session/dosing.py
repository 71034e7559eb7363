"""A page that is at its dose, and what it shows of it."""

from tests.ui.opening import Opening
from ui.views.new_session.dose_view import DoseSectionView


def weighed() -> Opening:
    return Opening().open().weigh()


def dose(opening: Opening) -> DoseSectionView:
    return opening.view.dose
