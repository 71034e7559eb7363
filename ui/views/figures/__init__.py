"""The audit figures and the cohort, as frozen values for the page and the file."""
