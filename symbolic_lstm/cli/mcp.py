"""`mcp`: tools for writing assistants on standard input and output."""

from __future__ import annotations

from symbolic_lstm.errors import UsageError


def mcp() -> int:
    """Serve tools for writing assistants by the Model Context Protocol, on standard input and output.

    The tools are check_line, check_article, work_example and explain_verdict. It reads and writes no file. It needs
    the extra: pip install "symbolic-lstm[mcp]".
    """
    try:
        import anyio

        from symbolic_lstm.integrations.mcp import server
        from symbolic_lstm.integrations.mcp_pipe import serve
    except ModuleNotFoundError as fault:
        if (fault.name or "").partition(".")[0] not in ("mcp", "anyio"):
            raise
        raise UsageError('the server needs the protocol: pip install "symbolic-lstm[mcp]"') from None
    anyio.run(serve, server())
    return 0
