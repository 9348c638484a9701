"""The link check: it alone fetches from the web, and nothing in hooks/ knows of it."""
