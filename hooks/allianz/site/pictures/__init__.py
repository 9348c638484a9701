"""The mark of the site and the pictures of shared pages."""
