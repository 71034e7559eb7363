"""The theme that was last chosen on this workstation, kept in a file of one word."""

# Read before the first frame, so nothing here is slow to import.

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.launch import Launch
from ui.theme.theme import DAY_THEME, NIGHT_THEME, Theme
from ui.theme.tokens import Mode


def theme_file(launch: Launch) -> Path:
    """Beside the record where its folder was asked for, else among the settings.

    The demo wears what the workstation wears.
    """
    if launch.folder is not None:
        return launch.folder / "theme"
    settings = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(settings), "vigil", "theme")


def remembered_theme(launch: Launch) -> Theme:
    """Day where none was chosen, or the file can't be made sense of."""
    try:
        word = theme_file(launch).read_bytes()
    except OSError:
        return DAY_THEME
    return NIGHT_THEME if word.strip() == Mode.NIGHT.value.encode() else DAY_THEME


def remember_theme(launch: Launch, theme: Theme) -> None:
    """Keep the choice for the next start, but not that of a visitor of the demo.

    Raises OSError where it can't be written.
    """
    if launch.is_demo:
        return
    file = theme_file(launch)
    if launch.folder is None:
        file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{theme.mode.value}\n", encoding="utf-8")
