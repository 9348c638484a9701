"""The forms on GitHub: made from data and model, read from a saved event, turned into changed lines of data/."""
