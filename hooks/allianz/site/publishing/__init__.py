"""From sources to a folder that may be published, without ever losing the one that is there."""
