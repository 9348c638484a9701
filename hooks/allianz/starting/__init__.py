"""Another alliance begins: a small working set of data, prose and forms in its own words."""
