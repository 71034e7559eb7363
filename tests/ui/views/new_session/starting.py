"""A page with all that a start needs."""

from tests.ui.opening import Opening

CALM = "118/72 70 98 14 5 0 1 0"


def ready() -> Opening:
    return Opening().open().weigh().order().observe(CALM).answer()
