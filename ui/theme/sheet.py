"""The style sheet for the few stock widgets in use; our own paint themselves.

It names roles of the palette and no colour, so that it is the same by day and by
night: setting another sheet has Qt polish every widget of the application anew, which
takes half a second. What it styles keeps the colours it was polished with, though, and
is polished by `polish_anew`.
"""

from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QScrollBar

SHEET = """
QToolTip { background: palette(tooltip-base); color: palette(tooltip-text);
  border: 1px solid palette(mid); padding: 4px 8px; }
QLineEdit { background: transparent; border: none; padding: 0;
  selection-background-color: palette(accent); selection-color: palette(base); }
QMenu { background: palette(light); color: palette(text);
  border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: palette(highlight); }
QMenu::item:disabled { color: palette(placeholder-text); }
QMenu::separator { height: 1px; background: palette(midlight); margin: 4px 8px; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: palette(mid); border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_STYLED = (QLineEdit, QMenu, QScrollBar)


def polish_anew(app: QApplication) -> None:
    """Give what the sheet styles the colours of the palette that is worn now."""
    style = app.style()
    for widget in app.allWidgets():
        if isinstance(widget, _STYLED):
            style.unpolish(widget)
            style.polish(widget)
            widget.update()
