"""Where flags and due marks of the events lane stand, and which words have room."""

from collections.abc import Iterator
from typing import NamedTuple

from ui.charts.alert_mark import SIZE
from ui.charts.sheet import Sheet
from ui.theme.fonts import Role
from ui.views.trend.lanes import DOUBT, DueTick, Flag

FLAG = 20
DUE = 10
_CLEAR = 3
_FURTHEST = 8
_COUNT = 18
"""Room for a count of two digits beside the shape of an alert."""
_ASIDE = 10
_STEP = 2

Span = tuple[float, float]


class Placed(NamedTuple):
    """Flags drawn at one x: one of them, or several of a kind joined into a count."""

    x: float
    width: float
    flags: list[Flag]

    def takes(self, flag: Flag) -> bool:
        is_doubt = DOUBT in (flag.letter, self.flags[0].letter)
        return self.is_alert is (flag.look == "alert") and not is_doubt

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def is_alert(self) -> bool:
        return self.flags[0].look == "alert"

    @property
    def is_doubt(self) -> bool:
        return self.flags[0].letter == DOUBT


class DuePlace(NamedTuple):
    """A due mark, and where its words start; without room there are none."""

    x: float
    words: str = ""
    left: float = 0


def cap_width(sheet: Sheet, letter: str) -> float:
    return max(FLAG, sheet.width(Role.NOTE_STRONG, letter) + 10)


def place_flags(sheet: Sheet, flags: tuple[Flag, ...]) -> list[Placed]:
    """Flags stand at their time, a little beside it, or join into a count.

    Alerts join alerts and others join others, so that no alert is hidden among notes. A
    dose in doubt joins none: a count beside numbered devices would be read as another.
    What happened stands nowhere beyond now.
    """
    placed: list[Placed] = []
    for flag in flags:
        if sheet.shows(flag.minute):
            _place(sheet, flag, placed)
    return _before_now(sheet, placed)


def _place(sheet: Sheet, flag: Flag, placed: list[Placed]) -> None:
    x, last = sheet.x(flag.minute), placed[-1] if placed else None
    width = SIZE if flag.look == "alert" else cap_width(sheet, flag.letter)
    x = max(x, sheet.layout.plot_left + width / 2)
    stepped = x if last is None else max(x, last.right + _CLEAR + width / 2)
    if stepped - x <= _FURTHEST:
        placed.append(Placed(stepped, width, [flag]))
    elif last is not None and last.takes(flag):
        _join(placed, len(placed) - 1, flag)
    elif _takes_across(placed, flag):
        _join(placed, len(placed) - 2, flag)
        before, after = placed[-2:]
        least = before.right + _CLEAR + after.width / 2
        placed[-1] = after._replace(x=max(after.x, least))
    else:
        placed.append(Placed(stepped, width, [flag]))


def _takes_across(placed: list[Placed], flag: Flag) -> bool:
    """Whether one of its kind stands beside the last, which is of another."""
    if len(placed) < 2 or placed[-1].is_doubt:
        return False
    before, last = placed[-2:]
    return before.takes(flag) and last.left - before.right <= _CLEAR


def _join(placed: list[Placed], place: int, flag: Flag) -> None:
    one = placed[place]
    if len(one.flags) == 1:
        wide = SIZE + _COUNT if one.is_alert else FLAG + 4
        placed[place] = Placed(one.left + wide / 2, wide, one.flags)
    one.flags.append(flag)


def _before_now(sheet: Sheet, placed: list[Placed]) -> list[Placed]:
    """Those that stepped beyond now step back, unless the plot begins there."""
    now = sheet.x(sheet.view.now)
    kept: list[Placed] = []
    edge: float | None = None
    for one in reversed(placed):
        # A count stands beside its shape, so the whole of it stays before now.
        last = now if len(one.flags) == 1 else now - one.width / 2
        furthest = last if edge is None else edge - _CLEAR - one.width / 2
        has_happened = one.flags[-1].minute <= sheet.view.now
        kept.insert(0, one._replace(x=min(one.x, furthest)) if has_happened else one)
        edge = kept[0].left
    has_room = not kept or kept[0].left >= sheet.layout.plot_left
    return kept if has_room else placed


def place_due(
    sheet: Sheet, due: tuple[DueTick, ...], flags: list[Placed]
) -> list[DuePlace]:
    """What is due ahead stands right of now and every flag, what was due at its time.

    Words stand where they cross neither flags nor other marks nor the line of now.
    """
    shown = [tick for tick in due if sheet.shows(tick.minute)]
    xs = list(_due_xs(sheet, shown, flags))
    now = sheet.x(sheet.view.now)
    taken: list[Span] = [(one.left, one.right) for one in flags]
    taken += [(x - DUE / 2, x + DUE / 2) for x in xs]
    taken.append((now - 1, now + 1))
    found = []
    for tick, x in zip(shown, xs, strict=True):
        place = _with_words(sheet, tick, x, taken)
        if place.words:
            width = sheet.width(Role.NOTE, place.words)
            taken.append((place.left, place.left + width))
        found.append(place)
    return found


def _due_xs(sheet: Sheet, due: list[DueTick], flags: list[Placed]) -> Iterator[float]:
    now = sheet.x(sheet.view.now)
    earliest = max(now, flags[-1].right if flags else 0) + DUE
    for tick in due:
        x = sheet.x(tick.minute)
        if tick.minute > sheet.view.now:
            x = max(x, earliest)
            earliest = x + DUE + _CLEAR
        else:
            x = _beside_flags(sheet, x, flags)
        yield x


def _beside_flags(sheet: Sheet, x: float, flags: list[Placed]) -> float:
    """The nearest place to that time, not beyond now, where no flag stands."""
    now, start = sheet.x(sheet.view.now), sheet.layout.plot_left
    for aside in range(0, round(now - start), _STEP):
        for at in (x - aside, x + aside):
            area = (at - DUE / 2 - 1, at + DUE / 2 + 1)
            if start <= at <= now and not any(
                area[0] < one.right and one.left < area[1] for one in flags
            ):
                return at
    return x


def _with_words(sheet: Sheet, tick: DueTick, x: float, taken: list[Span]) -> DuePlace:
    """All words, or only the time, on the side that has room, the right one first."""
    layout = sheet.layout
    right = min([layout.plot_right + _CLEAR, *(left for left, _ in taken if left > x)])
    left = max([layout.plot_left - _CLEAR, *(right for _, right in taken if right < x)])
    for words in (f"{tick.clock} {tick.what}".strip(), tick.clock):
        width = sheet.width(Role.NOTE, words)
        if x + _ASIDE + width <= right - _CLEAR:
            return DuePlace(x, words, x + _ASIDE)
        if x - _ASIDE - width >= left + _CLEAR:
            return DuePlace(x, words, x - _ASIDE - width)
    return DuePlace(x)
