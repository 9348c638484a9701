"""Everything that a build is given: pages in all languages, open data, forms, other files."""
