"""The style sheet for the few stock widgets in use; our own paint themselves."""

from string import Template

from ui.theme.tokens import Palette

_SHEET = Template(
    """
QToolTip { background: $raised; color: $text; border: 1px solid $control;
  padding: 4px 8px; }
QMenu { background: $surface; color: $text; border: 1px solid $control;
  padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $text_muted; }
QMenu::separator { height: 1px; background: $divider; margin: 4px 8px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $control; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)


def style_sheet(palette: Palette) -> str:
    names = ("raised", "text", "control", "surface", "selected", "text_muted")
    inks = {name: getattr(palette, name).name() for name in (*names, "divider")}
    return _SHEET.substitute(inks)
