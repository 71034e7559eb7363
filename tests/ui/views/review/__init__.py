"""What is asked, ticked and signed beside a closed session, as frozen values."""
