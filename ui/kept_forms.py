"""Forms left half filled in, each under what it is about, until it is taken up."""

from bisect import insort
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from ui.drafts import HalfTyped
from ui.form_filling import Filling, Place, place_of
from ui.views.forms.filled import Filled

if TYPE_CHECKING:
    from monitor.charting.ports import Draft
    from ui.drafts import DraftKeeper


class KeptForms:
    """Keeps every form that was left; in one place the one begun last comes first."""

    def __init__(self, drafts: "DraftKeeper") -> None:
        self._drafts = drafts
        self._kept: defaultdict[Place, list[Filled]] = defaultdict(list)

    def restore(self, draft: "Draft") -> None:
        """Put back what was half typed when the app last ended."""
        if draft.stream is not None:
            filled = msgspec.json.decode(draft.content, type=Filled)
            place = place_of(draft.stream, draft.form, filled)
            self._lay(place, filled.begun(draft.saved_at))

    def has(self, place: Place) -> bool:
        """Whether whoever charts now left one there."""
        return any(self._drafts.is_mine(filled.id) for filled in self._kept[place])

    def take_up(self, blank: Filling) -> Filling:
        """The form as it was left last; the blank one if none was left there."""
        kept = self._kept[blank.place]
        mine = [filled for filled in kept if self._drafts.is_mine(filled.id)]
        if not mine:
            return blank
        kept.remove(mine[-1])
        return blank.with_(mine[-1])

    def drop_of_others(self, blank: Filling) -> bool:
        """Whether anything was left there for the patient the chart was moved from."""
        here = blank.place
        others = [p for p in self._kept if p != here and p[:3] == here[:3]]
        dropped = [filled for place in others for filled in self._kept.pop(place)]
        for filled in dropped:
            self._drafts.drop(filled.id)
        return bool(dropped)

    def lay_aside(self, filling: Filling) -> None:
        """The form is left."""
        self._drafts.flush()
        self._lay(filling.place, filling.filled.kept())

    def write(self, filling: Filling) -> None:
        """Keep on disk what is in it; of a blank one there is nothing to keep."""
        content = filling.filled.kept()
        if content.is_blank:
            self._drafts.drop(content.id)
            return
        name = filling.form.name
        self._drafts.put(HalfTyped(content.id, name, filling.session, content))

    def let_go(self, id_: UUID) -> None:
        """It is on its way to the record, which drops what is kept of it."""
        self._drafts.let_go(id_)

    def _lay(self, place: Place, filled: Filled) -> None:
        if filled.is_blank or filled.begun_at is None:
            return
        insort(self._kept[place], filled, key=attrgetter("begun_at"))
