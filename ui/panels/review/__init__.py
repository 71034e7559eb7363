"""The panels beside the chart of a closed session: what is asked, ticked and signed."""
