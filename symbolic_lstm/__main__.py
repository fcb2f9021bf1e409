"""`python -m symbolic_lstm` is the same program."""

from symbolic_lstm.cli.main import run

if __name__ == "__main__":
    run()
