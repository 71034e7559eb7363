"""What can be asked for beside a panel that lies over the page."""

BESIDE_A_PANEL = frozenset(
    (
        "help",
        "palette",
        "events",
        "eyes",
        "call",
        "transfer sheet",
        "acknowledge",
        "privacy",
        "saved",
        "theme",
        "emergency",
        "quit",
    )
)
"""What can be done while a panel stays open; all else is done on the page."""
