"""What came of a flagged score: who looked at it, and with what outcome."""

from msgspec import Struct

from monitor.chart.kinds import ScoreReviewed
from monitor.chart.refusals import Refusal
from monitor.chart.scores import Score
from ui.views.forms.filled import Filled, missing
from ui.views.forms.form import FormView, text_part, time_part
from ui.views.forms.score_parts import again_part
from ui.views.score_words import flag_words


class ReviewPage(Struct, frozen=True, kw_only=True):
    """The flag ends with it, and stays told in the record."""

    flagged: Score

    def view(self, filled: Filled) -> FormView:
        return FormView(
            title="Review a flagged score",
            note="In words; the name is not verified",
            question=flag_words(self.flagged),
            rows=(
                (
                    text_part(filled, "by", "Reviewed by", stretch=2),
                    text_part(filled, "outcome", "Outcome", stretch=5),
                ),
                (time_part(filled), again_part(filled)),
            ),
            message=filled.message,
            submit="Chart review",
            focus="by",
        )

    def score(self, filled: Filled) -> ScoreReviewed | Refusal:
        if not filled.text("by"):
            return missing("by", "The name is missing", "Type who reviewed it")
        if not filled.text("outcome"):
            return missing("outcome", "The outcome is missing", "Type what came of it")
        return ScoreReviewed(
            score=self.flagged.id, by=filled.text("by"), outcome=filled.text("outcome")
        )
