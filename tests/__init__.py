"""Tests of the package, of the real build and of the built site."""
