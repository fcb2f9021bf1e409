"""Standard input and output of the tools: what was asked is answered, also where the pipe ends behind the question."""

from __future__ import annotations

from collections.abc import Hashable

import anyio
from anyio.abc import ObjectReceiveStream, ObjectSendStream
from mcp.server.mcpserver import MCPServer
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage
from mcp.types import JSONRPCError, JSONRPCRequest, JSONRPCResponse

#: So many seconds an answer is waited for when no question can follow.
LAST = 90.0


class _Open:
    """Questions that are not answered yet."""

    def __init__(self) -> None:
        self.ids: set[Hashable] = set()
        self.answered = anyio.Event()

    def asked(self, message: SessionMessage | Exception) -> None:
        if isinstance(message, SessionMessage) and isinstance(message.message, JSONRPCRequest):
            self.ids.add(message.message.id)

    def told(self, message: SessionMessage) -> None:
        if isinstance(message.message, (JSONRPCResponse, JSONRPCError)):
            self.ids.discard(message.message.id)
            self.answered.set()

    async def all_answered(self) -> None:
        with anyio.move_on_after(LAST):
            while self.ids:
                self.answered = anyio.Event()
                await self.answered.wait()


async def serve(made: MCPServer) -> None:
    """Serve until standard input ends and what it asked is answered."""
    open_ = _Open()
    into, asked = anyio.create_memory_object_stream[SessionMessage | Exception](0)
    answers, out = anyio.create_memory_object_stream[SessionMessage](0)
    async with stdio_server() as (read, write), anyio.create_task_group() as tasks:

        async def reading(to: ObjectSendStream[SessionMessage | Exception]) -> None:
            async with to:
                async for message in read:
                    open_.asked(message)
                    await to.send(message)
                await open_.all_answered()

        async def writing(found: ObjectReceiveStream[SessionMessage]) -> None:
            async with write, found:
                async for message in found:
                    await write.send(message)
                    open_.told(message)

        tasks.start_soon(reading, into)
        tasks.start_soon(writing, out)
        lowlevel = made._lowlevel_server
        await lowlevel.run(asked, answers, lowlevel.create_initialization_options())
        await answers.aclose()
