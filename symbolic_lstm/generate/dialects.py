"""Dialects: one table a language of how it spells each head. Every head that works entry by entry is in all of them."""

from __future__ import annotations

from symbolic_lstm.generate.arithmetic import ATOM, POWER, PRODUCT, SUM, ProgramDialect, Spelt
from symbolic_lstm.maths import terms as t

NUMPY = ProgramDialect(
    {
        t.Power: Spelt("np.power({}, {})"), t.Sigmoid: Spelt("sigmoid({})"), t.Tanh: Spelt("np.tanh({})"),
        t.Exp: Spelt("np.exp({})"), t.Log: Spelt("np.log({})"), t.Root: Spelt("np.sqrt({})"),
        t.Largest: Spelt("np.maximum({}, {})"), t.Smallest: Spelt("np.minimum({}, {})"),
        t.Absolute: Spelt("np.abs({})"), t.Relu: Spelt("relu({})"), t.Softplus: Spelt("softplus({})"),
        t.HardSigmoid: Spelt("hard_sigmoid({})"), t.Heaviside: Spelt("np.heaviside({}, 0)"), t.Sin: Spelt("np.sin({})"),
        t.Cos: Spelt("np.cos({})"), t.Erf: Spelt("erf({})"), t.Total: Spelt("{}.sum(-1, keepdims=True)", ATOM),
        t.Softmax: Spelt("softmax({})"), t.Concat: Spelt("np.concatenate([{}], -1)"),
    },
    Spelt("np.square({})"),
    {
        "sigmoid": "def sigmoid(z):\n    return 0.5 + 0.5 * np.tanh(0.5 * z)",
        "relu": "def relu(z):\n    return np.maximum(z, 0)",
        "softplus": "def softplus(z):\n    return np.logaddexp(0, z)",
        "hard_sigmoid": "def hard_sigmoid(z):\n    return np.clip(z / 6 + 0.5, 0, 1)",
        "softmax": "def softmax(z):\n    e = np.exp(z - z.max(-1, keepdims=True))\n"
                   "    return e / e.sum(-1, keepdims=True)",
        "erf": "def erf(z):\n    return np.vectorize(math.erf, otypes=[z.dtype])(z)",
        "joined": "def joined(*parts):\n    parts = [np.atleast_1d(part) for part in parts]\n"
                  "    rows = np.broadcast_shapes(*(part.shape[:-1] for part in parts))\n"
                  "    return np.concatenate([np.broadcast_to(part, (*rows, part.shape[-1])) for part in parts], -1)",
    },
)  # fmt: skip

TORCH = ProgramDialect(
    {
        t.Power: Spelt("{} ** {}", ATOM, POWER), t.Sigmoid: Spelt("torch.sigmoid({})"),
        t.Tanh: Spelt("torch.tanh({})"), t.Exp: Spelt("torch.exp({})"), t.Log: Spelt("torch.log({})"),
        t.Root: Spelt("torch.sqrt({})"), t.Largest: Spelt("largest({}, {})"),
        t.Smallest: Spelt("smallest({}, {})"), t.Absolute: Spelt("torch.abs({})"),
        t.Relu: Spelt("torch.relu({})"), t.Softplus: Spelt("F.softplus({})"),
        t.HardSigmoid: Spelt("torch.clamp({} / 6 + 0.5, 0, 1)", POWER),
        t.Heaviside: Spelt("({0} > 0).to({0}.dtype)", ATOM),
        t.Sin: Spelt("torch.sin({})"), t.Cos: Spelt("torch.cos({})"), t.Erf: Spelt("torch.erf({})"),
        t.Total: Spelt("{}.sum(-1, keepdim=True)", ATOM), t.Softmax: Spelt("torch.softmax({}, -1)"),
        t.Concat: Spelt("torch.cat([{}], -1)"),
    },
    Spelt("{} ** 2", ATOM, POWER),
    {
        "joined": "def joined(*parts):\n    parts = [torch.atleast_1d(torch.as_tensor(part)) for part in parts]\n"
                  "    rows = torch.broadcast_shapes(*(part.shape[:-1] for part in parts))\n"
                  "    return torch.cat([part.expand(*rows, part.shape[-1]) for part in parts], -1)",
        "largest": "def largest(a, b):\n    return torch.maximum(tensor(a), tensor(b))",
        "smallest": "def smallest(a, b):\n    return torch.minimum(tensor(a), tensor(b))",
        "tensor": "def tensor(a):\n    return a if torch.is_tensor(a) else torch.tensor(a, dtype=torch.float64)",
    },
    "tensor({})",
)  # fmt: skip

