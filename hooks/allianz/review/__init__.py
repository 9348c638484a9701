"""What a change does to the data, told to those who decide on it."""
