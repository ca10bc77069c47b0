"""The baseline: a Qt window with a list of 197 rows and nothing else."""

from __future__ import annotations

import sys

from first_paint import FirstPaint
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QMainWindow

application = QApplication(sys.argv)
watcher = FirstPaint(application)
window = QMainWindow()
rows = QListView()
rows.setModel(QStringListModel([f"State {number}" for number in range(197)]))
window.setCentralWidget(rows)
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
