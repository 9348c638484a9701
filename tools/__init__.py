"""Tools around the site that are no part of its build."""
