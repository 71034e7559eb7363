"""Who can open the record: passwords, PINs, key slots and their file."""
