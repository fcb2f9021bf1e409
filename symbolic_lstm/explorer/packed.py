"""Data and scripts packed into a page by LZMA, and the few lines that unpack and start them.

Nine bytes stand in eleven letters, of the 94 that a script in HTML may have anywhere: of ASCII all but `<`.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from symbolic_lstm.errors import UsageError

#: The letters of the digits, in the order of their codes.
LETTERS = [chr(code) for code in range(32, 127) if chr(code) != "<"]
BYTES, LONG = 9, 11
#: How a stream without a head is packed: the loader unpacks no other. The numbers are those of FILTER_LZMA1,
#: PRESET_EXTREME and MF_BT4 in `lzma`, which not every Python has.
FILTERS: list[dict[str, Any]] = [
    {
        "id": 0x4000000000000001, "preset": 9 | 1 << 31, "dict_size": 1 << 20, "lc": 2, "lp": 0, "pb": 0,
        "mf": 20, "nice_len": 128, "depth": 200,
    }
]  # fmt: skip
#: Unpacks the data and the scripts and starts them. The policy of the page names both. `B` reads a bit by what is
#: known of its place, `T` a number of bits and `R` one with its last bit first, `L` a length; `S` is the state, `D`
#: are the last distances, nearest first.
LOADER = """\
(()=>{let d=document,m=[],o=[],P=[],D=[0,0,0,0],r=2**32-1,c=0,i=0,S=0,n,k,s=d.createElement("script"),j,l,q,v,x,y,z,
N=()=>{if(r<2**24){r*=256;c=c*256+(m[i++]|0)}},
B=j=>{N();let p=P[j]??1024,b=(r>>>11)*p;return c<b?(r=b,P[j]=p+(2048-p>>5),0):(c-=b,r-=b,P[j]=p-(p>>5),1)},
T=(j,n)=>{let k=1,e=n;for(;e--;)k=k*2+B(j+k);return k-(1<<n)},
R=(j,n)=>{let k=1,v=0,e=0;for(;e<n;e++){k=k*2+B(j+k);v|=(k&1)<<e}return v},
L=j=>B(j)?B(j+1)?T(j+256,8)+16:T(j+16,3)+8:T(j+8,3);
for(let t of packed.textContent.match(/.{11}/g)){n=0n;for(x of t)x=x.charCodeAt(),n=n*94n+BigInt(x-32-(x>60));
for(k=9;k--;n>>=8n)m.push(Number(n&255n))}
for(;i<5;)c=c*256+m[i++];
for(;;)if(B(S)){if(B(S+12)){if(l=B(S+24))D.unshift(...D.splice(B(S+36)?2+B(S+48):1,1));else l=B(S+60);
S=S<7?9-l:11;l=l?L(640):-1}else{l=L(128);S=S<7?7:10;v=z=T(1200+64*(l<3?l:3),6);
if(z>3){q=(z>>1)-1;v=(2|z&1)<<q;if(z<14)v+=R(1500+v-z,q);else{for(x=0,q-=4;q--;){N();r>>>=1;x*=2;if(c>=r){c-=r;x++}}
v+=x*16+R(1700,4)}}if(v<0)break;D.unshift(v)}for(l+=2;l--;)o.push(o.at(~D[0]))}
else{j=2e3+768*(o.at(-1)>>6);x=o.at(~D[0]);y=S>6&&256;
for(k=1;k<256;y&=k&1?q:~q){x*=2;q=x&y;k=k*2+B(j+y+q+k)}
o.push(k&255);S=S<4?0:S-(S<10?3:6)}
s.text=new TextDecoder().decode(new Uint8Array(o));d.body.append(s)})()"""


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def pack(text: str) -> str:
    """A text in letters of which the loader makes it again; raises `UsageError` where Python was built without LZMA."""
    try:
        import lzma
    except ImportError:
        raise UsageError(
            "the page packs its script by LZMA, and this Python was built without it (its module lzma is missing); use "
            "another Python, or build this one anew where liblzma is installed (Debian: liblzma-dev, Fedora: xz-devel)"
        ) from None
    packed = lzma.compress(text.encode(), format=lzma.FORMAT_RAW, filters=FILTERS)
    found = []
    for at in range(0, len(packed), BYTES):
        number, letters = int.from_bytes(packed[at : at + BYTES], "little"), ""
        for _ in range(LONG):
            number, digit = divmod(number, len(LETTERS))
            letters = LETTERS[digit] + letters
        found.append(letters)
    return "".join(found)
