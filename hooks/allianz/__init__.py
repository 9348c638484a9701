"""From checked YAML data to the pages of an alliance's website, in plain Python."""
