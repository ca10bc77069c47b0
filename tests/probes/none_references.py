"""Whether calls into the Qt binding lose or leak references to None; exits 1 if one does.

Before Python 3.12 None is counted like any object: a binding that loses a reference in each call ends the
program after some thousands of calls ("deallocating None"). PySide6 6.12.0 does under 3.11; 6.8 to 6.11 are
clean. A process of its own, since the calls would end the test run with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import PySide6
from PySide6.QtCore import QByteArray, QModelIndex, QObject, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
)

REPEATS = 60
Call = Callable[[], object]


def values() -> Iterator[tuple[str, Call]]:
    """Plain values made and dropped."""
    colour = QColor("red")
    yield "QPointF", lambda: QPointF(1, 2)
    yield "QPolygonF()", QPolygonF
    yield "QPolygonF(list)", lambda: QPolygonF([QPointF(0, 0)])
    yield "QColor", lambda: QColor("red")
    yield "QPen", lambda: QPen(colour, 0.5)
    yield "QBrush", lambda: QBrush(colour)
    yield "QPainterPath", QPainterPath
    yield "QByteArray", lambda: QByteArray(b"x")
    yield "QFont", lambda: QFont("Sans", 9)


def paths() -> Iterator[tuple[str, Call]]:
    """Outlines."""
    path = QPainterPath()
    polygon = QPolygonF([QPointF(0, 0), QPointF(1, 1)])
    yield "QPainterPath.setFillRule", lambda: path.setFillRule(Qt.FillRule.OddEvenFill)
    yield "QPainterPath.addPolygon", lambda: path.addPolygon(polygon)
    yield "QPainterPath.moveTo", lambda: path.moveTo(0, 0)
    yield "QPainterPath.lineTo", lambda: path.lineTo(1, 1)
    yield "QPainterPath.closeSubpath", path.closeSubpath
    yield "QPainterPath.clear", path.clear
    yield "QPolygonF.append", lambda: polygon.append(QPointF(0, 0))
    yield "QPolygonF.clear", polygon.clear


def painting() -> Iterator[tuple[str, Call]]:
    """A painter on an image. It must end before the image goes."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    brush, pen, path = QBrush(QColor("red")), QPen(QColor("red")), QPainterPath()
    yield "QImage.fill", lambda: image.fill(Qt.GlobalColor.white)
    yield "QPainter.setBrush", lambda: painter.setBrush(brush)
    yield "QPainter.setPen", lambda: painter.setPen(pen)
    yield "QPainter.setPen(NoPen)", lambda: painter.setPen(Qt.PenStyle.NoPen)
    yield "QPainter.drawPath", lambda: painter.drawPath(path)
    yield "QPainter.drawText", lambda: painter.drawText(1, 1, "x")
    yield "QPainter.setRenderHint", lambda: painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.end()


def widgets() -> Iterator[tuple[str, Call]]:
    """What the window does all the time."""
    label, line, combo, table = QLabel(), QLineEdit(), QComboBox(), QTableWidget(2, 2)
    combo.addItem("x")
    yield "QLabel.setText", lambda: label.setText("x")
    yield "QWidget.resize", lambda: label.resize(5, 5)
    yield "QWidget.update", label.update
    yield "QLineEdit.setText", lambda: line.setText("a")
    yield "QComboBox.itemData", lambda: combo.itemData(0)
    yield "QComboBox.setCurrentIndex", lambda: combo.setCurrentIndex(0)
    yield "QTableWidget.setItem", lambda: table.setItem(0, 0, QTableWidgetItem("x"))
    yield "QTableWidget.item", lambda: table.item(1, 1)


def models_and_scenes() -> Iterator[tuple[str, Call]]:
    """Items, and the answers that are None."""
    model, item, scene = QStandardItemModel(2, 2), QStandardItem("a"), QGraphicsScene()
    view, shape, brush = QGraphicsView(scene), QGraphicsPathItem(), QBrush(QColor("red"))
    yield "QStandardItem.setData", lambda: item.setData("a", Qt.ItemDataRole.UserRole)
    yield "QStandardItem.data", lambda: item.data(Qt.ItemDataRole.UserRole + 5)
    yield "QStandardItemModel.index", lambda: model.index(0, 0)
    yield "QStandardItemModel.setData", lambda: model.setData(model.index(0, 0), "x")
    yield "QModelIndex.data", lambda: model.index(1, 1).data()
    yield "QModelIndex", QModelIndex
    yield "QGraphicsPathItem.setBrush", lambda: shape.setBrush(brush)
    yield "QGraphicsScene.itemAt", lambda: scene.itemAt(QPointF(9e9, 9), view.transform())


def objects() -> Iterator[tuple[str, Call]]:
    """Objects, timers, settings and the event loop."""
    thing, timer, settings = QObject(), QTimer(), QSettings("minebrief-probe", "none")
    yield "QObject.setProperty", lambda: thing.setProperty("a", 1)
    yield "QObject.parent", thing.parent
    yield "QTimer.start", lambda: timer.start(1000)
    yield "QTimer.stop", timer.stop
    yield "QTimer.singleShot", lambda: QTimer.singleShot(0, int)
    yield "QSettings.value", lambda: settings.value("nope")
    yield "QApplication.processEvents", QApplication.processEvents


def lost_per_call(call: Call) -> float:
    """References to None gained or lost in a call, on the mean."""
    call()
    before = sys.getrefcount(None)
    for _ in range(REPEATS):
        call()
    return (sys.getrefcount(None) - before) / REPEATS


def main() -> int:
    """Try every call; 1 if any of them loses or leaks."""
    application = QApplication([])
    suspects = tried = 0
    for group in (values, paths, painting, widgets, models_and_scenes, objects):
        for name, call in group():
            tried += 1
            if abs(lost := lost_per_call(call)) > 1 / 2:
                suspects += 1
                print(f"  {name}: {lost:+.2f} references to None a call", flush=True)
    application.processEvents()
    python = sys.version.split()[0]
    print(f"  PySide6 {PySide6.__version__}, Python {python}: {suspects} of {tried} calls lose references")
    return 1 if suspects else 0


if __name__ == "__main__":
    sys.exit(main())
