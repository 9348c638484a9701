"""Tests of how another alliance begins."""
