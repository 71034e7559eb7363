"""A mistake of the program, told for the log without anything that was charted."""

import traceback
from collections.abc import Iterator
from pathlib import Path


def traced(mistake: BaseException) -> str:
    """Kinds and places, down to the first cause.

    What an exception says itself is left out: it may hold a name, a number or a note.
    """
    return "; ".join(_told(mistake))


def _told(mistake: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while mistake is not None and id(mistake) not in seen:
        seen.add(id(mistake))
        frames = traceback.extract_tb(mistake.__traceback__)
        places = " > ".join(
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in frames
        )
        yield f"{type(mistake).__name__} at {places or 'no place'}"
        if isinstance(mistake, BaseExceptionGroup):
            for each in mistake.exceptions:
                yield from _told(each)
        mistake = mistake.__cause__ or mistake.__context__
