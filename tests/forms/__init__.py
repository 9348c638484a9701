"""Tests of hooks/allianz/forms/."""
