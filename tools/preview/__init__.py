"""The live preview: it alone serves, and builds as `make site` does."""
