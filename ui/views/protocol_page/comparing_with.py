"""With which version one is compared, where nobody says so."""

from collections.abc import Sequence

from ui.views.protocol_page.page import Shown


def compared_with(shown: Sequence[Shown], place: int, marked: str = "") -> int | None:
    """The place of the marked one, or of the one that it takes the place of.

    A draft is compared with what is on offer under its id, and that with the version
    before; None where there is no other of that id and none is marked.
    """
    if not shown:
        return None
    one = shown[place].protocol
    others = [n for n, s in enumerate(shown) if n != place]
    for other in others:
        if shown[other].protocol.sha256 == marked:
            return other
    same = [n for n in others if shown[n].protocol.id == one.id]
    if not shown[place].is_offered:
        offered = [n for n in same if shown[n].is_offered]
        if offered:
            return offered[0]
    before = [n for n in same if shown[n].protocol.version < one.version]
    nearest = before or same
    return max(nearest, key=lambda n: shown[n].protocol.version, default=None)
