"""Tests of the observation form."""
