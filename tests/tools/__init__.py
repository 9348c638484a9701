"""Tests of tools/ and of the workflows in .github/."""
