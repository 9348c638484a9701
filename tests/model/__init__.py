"""Tests of hooks/allianz/model/."""
