"""A theme: palette and fonts, and how it is put on the application."""

from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from ui.theme.fonts import Role, font
from ui.theme.palettes import DAY, NIGHT
from ui.theme.sheet import SHEET, polish_anew
from ui.theme.tokens import Mode, Palette

_PROPERTY = "vigilTheme"


class Theme(NamedTuple):
    """Everything a painter asks for: colours and fonts of one mode."""

    palette: Palette

    @property
    def mode(self) -> Mode:
        return self.palette.mode

    @property
    def other(self) -> "Theme":
        return NIGHT_THEME if self.mode is Mode.DAY else DAY_THEME

    def font(self, role: Role) -> QFont:
        return font(role, self.mode)

    @staticmethod
    def day() -> "Theme":
        return DAY_THEME

    @staticmethod
    def night() -> "Theme":
        return NIGHT_THEME


DAY_THEME = Theme(DAY)
NIGHT_THEME = Theme(NIGHT)


def current_theme() -> Theme:
    """The theme the application wears; day before one was applied."""
    app = QApplication.instance()
    worn = app.property(_PROPERTY) if app is not None else None
    return worn if isinstance(worn, Theme) else DAY_THEME


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Puts `theme` on the application; every widget is told by a PaletteChange."""
    if app.property(_PROPERTY) is None:
        # Not above: the first frame does without Qt's namespace.
        from PySide6.QtCore import Qt  # noqa: PLC0415

        app.setStyle("Fusion")
        # Without it no child is told of another palette while there is a style sheet.
        attributes = Qt.ApplicationAttribute
        app.setAttribute(attributes.AA_UseStyleSheetPropagationInWidgetStyles)
        app.setStyleSheet(SHEET)
    app.setProperty(_PROPERTY, theme)
    app.setFont(theme.font(Role.BODY))
    worn = qt_palette(theme.palette)
    app.setPalette(worn)
    # It is posted; what is painted before it arrives would wear both.
    app.sendPostedEvents(None, QEvent.Type.ApplicationPaletteChange.value)
    QToolTip.setPalette(worn)
    polish_anew(app)


def qt_palette(colours: Palette) -> QPalette:
    """The roles of Qt's palette filled from ours, so that no stock part stays white."""
    roles = QPalette.ColorRole
    filled = QPalette(colours.raised, colours.app)
    for role, colour in (
        (roles.Window, colours.app),
        (roles.WindowText, colours.text),
        (roles.Base, colours.field),
        (roles.AlternateBase, colours.raised),
        (roles.Text, colours.text),
        (roles.PlaceholderText, colours.text_muted),
        (roles.Button, colours.raised),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.text),
        (roles.Highlight, colours.selected),
        (roles.HighlightedText, colours.text),
        (roles.ToolTipBase, colours.raised),
        (roles.ToolTipText, colours.text),
        (roles.Link, colours.link),
        (roles.LinkVisited, colours.link),
        (roles.Accent, colours.focus),
        (roles.Light, colours.surface),
        (roles.Midlight, colours.divider),
        (roles.Mid, colours.control),
        (roles.Dark, colours.control),
        (roles.Shadow, colours.app),
    ):
        filled.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        filled.setColor(QPalette.ColorGroup.Disabled, role, colours.text_muted)
    return filled
