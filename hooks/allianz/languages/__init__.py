"""What a visitor of another language reads: catalogues keyed by the German, dates, money, the data in that language."""
