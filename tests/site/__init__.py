"""Tests of hooks/allianz/site/."""
