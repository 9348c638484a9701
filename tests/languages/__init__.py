"""Tests of hooks/allianz/languages/."""
