"""What the help sheet lists: the keys of a screen and how a set is typed."""

from collections.abc import Sequence

from ui.views.help_shapes import HelpRow, HelpSection, HelpView
from ui.views.news2_words import ACKNOWLEDGEMENT
from ui.views.palette import ActionView

TYPING = HelpSection(
    "Typing a set",
    (
        HelpRow(("0", "to", "9"), "A field moves on once no further digit fits"),
        HelpRow(("Space", "/", ";", "+"), "Next field, where you like to part them"),
        HelpRow(
            ("Tab", "Shift+Tab"),
            "Next field, or back; none where it just moved on",
        ),
        HelpRow(("Backspace",), "In an empty field, back to the one before"),
        HelpRow(("*",), "Ten, on a scale to ten"),
        HelpRow(("Up", "Down"), "On a scale, one step from the last value"),
        HelpRow(("=",), "This and the further scales asked again, unchanged"),
        HelpRow((".",), "After a score, asked or observed"),
        HelpRow(("O",), "Air, or oxygen in L/min"),
        HelpRow(("Enter",), "Save; a questioned value is kept by a second Enter"),
        HelpRow(("Ctrl+L",), "One line, such as 128/82 76 97 14 5 1 2 0"),
        HelpRow(("Esc",), "Leaves the form and keeps what is typed"),
    ),
)
NOT_MEASURED = HelpSection(
    "Not measured",
    (
        HelpRow(("-", "R"), "Refused"),
        HelpRow(("-", "A"), "Asleep"),
        HelpRow(("-", "E"), "Equipment"),
        HelpRow(("-", "D"), "Observed, not disturbed"),
        HelpRow(("-", "O"), "Other"),
        HelpRow(("-", "-", "D"), "The whole set; RR and SpO₂ can still be typed"),
        HelpRow(("-", "1", "to", "5"), "The same reasons on the number pad"),
    ),
)
BACK_TIMING = HelpSection(
    "Time of a set",
    (
        HelpRow(("@", "14:05"), "Observed at 14:05, within the past 12 hours"),
        HelpRow(("@", "-3"), "Observed 3 minutes ago"),
        HelpRow(("Ctrl+Z",), "Within a minute of saving, amend with a reason"),
    ),
)
CHART = HelpSection(
    "In the chart",
    (
        HelpRow(("Left", "Right"), "Reading by reading"),
        HelpRow(("Up", "Down"), "Lane by lane"),
        HelpRow(("Home", "End"), "First reading, now"),
        HelpRow(("+", "-"), "Shorter window, longer window"),
        HelpRow(("T",), "The same as a table"),
        HelpRow(("Enter",), "Open the set to amend it"),
        HelpRow(("Ctrl+C",), "Copy the row"),
    ),
)
TIMELINE = HelpSection(
    "In the timeline",
    (
        HelpRow(("Up", "Down"), "Row by row"),
        HelpRow(("Enter",), "Amend the row, with a reason"),
    ),
)
LEAVING = HelpSection(
    "The checks before leaving, Ctrl+E",
    (
        HelpRow(("1", "to", "0"), "Answer the check that shows the digit"),
        HelpRow(("Up", "Down"), "Check by check"),
        HelpRow(("Enter",), "Answer the chosen check"),
        HelpRow(("O",), "A prescriber overrides the chosen check"),
        HelpRow(("D", "T", "A"), "Ends, discharged, transferred, admitted"),
        HelpRow(("G", "U", "X"), "Ends, against advice, left unseen, died"),
        HelpRow(("C",), "Ends, cancelled before any dose"),
        HelpRow(("S",), "The transfer sheet"),
        HelpRow(("Esc",), "The timeline again; the session stays open"),
    ),
)
ABOUT_ALERT = HelpSection(
    "What was done about an alert, F9",
    (
        HelpRow(("0", "to", "9"), "The action that has this number"),
        HelpRow(("A",), "The clinician arrived"),
        HelpRow(("9",), "Resolved by a person; E where 9 is an action"),
        HelpRow(("Ctrl+R",), "What to say on the call"),
    ),
)
FORMS = HelpSection(
    "In a form",
    (
        HelpRow(
            ("Tab", "Shift+Tab"),
            "Next part, or back; none where it just moved on",
        ),
        HelpRow(("=",), "Takes the time that is suggested"),
        HelpRow(("Enter",), "Charts it; a question is answered by a second Enter"),
        HelpRow(("Esc",), "Leaves the form and keeps what is typed"),
    ),
)
SCALES = HelpSection(
    "Rating scale, Ctrl+M",
    (
        HelpRow(("A", "to", "Y"), "Choose the scale that shows the letter"),
        HelpRow(("0", "to", "9"), "Answer the item; the next one follows"),
        HelpRow(("-",), "The item is not answered"),
        HelpRow(("B",), "Back one item"),
        HelpRow(("L",), "Another scale"),
    ),
)
SHEETS = HelpSection(
    "What lies over the page",
    (
        HelpRow(("Up", "Down"), "Scroll"),
        HelpRow(("C",), "Copy what to say, or the transfer sheet"),
        HelpRow(("Esc",), "Back to the page"),
    ),
)
PAGE = HelpSection(
    "On this page",
    (
        HelpRow(("Enter",), "Next field; at the end of a section, its button"),
        HelpRow(("Alt+N",), "Enter a new patient, or choose another"),
        HelpRow(("Ctrl+Enter",), "Ready to start"),
        HelpRow(("F6",), "Next section"),
        HelpRow(("Up", "Down"), "Among the checks, check by check"),
        HelpRow(("Space", "C"), "Opens what a check asks"),
        HelpRow(("Y", "N"), "Answers a question, and goes on to the next one"),
        HelpRow(("Enter",), "Records the check that is open"),
        HelpRow(("N", "O"), "On a check, not applicable, override"),
        HelpRow(("Esc",), "To the board; what is typed is kept"),
    ),
)
ROOMS = HelpSection(
    "On the board",
    (
        HelpRow(("1", "to", "9"), "Open the room of that number"),
        HelpRow(("B", "to", "Z"), "Open a room without one, by the letter it shows"),
        HelpRow(("Up", "Down"), "Room by room; the order then stays as it is"),
        HelpRow(("Home", "End"), "First room, last room"),
        HelpRow(("Enter",), "Open the room, or begin a session in an empty one"),
        HelpRow(("A",), "Acknowledge the alert of the room that has the focus"),
        HelpRow(("N",), "New session, in the empty room that has the focus"),
        HelpRow(("F5",), "Sort afresh while you are in the list"),
        HelpRow(("Esc",), "Leave the list; it is sorted by itself again"),
    ),
)
READING = HelpSection(
    "On this page",
    (
        HelpRow(("Up", "Down"), "Line by line; a rule's card is shown below"),
        HelpRow(("Page Up", "Page Down"), "Page by page"),
        HelpRow(("1", "to", "9"), "To that section"),
        HelpRow(("Left", "Right"), "Card before, next card"),
        HelpRow(("F6",), "From the text to the protocols and back"),
        HelpRow(("I",), "Import a draft from a file; somebody else approves it"),
        HelpRow(("C",), "What differs from the version on offer, or from the marked"),
        HelpRow(("M",), "Mark the text shown, to compare others with it"),
        HelpRow(("A",), "Approve exactly the text shown, in a name"),
        HelpRow(("W",), "Take back the approval of the text shown"),
        HelpRow(("Esc",), "To the board"),
    ),
)
LIST = HelpSection(
    "In the list",
    (
        HelpRow(("A", "to", "Z"), "Part of a name, a number, 14-Mar-2026, yesterday"),
        HelpRow(("room:1",), "Also nurse: patient: number: route: protocol: state:"),
        HelpRow(("on:01-Mar",), "Also since: until:, with a year or without"),
        HelpRow(("alert:high",), "Also unack:yes slow:yes paused:yes override:yes"),
        HelpRow(("review:yes",), "Also sign: cosign: query: answered: report: open:"),
        HelpRow(("late>2",), "Late or missed; also delayed missed amended high low"),
        HelpRow(("sbp>180",), "Also rise spo2 dissociation distress, ack in seconds"),
        HelpRow(("call:due",), "The calls of the day after that are due"),
        HelpRow(('"felt sick"',), "These words in notes, reasons and actions"),
        HelpRow(("Up", "Down"), "Session by session; J and K once in the list"),
        HelpRow(("Page Up", "Page Down"), "Ten sessions at once"),
        HelpRow(("Space",), "In the list, show the chart below or fold it away"),
        HelpRow(("Enter",), "Open the session"),
        HelpRow(("F6",), "From the field to the list, and to the filters"),
        HelpRow(("Alt+F",), "Show the filters, or fold them away"),
        HelpRow(("Alt+D",), "Exceptions first, or by date; a saved view keeps it"),
        HelpRow(("Esc",), "Clear the filter"),
    ),
)
EVERYBODY = HelpSection(
    "In the list of people",
    (
        HelpRow(("A", "to", "Z"), "Part of a name, of a sign-in name, or a role"),
        HelpRow(("Up", "Down"), "Person by person"),
        HelpRow(("Enter",), "Change the person, or give another password"),
        HelpRow(("Alt+N",), "Enrol somebody who is new"),
        HelpRow(("Alt+X",), "End the access; what was charted stays"),
        HelpRow(("Alt+K",), "Have another PIN chosen at the next sign-in"),
        HelpRow(("N", "S", "P", "A", "U"), "In the form, gives or takes back a role"),
        HelpRow(("Esc",), "Leaves the form, clears the search, then to the board"),
    ),
)
SUPPORT = HelpSection(
    "On this page",
    (
        HelpRow(("C",), "Copy all of it; no patient is in it"),
        HelpRow(("Up", "Down"), "Scroll"),
        HelpRow(("Esc",), "Back"),
    ),
)
TAKING_OVER = HelpSection(
    "On this page",
    (
        HelpRow(("Enter",), "Take the room over, by the patient's initials"),
        HelpRow(("Esc",), "Back to the board"),
    ),
)
EMERGENCY = HelpSection(
    "In an emergency",
    (
        HelpRow(("Pause",), "It began now; pressed again, its panel comes back"),
        HelpRow(("A", "to", "Z"), "Charts what the letter on its panel says, now"),
        HelpRow(("N",), "A note in words"),
        HelpRow(("E",), "It is over; then a letter says how it ended"),
        HelpRow(("Esc",), "Hides the panel; the emergency goes on"),
    ),
)
UNLOCKING = HelpSection(
    "Unlocking",
    (
        HelpRow(("Tab", "Shift+Tab"), "Another person"),
        HelpRow(("A", "to", "Z"), "The next person of that name, beside the PIN"),
        HelpRow(("0", "to", "9"), "The six digits of your PIN"),
        HelpRow(("Backspace",), "Take a digit back; Delete, all of them"),
        HelpRow(("Enter",), "Unlock"),
        HelpRow(("Alt+B",), "Chart without signing in, to be co-signed"),
        HelpRow(("Alt+S",), "Sign in anew: a first PIN, or a lost password"),
    ),
)
BEHIND_GLASS = HelpSection(
    "Not signed in",
    (
        HelpRow(("Alt+1", "to", "Alt+9"), "The room in that place"),
        HelpRow(("Enter",), "Chart the set or the note; once more what is questioned"),
        HelpRow(("Esc",), "Lock the screen"),
    ),
)
BOARD = (ROOMS, EMERGENCY)
LOCK = (UNLOCKING, EMERGENCY)
GLASS = (BEHIND_GLASS, EMERGENCY)
PROTOCOL = (READING,)
PEOPLE = (EVERYBODY,)
DIAGNOSTICS = (SUPPORT,)
SESSIONS = (LIST,)
TAKING = (TAKING_OVER,)
OPENING = (PAGE, TYPING, NOT_MEASURED, BACK_TIMING)
START = (EMERGENCY,)
LIVE = (
    *(TYPING, NOT_MEASURED, BACK_TIMING, FORMS, CHART, TIMELINE),
    *(ABOUT_ALERT, SCALES, LEAVING, SHEETS, EMERGENCY),
)
COURSE = HelpSection(
    "Sessions of the course, C",
    (
        HelpRow(("Left", "Right"), "Session by session"),
        HelpRow(("PageUp", "PageDown"), "Six sessions on or back"),
        HelpRow(("Enter",), "Opens the marked session"),
        HelpRow(("Esc",), "Back to the session"),
    ),
)
CLOSED = (COURSE, CHART, TIMELINE, FORMS, SCALES, SHEETS, EMERGENCY)
"""Of the live chart once the session is closed: nothing is charted there any more."""

INTENDED_USE = (
    "Vigil is a charting aid, not a patient monitor and not an alarm system.",
    "It reads no device and controls none.",
    "Times are of 24 hours. Nothing is deleted: a correction keeps what stood before.",
)


def help_view(
    screen: str,
    actions: Sequence[ActionView],
    more: Sequence[HelpSection] = (),
    first: Sequence[HelpSection] = (),
) -> HelpView:
    """The sheet of a screen: the keys of its actions, then what else it knows.

    Before these what comes ``first`` for whoever is new.
    """
    rows = tuple(HelpRow((a.key,), a.title) for a in actions if a.key)
    keys = (HelpSection("Keys", rows),) if rows else ()
    return HelpView(
        title=f"Help, {screen}",
        sections=(*first, *keys, *more),
        notes=(*INTENDED_USE, ACKNOWLEDGEMENT),
    )
