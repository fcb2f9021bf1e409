"""The name by which pytest loads the plugin: `-p symbolic_lstm.pytest_plugin`."""

from symbolic_lstm.integrations.pytest_plugin import pytest_addoption as pytest_addoption
from symbolic_lstm.integrations.pytest_plugin import pytest_collect_file as pytest_collect_file
from symbolic_lstm.integrations.pytest_plugin import pytest_configure as pytest_configure
