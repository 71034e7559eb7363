"""The panels beside the chart of a closed session."""
