"""PHQ-9: nine items on low mood; severity, response, remission, item 9.

Kroenke K, Spitzer RL, Williams JBW. J Gen Intern Med 2001;16:606-613. Wording and
notice are those of the instrument itself, US English; see NOTICE.
"""

from monitor.scales.phq_answers import ANSWERS, NOTICE, STEM
from monitor.scales.scale import Band, Flag, Item, Remission, Scale, Version

HIGHEST = 27
RESPONSE_FALL_PERCENT = 50
REMISSION_BELOW = 5
SUICIDE_ITEM = 9

_ITEMS = (
    ("interest", "Little interest or pleasure in doing things"),
    ("mood", "Feeling down, depressed, or hopeless"),
    ("sleep", "Trouble falling or staying asleep, or sleeping too much"),
    ("energy", "Feeling tired or having little energy"),
    ("appetite", "Poor appetite or overeating"),
    (
        "self-regard",
        (
            "Feeling bad about yourself — or that you are a failure or have let "
            "yourself or your family down"
        ),
    ),
    (
        "concentration",
        (
            "Trouble concentrating on things, such as reading the newspaper or "
            "watching television"
        ),
    ),
    (
        "movement",
        (
            "Moving or speaking so slowly that other people could have noticed? Or the "
            "opposite — being so fidgety or restless that you have been moving around "
            "a lot more than usual"
        ),
    ),
    (
        "self-harm",
        "Thoughts that you would be better off dead or of hurting yourself in some way",
    ),
)

SCALE = Scale(
    id="phq9",
    name="PHQ-9",
    title="Patient Health Questionnaire, 9 items",
    stem=STEM,
    items=tuple(Item(text=text, short=short, levels=ANSWERS) for short, text in _ITEMS),
    versions=(Version(id="phq9-en-US", label="US English", highest=HIGHEST),),
    bands=(
        Band(0, "minimal"),
        Band(5, "mild"),
        Band(10, "moderate"),
        Band(15, "moderately severe"),
        Band(20, "severe"),
    ),
    flags=(
        Flag(item=SUICIDE_ITEM, above=0, words="item 9 scored {value}, suicide screen"),
    ),
    remission=Remission(
        at_most=REMISSION_BELOW - 1,
        source="below 5: Kroenke 2001, J Gen Intern Med 16:606",
    ),
    source="Kroenke 2001, J Gen Intern Med 16:606",
    notice=NOTICE,
)


def severity(total: int) -> str:
    """The published band of a total. Raises ValueError outside 0 to 27."""
    _check(total)
    return SCALE.band(total)


def is_response(before: int, now: int) -> bool:
    """Whether the total fell by at least half. Raises ValueError outside 0 to 27."""
    _check(before)
    _check(now)
    fallen = before - now
    return fallen > 0 and fallen * 100 >= before * RESPONSE_FALL_PERCENT


def is_remission(total: int) -> bool:
    """Whether the total lies below 5. Raises ValueError outside 0 to 27."""
    _check(total)
    return total < REMISSION_BELOW


def _check(total: int) -> None:
    if not 0 <= total <= HIGHEST:
        raise ValueError(f"A PHQ-9 total of {total} is not possible; it is 0 to 27.")
