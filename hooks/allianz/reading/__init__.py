"""Text → nodes with line and column, or a message; knows no record."""
