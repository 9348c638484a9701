"""Tests of hooks/allianz/site/publishing/."""
