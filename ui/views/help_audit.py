"""What can be typed on the pages of the audit log, figures, oversight, a back-test."""

from ui.views.help_shapes import HelpRow, HelpSection

LOG = HelpSection(
    "In the audit log",
    (
        HelpRow(("A", "to", "Z"), "A person's name, a whole patient number, or a day"),
        HelpRow(("Up", "Down"), "Row by row"),
        HelpRow(("Page Up", "Page Down"), "Ten rows at once"),
        HelpRow(("Enter",), "The rows of that patient alone"),
        HelpRow(("Alt+W",), "The rows of that person alone"),
        HelpRow(("Alt+C",), "Check from the first row on that none was changed"),
        HelpRow(("Esc",), "Clears the search, then shows all, then to the board"),
    ),
)
COUNTED = HelpSection(
    "In the audit figures",
    (
        HelpRow(("Up", "Down"), "Figure by figure; its formula stands below"),
        HelpRow(("Alt+C",), "Cohort, by month, time to response, the figures again"),
        HelpRow(("Alt+R",), "In the cohort, another protocol or version"),
        HelpRow(("Left", "Right"), "Another value of the cohort"),
        HelpRow(("Alt+D",), "30, 90, 365 days, all days, and from the beginning"),
        HelpRow(("Alt+S",), "Save as CSV what is shown, and nothing more"),
        HelpRow(("Esc",), "Back to where this was opened"),
    ),
)
OVERSEEN = HelpSection(
    "In oversight",
    (
        HelpRow(("Left", "Right"), "Section by section; those marked need a look"),
        HelpRow(("Up", "Down"), "Line by line; all of it stands below"),
        HelpRow(("Enter",), "Opens the session; Esc there comes back"),
        HelpRow(("Alt+D",), "7, 30, 90 or all days, today alone, yesterday alone"),
        HelpRow(("Alt+R",), "How the report stands, or one more of that session"),
        HelpRow(("Alt+N",), "Draw sessions by lot; the same seed draws the same"),
        HelpRow(("Alt+W",), "Who viewed the patient, for an auditor"),
        HelpRow(("Alt+H",), "Hold a record; Alt+X lifts, Alt+Y says how long all stay"),
        HelpRow(("Esc",), "Back to where this was opened"),
    ),
)
TRIED = HelpSection(
    "In a back-test",
    (
        HelpRow(("Up", "Down"), "Alert by alert that would be otherwise"),
        HelpRow(("Page Up", "Page Down"), "Ten at once"),
        HelpRow(("Enter",), "The session at that moment; Ctrl+Shift+V leads back"),
        HelpRow(("F6",), "To the rules, and back to the alerts"),
        HelpRow(("Esc",), "Stops it while it runs, then to the protocols"),
    ),
)
AUDIT = (LOG,)
FIGURES = (COUNTED,)
OVERSIGHT = (OVERSEEN,)
BACKTEST = (TRIED,)
