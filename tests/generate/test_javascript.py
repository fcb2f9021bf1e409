"""Generated JavaScript is the cell's own forward and backward pass, as Node works it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from symbolic_lstm.generate.identifiers import RESERVED
from symbolic_lstm.generate.javascript_module import javascript_module
from symbolic_lstm.generate.plan import plan
from symbolic_lstm.generate.python_module import python_module
from symbolic_lstm.maths.program import Form
from tests.generate.worked import CASES, FORMS, Worked


@pytest.mark.judge
def test_every_cell_in_both_forms_does_what_its_sentences_say(tmp_path: Path) -> None:
    told, cases = [], {}
    for name, made in CASES.items():
        for form in FORMS if name != "joined" else FORMS[:1]:
            for seed in (1, 20, 300):
                worked = cases[f"{name} {form} {seed}"] = Worked(made, form, seed=seed)
                file = tmp_path / f"{name.replace(' ', '-')}-{form}.mjs"
                file.write_text(javascript_module(worked.plan), encoding="utf-8")
                given = json.dumps([*worked.inputs(), *worked.starts(), worked.weights()])
                told.append(
                    f"[{json.dumps(f'{name} {form} {seed}')}, './{file.name}', {given}, {json.dumps(worked.weighed())}]"
                )
    judge = tmp_path / "judge.mjs"
    judge.write_text(
        f"const found = {{}};\nfor (const [name, file, given, weighed] of [{','.join(told)}]) {{\n"
        "  const { forward, backward } = await import(file), [hs, state] = forward(...given);\n"
        "  found[name] = [hs, backward(state, weighed)];\n}\nconsole.log(JSON.stringify(found));\n",
        encoding="utf-8",
    )
    ran = subprocess.run(["node", judge], capture_output=True, check=True, timeout=120)
    for name, (hs, found) in json.loads(ran.stdout).items():
        assert cases[name].wrong(hs, found) < 1e-12, name
    assert len(cases) == 3 * (2 * len(CASES) - 1)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_no_variable_has_a_name_that_the_language_keeps(name: str, form: Form) -> None:
    if (name, form) == ("joined", "scalar"):
        return
    source = javascript_module(plan(CASES[name], form))
    declared = re.findall(r"(?:const|let) (\w+) =", source)
    assert declared and not set(declared) & RESERVED["javascript"]
    for function in re.split(r"\nexport function ", source)[1:]:
        outermost = re.findall(r"^  (?:const|let) (\w+) =", function, re.MULTILINE)
        assert len(outermost) == len(set(outermost)), "declared twice"


def test_a_step_reads_as_it_does_in_python() -> None:
    for name in ("lstm", "gru", "peephole", "coupled"):
        made = plan(CASES[name], "scalar")
        python = re.findall(
            r"^        (\w+ = (?!steps).*)$", python_module(made).split("def backward")[0], re.MULTILINE
        )
        script = javascript_module(made).split("export function backward")[0]
        javascript = re.findall(r"^    (?:const )?(\w+ = (?!steps).*);$", script, re.MULTILINE)
        assert [line.replace("math.", "") for line in python] == [line.replace("Math.", "") for line in javascript]
        assert len(python) > len(made.cell.names)
