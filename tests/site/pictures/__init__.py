"""Tests of hooks/allianz/site/pictures/."""
