"""What leaves the program: exports and the content of printed pages."""
