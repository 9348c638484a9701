"""Tests of hooks/allianz/exports/."""
