"""The version, kept where reading it imports nothing."""

__version__ = "0.1.0"
