"""The name by which a notebook may ask for the magics: `%load_ext symbolic_lstm.jupyter`."""

from symbolic_lstm.integrations.jupyter import load_ipython_extension as load_ipython_extension
