"""Tests of hooks/allianz/review/."""
