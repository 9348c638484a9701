"""A stand-in for GitHub on this machine: its API, its command line, and the runs of the workflows' own steps."""
