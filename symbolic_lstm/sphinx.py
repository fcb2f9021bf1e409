"""The name by which a `conf.py` asks for the extension: `extensions = ["symbolic_lstm.sphinx"]`."""

from symbolic_lstm.integrations.sphinx import setup as setup
