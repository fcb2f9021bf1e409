"""Data and scripts deflated into a page, and the few lines that unpack and start them."""

from __future__ import annotations

import base64
import hashlib
import zlib

#: Digits of base 85 that mean nothing in HTML.
_SAFE = str.maketrans("&<>", ".,:")
#: Unpacks the data and the scripts, which are deflated, and starts them. The policy of the page names both.
LOADER = """\
(async()=>{const digits="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~";
const bytes=[];for(const five of document.getElementById("packed").textContent.match(/.{5}/g)){
const n=[...five].reduce((sum,it)=>sum*85+digits.indexOf(it),0);bytes.push(n>>>24,n>>>16&255,n>>>8&255,n&255)}
const packed=new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
const text=new Response(packed).text(),script=document.createElement("script");
script.textContent=await text;document.body.append(script)
})()"""


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def pack(text: str) -> tuple[str, str]:
    """The text, with spaces behind it until it packs to a whole number of four bytes, and what it packs to."""
    while True:
        pressed = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = pressed.compress(text.encode()) + pressed.flush()
        if len(packed) % 4 == 0:
            return text, base64.b85encode(packed).decode().translate(_SAFE)
        text += " "
