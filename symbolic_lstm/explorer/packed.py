"""Data and scripts deflated into a page, and the few lines that unpack and start them.

Thirteen bits stand in two letters, of the 91 that can be seen and mean nothing in HTML.
"""

from __future__ import annotations

import base64
import hashlib
import zlib

#: The letters of the digits, in the order of their codes.
_LETTERS = [chr(code) for code in range(33, 127) if chr(code) not in "&<>"]
_BITS, _MOST = 13, 91
#: Unpacks the data and the scripts, which are deflated, and starts them. The policy of the page names both.
LOADER = """\
(async()=>{let d=document,m=[],n=0,k=0,s=d.createElement("script"),t=d.getElementById("packed").textContent;
for(let c of t.match(/../g)){let[a,b]=[...c].map(c=>(c=c.charCodeAt())-33-(c>38)-(c>60)-(c>62));
n|=a+91*b<<k;for(k+=13;k>7;k-=8){m.push(n&255);n>>=8}}
t=new Blob([new Uint8Array(m)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
s.textContent=await new Response(t).text();d.body.append(s)})()"""


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def pack(data: str, script: str) -> tuple[str, str]:
    """Data and a script, with spaces behind it until its letters hold no byte too many, and what they pack to."""
    while True:
        packed = min((_deflated(data.encode(), script.encode(), memory) for memory in (7, 8)), key=len)
        if -8 * len(packed) % _BITS < 8:
            return data + script, _lettered(packed)
        script += " "


def _deflated(data: bytes, script: bytes, memory: int) -> bytes:
    """Both in one stream; what is frequent in the one is rare in the other, so each has codes of its own."""
    pressed = zlib.compressobj(9, zlib.DEFLATED, -15, memory)
    return pressed.compress(data) + pressed.flush(zlib.Z_BLOCK) + pressed.compress(script) + pressed.flush()


def _lettered(packed: bytes) -> str:
    bits = "".join(f"{byte:08b}"[::-1] for byte in packed)
    found = []
    for at in range(0, len(bits), _BITS):
        high, low = divmod(int(bits[at : at + _BITS][::-1], 2), _MOST)
        found += [_LETTERS[low], _LETTERS[high]]
    return "".join(found)
