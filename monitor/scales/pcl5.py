"""PCL-5: twenty items on post-traumatic stress, past month, without criterion A.

Weathers FW, Litz BT, Keane TM, Palmieri PA, Marx BP, Schnurr PP. The PTSD Checklist
for DSM-5, 2013; National Center for PTSD, US Department of Veterans Affairs.
"""

from monitor.scales.scale import Item, Level, Scale, Version

_ANSWERS = (
    Level(0, "Not at all", "0"),
    Level(1, "A little bit", "1"),
    Level(2, "Moderately", "2"),
    Level(3, "Quite a bit", "3"),
    Level(4, "Extremely", "4"),
)

_ITEMS = (
    (
        "memories",
        "Repeated, disturbing, and unwanted memories of the stressful experience?",
    ),
    ("dreams", "Repeated, disturbing dreams of the stressful experience?"),
    (
        "reliving",
        (
            "Suddenly feeling or acting as if the stressful experience were actually "
            "happening again (as if you were actually back there reliving it)?"
        ),
    ),
    (
        "upset",
        "Feeling very upset when something reminded you of the stressful experience?",
    ),
    (
        "physical reactions",
        (
            "Having strong physical reactions when something reminded you of the "
            "stressful experience (for example, heart pounding, trouble breathing, "
            "sweating)?"
        ),
    ),
    (
        "avoiding thoughts",
        "Avoiding memories, thoughts, or feelings related to the stressful experience?",
    ),
    (
        "avoiding reminders",
        (
            "Avoiding external reminders of the stressful experience (for example, "
            "people, places, conversations, activities, objects, or situations)?"
        ),
    ),
    (
        "remembering",
        "Trouble remembering important parts of the stressful experience?",
    ),
    (
        "beliefs",
        (
            "Having strong negative beliefs about yourself, other people, or the world "
            "(for example, having thoughts such as: I am bad, there is something "
            "seriously wrong with me, no one can be trusted, the world is completely "
            "dangerous)?"
        ),
    ),
    (
        "blame",
        (
            "Blaming yourself or someone else for the stressful experience or what "
            "happened after it?"
        ),
    ),
    (
        "feelings",
        "Having strong negative feelings such as fear, horror, anger, guilt, or shame?",
    ),
    ("interest", "Loss of interest in activities that you used to enjoy?"),
    ("distant", "Feeling distant or cut off from other people?"),
    (
        "positive feelings",
        (
            "Trouble experiencing positive feelings (for example, being unable to feel "
            "happiness or have loving feelings for people close to you)?"
        ),
    ),
    ("irritable", "Irritable behavior, angry outbursts, or acting aggressively?"),
    ("risks", "Taking too many risks or doing things that could cause you harm?"),
    ("watchful", 'Being "superalert" or watchful or on guard?'),
    ("startled", "Feeling jumpy or easily startled?"),
    ("concentrating", "Having difficulty concentrating?"),
    ("sleep", "Trouble falling or staying asleep?"),
)

SCALE = Scale(
    id="pcl5",
    name="PCL-5",
    title="PTSD Checklist for DSM-5",
    stem="In the past month, how much were you bothered by:",
    items=tuple(
        Item(text=text, short=short, levels=_ANSWERS) for short, text in _ITEMS
    ),
    versions=(Version(id="pcl5-past-month-en-US", label="Past month", highest=80),),
    note="cut-offs of 31 to 33 are published; they depend on the population",
    source="Weathers 2013, National Center for PTSD; cut-off Bovin 2016",
    notice="By staff of the US National Center for PTSD; in the public domain.",
)
