"""Tests of hooks/allianz/reading/."""
