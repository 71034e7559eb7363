"""Ctrl+M: a rating scale chosen by its key, or the review of what one flagged."""

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import SessionCommand
from monitor.chart.kinds import ScoreRecorded
from monitor.chart.refusals import Refusal
from monitor.chart.scores import Score, unreviewed
from monitor.chart.session import Session
from monitor.scales.catalogue import OFFERED, scale_of
from monitor.scales.scale import Scale
from ui.views.forms.filled import AGAIN, SCALE, Circumstance, Filled, missing
from ui.views.forms.form import ChoicePart, FormView, choice_part
from ui.views.forms.score_items import ItemsPage
from ui.views.forms.score_parts import chart, refusal_of
from ui.views.forms.score_review import ReviewPage
from ui.views.forms.score_totals import TotalPage
from ui.views.score_words import scale_name

_COLUMNS = 6
_MOST_REVIEWS = 6
_KEYS = {
    "phq9": "P",
    "gad7": "G",
    "pcl5": "T",
    "aldrete": "A",
    "padss": "D",
    "acvpu": "V",
    "rass": "R",
    "nrs_pain": "N",
    "nrs_anxiety": "X",
    "cadss": "C",
    "cadss6": "Q",
    "kset": "K",
    "poss": "S",
    "ramsay": "Y",
    "madrs": "M",
    "bprs_positive": "B",
    "cssrs": "U",
    "prise": "E",
}

Page = ItemsPage | TotalPage | ReviewPage


class ScoreForm(Struct, frozen=True, kw_only=True):
    """First the list, then the page of what was chosen; ``flagged`` awaits review."""

    flagged: tuple[Score, ...] = ()
    can_score: bool = True

    @property
    def name(self) -> str:
        return "score"

    def view(self, filled: Filled) -> FormView:
        page = self._page(filled)
        if page is not None:
            return page.view(filled)
        return FormView(
            title="Rating scale",
            note="Choose by its key; what is begun is kept",
            rows=((self._list(filled),),),
            message=filled.message,
            submit="Chart",
            focus=SCALE,
        )

    def command(
        self, filled: Filled, circumstance: Circumstance
    ) -> SessionCommand | Refusal:
        page = self._page(filled)
        if page is None:
            return missing(SCALE, "No scale is chosen", "Choose one by its key")
        fact = page.score(filled)
        if isinstance(fact, Refusal):
            return fact
        if isinstance(fact, ScoreRecorded) and not isinstance(page, ReviewPage):
            refusal = refusal_of(page.scale, fact)
            if refusal is not None:
                return refusal
        return chart(fact, filled, circumstance)

    def _list(self, filled: Filled) -> ChoicePart:
        """What is to be reviewed comes first, by number.

        A pick is kept with how often the list was opened.
        """
        mark = len(filled.pick(AGAIN))
        listed = [
            (str(n), f"Review {scale_name(score.recorded)}", str(score.id))
            for n, score in enumerate(self.flagged[:_MOST_REVIEWS], start=1)
        ]
        scales = OFFERED if self.can_score else ()
        listed += [(_KEYS[scale.id], scale.name, scale.id) for scale in scales]
        part = choice_part(
            filled,
            SCALE,
            "Scale",
            tuple((key, words) for key, words, _ in listed),
            {key: f"{mark} {meant}" for key, _, meant in listed},
        )
        return replace(part, columns=_COLUMNS)

    def _page(self, filled: Filled) -> Page | None:
        """The page of what was last chosen, unless the list was opened since."""
        mark, _, chosen = filled.pick(SCALE).partition(" ")
        if mark != str(len(filled.pick(AGAIN))):
            return None
        for score in self.flagged:
            if chosen == str(score.id):
                return ReviewPage(flagged=score)
        scale = scale_of(chosen) if self.can_score else None
        return None if scale is None else _page_of(scale)


def score_form(session: Session) -> ScoreForm | None:
    """A closed session takes no score; what one flagged can still be reviewed."""
    flagged = unreviewed(session.scores)
    if not session.is_open and not flagged:
        return None
    return ScoreForm(flagged=flagged, can_score=session.is_open)


def _page_of(scale: Scale) -> Page:
    return ItemsPage(scale=scale) if scale.items else TotalPage(scale=scale)
