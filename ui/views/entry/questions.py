"""What is asked about a set while it is typed, at the key and at Enter."""

from monitor.chart.challenges import challenges
from monitor.chart.keying.saving import readings
from monitor.chart.keying.state import Keying
from monitor.chart.refusals import Question
from ui.views.entry.scene import Scene


def standing_questions(keying: Keying, scene: Scene) -> tuple[Question, ...]:
    """Those that Enter asked, and those of each value that is typed and left.

    The box in focus is spared: what is half typed there may yet become another value.
    """
    occasion = keying.occasion
    at = keying.observed_at(scene.now).astimezone(occasion.zone)
    in_focus = {occasion.specs[i].code for i in keying.box}
    typed = [r for r in readings(keying) if r.field not in in_focus]
    asked = [q for q in keying.questions if q.field in in_focus]
    found = challenges(occasion.charting, occasion.sets, typed, at)
    return (*asked, *found)
