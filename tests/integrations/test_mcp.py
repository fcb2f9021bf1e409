"""Tools for assistants, asked by the protocol's own client."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import anyio
import pytest

from symbolic_lstm.cli.main import main
from tests.cli.program import SEED


def ask(tool: str, *, of: Any = None, **arguments: Any) -> tuple[bool, Any]:
    """Whether a tool failed, and what it answered."""
    from mcp import Client  # long to import: only these tests wait for it

    from symbolic_lstm.integrations.mcp import server

    async def asked() -> tuple[bool, Any]:
        async with Client(of or server()) as client:
            answer = await client.call_tool(tool, arguments)
            text = "".join(getattr(part, "text", "") for part in answer.content)
            return bool(answer.is_error), text

    failed, text = anyio.run(asked)
    try:
        return failed, json.loads(text)
    except ValueError:
        return failed, text


def test_a_line_is_judged() -> None:
    failed, found = ask("check_line", line="0.997*2 + 1.0*0.97 = 2.96")
    assert not failed and [it["verdict"] for it in found["results"]] == ["ok"]
    failed, found = ask("check_line", line="sigma(0.6) = 0.6487")
    assert found["results"][0]["verdict"] == "mismatch"


def test_an_article_is_judged_at_its_lines() -> None:
    failed, found = ask("check_article", text="# A gate\n\nSo $\\sigma(5.95) = 0.994$.\n")
    wrong = [it for it in found["results"] if it["level"] == "error"]
    assert not failed and (wrong[0]["line"], wrong[0]["printed"]) == (3, "0.994")
    assert found["seen"] >= found["checked"] >= 1 and "policy" in found


def test_an_example_is_worked() -> None:
    failed, found = ask("work_example", changes={"x": "-10"}, quantities=["f"])
    assert not failed and found["steps"][0]["shown"] == "6.27e-6"
    failed, found = ask("work_example", example=SEED, format="latex", quantities=["f"])
    assert not failed and "\\sigma(5.95)" in found["text"]


def test_a_verdict_is_explained() -> None:
    failed, told = ask("explain_verdict", verdict="as-shown")
    assert not failed and "rounded figures" in told


@pytest.mark.parametrize(
    ("tool", "arguments", "why"),
    [
        ("check_line", {"line": "sigma(5.95 = 0.997"}, "'(' is not closed"),
        ("check_article", {"text": "", "kind": "Wordstar"}, "no kind of article 'Wordstar'"),
        ("work_example", {"example": "understanding-lstm"}, "did you mean 'understanding-lstms'"),
        ("work_example", {"example": "/etc/passwd"}, "no example '/etc/passwd'"),
        ("work_example", {"changes": {"x": "NaN"}}, "NaN"),
        ("work_example", {"format": "docx"}, "not 'docx'"),
        ("explain_verdict", {"verdict": "wrong"}, "no verdict or rule 'wrong'"),
    ],
)
def test_what_is_wrong_is_told(tool: str, arguments: dict[str, Any], why: str) -> None:
    failed, told = ask(tool, **arguments)
    assert failed and why in str(told) and "Traceback" not in str(told)


@pytest.mark.judge
def test_it_serves_on_standard_input_and_output() -> None:
    from mcp import StdioServerParameters

    served = StdioServerParameters(command=sys.executable, args=["-m", "symbolic_lstm", "mcp"])
    failed, told = ask("explain_verdict", of=served, verdict="mismatch")
    assert not failed and isinstance(told, str)


@pytest.mark.judge
def test_what_a_pipe_asks_is_answered_though_it_ends_there() -> None:
    client = {"name": "a pipe", "version": "1"}
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client}
    line = {"name": "check_line", "arguments": {"line": "2.70*1 + 1.62 = 4.33"}}
    asked = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": line},
    ]
    said = "".join(f"{json.dumps(each)}\n" for each in asked)
    command = [sys.executable, "-m", "symbolic_lstm", "mcp"]
    answers = subprocess.run(command, input=said, capture_output=True, text=True, check=True, timeout=120).stdout
    found = {answer["id"]: answer["result"] for answer in map(json.loads, answers.splitlines())}
    assert "mismatch" in found[2]["content"][0]["text"]


def test_without_the_extra_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    for name in [it for it in sys.modules if it.startswith(("mcp.", "symbolic_lstm.integrations.mcp"))]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["mcp"]) == 2
    assert 'pip install "symbolic-lstm[mcp]"' in capsys.readouterr().err
