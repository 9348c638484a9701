"""Tests of the way back from a table to the data."""