PYTHON = ProgramDialect(
    {
        t.Power: Spelt("{} ** {}", ATOM, POWER), t.Sigmoid: Spelt("sigmoid({})"), t.Tanh: Spelt("math.tanh({})"),
        t.Exp: Spelt("math.exp({})"), t.Log: Spelt("math.log({})"), t.Root: Spelt("math.sqrt({})"),
        t.Largest: Spelt("max({}, {})"), t.Smallest: Spelt("min({}, {})"), t.Absolute: Spelt("abs({})"),
        t.Relu: Spelt("max({}, 0.0)"), t.Softplus: Spelt("softplus({})"), t.HardSigmoid: Spelt("hard_sigmoid({})"),
        t.Heaviside: Spelt("heaviside({})"), t.Sin: Spelt("math.sin({})"), t.Cos: Spelt("math.cos({})"),
        t.Erf: Spelt("math.erf({})"),
    },
    Spelt("{} ** 2", ATOM, POWER),
    {
        "sigmoid": "def sigmoid(z):\n    return 0.5 + 0.5 * math.tanh(0.5 * z)",
        "softplus": "def softplus(z):\n    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))",
        "hard_sigmoid": "def hard_sigmoid(z):\n    return min(max(z / 6 + 0.5, 0.0), 1.0)",
        "heaviside": "def heaviside(z):\n    return 1.0 if z > 0 else 0.0",
        "softmax": "def softmax(z):\n    e = [math.exp(a - max(z)) for a in z]\n    return [a / sum(e) for a in e]",
        "dot": "def dot(a, b):\n    return sum(p * q for p, q in zip(a, b))",
        "zeros": "def zeros(*shape):\n    return [zeros(*shape[1:]) for _ in range(shape[0])] if shape else 0.0",
    },
)  # fmt: skip

JAVASCRIPT = ProgramDialect(
    {
        t.Power: Spelt("Math.pow({}, {})"), t.Sigmoid: Spelt("sigmoid({})"), t.Tanh: Spelt("Math.tanh({})"),
        t.Exp: Spelt("Math.exp({})"), t.Log: Spelt("Math.log({})"), t.Root: Spelt("Math.sqrt({})"),
        t.Largest: Spelt("Math.max({}, {})"), t.Smallest: Spelt("Math.min({}, {})"),
        t.Absolute: Spelt("Math.abs({})"), t.Relu: Spelt("Math.max({}, 0)"), t.Softplus: Spelt("softplus({})"),
        t.HardSigmoid: Spelt("hardSigmoid({})"), t.Heaviside: Spelt("heaviside({})"), t.Sin: Spelt("Math.sin({})"),
        t.Cos: Spelt("Math.cos({})"), t.Erf: Spelt("erf({})"),
    },
    Spelt("Math.pow({}, 2)"),
    {
        "sigmoid": "const sigmoid = (z) => 0.5 + 0.5 * Math.tanh(0.5 * z);",
        "softplus": "const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));",
        "hardSigmoid": "const hardSigmoid = (z) => Math.min(Math.max(z / 6 + 0.5, 0), 1);",
        "heaviside": "const heaviside = (z) => (z > 0 ? 1 : 0);",
        "erf": "// the error function as a sum of positive terms\nconst erf = (z) => {\n"
               "  if (Math.abs(z) > 6) return Math.sign(z);\n  let term = z, sum = z;\n"
               "  for (let k = 1; k < 200; k++) sum += term *= (2 * z * z) / (2 * k + 1);\n"
               "  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;\n};",
        "softmax": "const softmax = (z) => {\n  const most = Math.max(...z), e = z.map((a) => Math.exp(a - most));\n"
                   "  const all = e.reduce((a, b) => a + b, 0);\n  return e.map((a) => a / all);\n};",
        "dot": "const dot = (a, b) => a.reduce((all, p, k) => all + p * b[k], 0);",
        "sum": "const sum = (count, of) => list(count, of).reduce((a, b) => a + b, 0);",
        "list": "const list = (count, of) => Array.from({ length: count }, (_, k) => of(k));",
        "zeros": "const zeros = (...shape) => (shape.length ? list(shape[0], () => zeros(...shape.slice(1))) : 0);",
    },
)  # fmt: skip

#: A sign binds tighter than a power in a spreadsheet, so that powers are called.
SPREADSHEET = ProgramDialect(
    {
        t.Power: Spelt("POWER({},{})"), t.Sigmoid: Spelt("1/(1+EXP(-{}))", ATOM, PRODUCT),
        t.Tanh: Spelt("TANH({})"), t.Exp: Spelt("EXP({})"), t.Log: Spelt("LN({})"), t.Root: Spelt("SQRT({})"),
        t.Largest: Spelt("MAX({},{})"), t.Smallest: Spelt("MIN({},{})"), t.Absolute: Spelt("ABS({})"),
        t.Relu: Spelt("MAX({},0)"), t.Softplus: Spelt("MAX({0},0)+LN(1+EXP(-ABS({0})))", SUM, SUM),
        t.HardSigmoid: Spelt("MIN(MAX({}/6+1/2,0),1)", POWER), t.Heaviside: Spelt("IF({}>0,1,0)"),
        t.Sin: Spelt("SIN({})"), t.Cos: Spelt("COS({})"), t.Erf: Spelt("ERF({})"),
    },
    Spelt("POWER({},2)"),
    {},
)  # fmt: skip
