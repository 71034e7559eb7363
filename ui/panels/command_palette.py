"""The command palette: type a few letters, run an action."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import GAP, RADIUS_FIELD
from ui.views.palette import ActionView, narrowed
from ui.widgets.keys import cap_width, draw_cap
from ui.widgets.label import Label
from ui.widgets.over_panel import OverPanel
from ui.widgets.painting import RIGHT, draw_aligned, draw_box, draw_text
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.text_field import LineBox

WIDTH = 640
_ROW = 40
_ROWS = 9
_PADDING = 12
_CAP = 24

ACTION = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class ActionModel(QAbstractListModel):
    """The actions that the typed letters lead to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ActionView, ...] = ()

    @property
    def shown(self) -> tuple[ActionView, ...]:
        return self._shown

    def show_actions(self, actions: tuple[ActionView, ...]) -> None:
        if actions == self._shown:
            return
        self.beginResetModel()
        self._shown = actions
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        action = self._shown[index.row()]
        if role == ACTION:
            return action
        if role == Qt.ItemDataRole.DisplayRole:
            return action.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(p for p in (action.title, action.key, action.why_not) if p)
        return None


class ActionDelegate(QStyledItemDelegate):
    """Paints an action: its name, why it can't be done now, its key."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        action = index.data(ACTION)
        theme = current_theme()
        colours = theme.palette
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = box.adjusted(4, 2, -4, -2)
            no_pen = QPen(Qt.PenStyle.NoPen)
            draw_box(painter, ground, colours.selected, no_pen, RADIUS_FIELD)
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        if action.key:
            cap = QRectF(0, 0, cap_width(action.key), _CAP)
            cap.moveCenter(inner.center())
            cap.moveRight(inner.right())
            draw_cap(painter, cap, action.key, theme)
            inner.setRight(cap.left() - GAP)
        ink = colours.text if action.enabled else colours.text_muted
        draw_text(painter, inner, action.title, theme.font(Role.BODY), ink)
        if not action.enabled:
            inner.setLeft(inner.left() + widest(Role.BODY, action.title) + GAP)
            face = (theme.font(Role.NOTE), colours.text_muted)
            draw_aligned(painter, inner, action.why_not, face, RIGHT)
        painter.restore()


class CommandPalette(OverPanel):
    """Lists actions by name; Enter runs the marked one, Escape leaves.

    *Signals:* `action_requested(str)` with the id of an action that can be done;
    `closed()` when nothing was chosen.
    """

    action_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions: tuple[ActionView, ...] = ()
        self._others: tuple[ActionView, ...] = ()
        self._header = PanelHeader("Commands", "Esc closes")
        self.field = LineBox()
        self.field.set_hint("Type a command or its key")
        self.field.setAccessibleName("Command")
        self._model = ActionModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(ActionDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROW * _ROWS)
        self.list.setAccessibleName("Commands found")
        self._empty = Label("No command has these letters.", Role.BODY)
        self._empty.hide()
        self._arrange()
        self._around = super().sizeHint().height() - _ROW * _ROWS
        self.setAccessibleName("Commands")
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._run)
        self.list.clicked.connect(self._run)

    def _arrange(self) -> None:
        frame = PanelFrame(self._header, emphasis=True)
        frame.body.setContentsMargins(_PADDING - 3, _PADDING, _PADDING - 3, _PADDING)
        frame.body.setSpacing(_PADDING - 3)
        frame.body.addWidget(self.field)
        frame.body.addWidget(self._empty)
        frame.body.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display(
        self,
        actions: tuple[ActionView, ...],
        title: str = "Commands",
        others: tuple[ActionView, ...] = (),
    ) -> None:
        """List these under that title, as many as there is room for at once.

        ``others`` are for somebody else: they come last, and only once letters are
        typed that lead to them.
        """
        self._actions, self._others = actions, others
        self._header.title.setText(title)
        self.setAccessibleName(title)
        self.list.setFixedHeight(_ROW * self._rows)
        self._narrow(self.field.text())

    def start(self) -> None:
        """Begin anew: nothing typed, the first action marked, the field focused."""
        self.field.clear()
        self._narrow("")
        self.field.setFocus()

    @property
    def _rows(self) -> int:
        return min(max(len(self._actions), 1), _ROWS)

    def found(self) -> tuple[ActionView, ...]:
        return self._model.shown

    @Slot(str)
    def _narrow(self, query: str) -> None:
        others = narrowed(self._others, query) if query.strip() else ()
        self._model.show_actions((*narrowed(self._actions, query), *others))
        self._empty.setVisible(not self._model.shown)
        if self.list.currentIndex().row() < 0:
            self._mark(0)

    def _mark(self, row: int) -> None:
        count = len(self._model.shown)
        if count:
            self.list.setCurrentIndex(self._model.index(row % count))

    @Slot()
    def _run(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            action = self._model.shown[index.row()]
            if action.enabled:
                self.action_requested.emit(action.id)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._around + _ROW * self._rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._mark(row + 1)
            case Qt.Key.Key_Up:
                self._mark(row - 1)
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                # The field has run it already.
                event.accept()
            case _:
                super().keyPressEvent(event)
