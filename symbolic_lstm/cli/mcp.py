"""`mcp`: tools for writing assistants on standard input and output."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError


def mcp() -> int:
    """Serve tools for writing assistants by the Model Context Protocol, on standard input and output.

    The tools are check_line, check_article, work_example and explain_verdict. It reads and writes no file. It needs
    the extra: pip install "symbolic-lstm[mcp]".
    """
    try:
        from symbolic_lstm.integrations.mcp import server
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] != "mcp":
            raise
        raise UsageError('the server needs the protocol: pip install "symbolic-lstm[mcp]"') from None
    server().run("stdio")
    return 0
