"""Trend drawings; the only place that knows pyqtgraph."""
