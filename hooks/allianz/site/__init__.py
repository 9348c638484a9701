"""Records → the pages of the site, and what lies beside them."""
