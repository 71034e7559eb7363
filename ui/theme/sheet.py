"""The style sheet for the few stock widgets in use; our own paint themselves."""

from string import Template

from ui.theme.tokens import Palette

_SHEET = Template(
    """
QToolTip { background: $raised; color: $text; border: 1px solid $control;
  padding: 4px 8px; }
QLineEdit { background: transparent; border: none; padding: 0;
  selection-background-color: $focus; selection-color: $field; }
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


_NAMES = _SHEET.get_identifiers()


def style_sheet(palette: Palette) -> str:
    colours = palette._asdict()
    return _SHEET.substitute({name: colours[name].name() for name in _NAMES})
