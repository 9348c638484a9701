"""The way back: a table of the open data that somebody changed in a spreadsheet → changed lines of data/."""
