"""The engines of the places: what each hands to its mathematics, and what it makes of the text around."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from ..writers.test_browser import chromium

JUDGES = Path(__file__).parents[1] / "judges"


class Read(NamedTuple):
    """What an engine made of an article: its mathematics in order, whether displayed, and the HTML around it."""

    reached: list[tuple[str, bool]]
    html: str


Engine = Callable[[Sequence[str]], list[Read]]


def run(program: str, script: str, *arguments: str, given: Any, package: str) -> Any:
    """The answer of a script, as JSON; a program that is missing fails the judge."""
    found = shutil.which(program)
    assert found, f"{program} is not installed; this judge needs it ({package})"
    ran = subprocess.run(
        [found, JUDGES / script, *arguments],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout)


def scripted(program: str, script: str, package: str, *arguments: str) -> Engine:
    """An engine behind a script, which answers with an object for each article."""

    def engine(articles: Sequence[str]) -> list[Read]:
        answers = run(program, script, *arguments, given=list(articles), package=package)
        return [Read([(tex, bool(shown)) for tex, shown in a["reached"]], a["html"]) for a in answers]

    return engine


def node(script: str, *arguments: str) -> Engine:
    """An engine that runs in Node."""
    assert (JUDGES / "node_modules").is_dir(), "npm ci --prefix tests/judges brings what is missing"
    return scripted("node", script, "nodejs", *arguments)


_GITHUB = re.compile(r'<pre lang="math"><code>(.*?)</code></pre>|\$<code>(.*?)</code>\$', re.DOTALL)


def cmark_gfm(articles: Sequence[str]) -> list[Read]:
    """GitHub's Markdown; its mathematics stands in fences and in code between dollars."""
    import cmarkgfm
    from cmarkgfm.cmark import Options

    made = [cmarkgfm.github_flavored_markdown_to_html(a, Options.CMARK_OPT_UNSAFE) for a in articles]
    return [_read(markup, _GITHUB) for markup in made]


def _read(markup: str, maths: re.Pattern[str]) -> Read:
    """Mathematics that stands in HTML; the first group is displayed, the second inside a line."""
    reached = [
        (html.unescape(found[1] if found[1] is not None else found[2]), found[1] is not None)
        for found in maths.finditer(markup)
    ]
    return Read(reached, maths.sub("<katex></katex>", markup))


def in_chromium(kind: str) -> Engine:
    """A script that sets the mathematics of a page in a browser."""
    return lambda articles: node("scripts.mjs", chromium(), kind)(articles)


_MATHJAX = r'<(?:span|div) class="[^"]*\b{}\b[^"]*">\s*\\\[(.*?)\\\]\s*</(?:span|div)>|<span class="[^"]*\b{}\b[^"]*">\\\((.*?)\\\)</span>'


def between(name: str) -> re.Pattern[str]:
    """Mathematics as MathJax wants it, in elements of a class."""
    return re.compile(_MATHJAX.replace("{}", name), re.DOTALL)


_BETWEEN = "betweenarticles"


def pandoc(source: str) -> Engine:
    """pandoc's reader of a format."""

    def engine(articles: Sequence[str]) -> list[Read]:
        import pypandoc

        together = f"\n\n{_BETWEEN}\n\n".join(articles)  # one run for all of them
        made = pypandoc.convert_text(together, "html", format=source, extra_args=["--mathjax", "--wrap=none"])
        made = made.replace("∖", "\\") if source == "org" else made  # its own letter for Org's backslash
        return [_read(markup, between("math")) for markup in made.split(f"<p>{_BETWEEN}</p>")]

    return engine


def python_markdown(articles: Sequence[str]) -> list[Read]:
    """MkDocs's Markdown with what Material's guide turns on."""
    import markdown

    names = ["tables", "attr_list", "def_list", "admonition", "footnotes", "md_in_html", "abbr", "toc"]
    names += [
        f"pymdownx.{n}" for n in ("arithmatex", "superfences", "details", "mark", "caret", "tilde", "keys", "tasklist")
    ]
    names += ["pymdownx.magiclink", "pymdownx.emoji", "pymdownx.betterem", "pymdownx.blocks.admonition"]
    names += ["pymdownx.tabbed"]
    settings = {"pymdownx.arithmatex": {"generic": True}, "pymdownx.tabbed": {"alternate_style": True}}
    engine = markdown.Markdown(extensions=names, extension_configs=settings)
    return [_read(re.sub(r' id="[^"]*"', "", engine.reset().convert(a)), between("arithmatex")) for a in articles]


_IN_DOLLARS = re.compile(r"(?<!<span>)\$\$((?:[^$\\]|\\.)+)\$\$|(?<!<span>)\$((?:[^$\\]|\\.)+)\$", re.DOTALL)


def nbconvert(articles: Sequence[str]) -> list[Read]:
    """Jupyter's own converter to HTML."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    found = []
    for article in articles:
        # a language it does not know is printed above the code
        made = markdown2html_mistune(article.replace("```placeholder", "```"))
        markup = re.sub(r'<a class="anchor-link".*?</a>| id="[^"]*"', "", made)
        markup = re.sub(r"(?s)<pre.*?</pre>", _quiet, markup)
        found.append(_read(markup, _IN_DOLLARS))
    return found


def dollarmath(articles: Sequence[str]) -> list[Read]:
    """markdown-it with dollars, as many places have it."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    reached: list[tuple[str, bool]] = []

    def spy(tex: str, options: dict[str, Any]) -> str:
        reached.append((tex, options["display_mode"]))
        return "<katex></katex>"

    engine = MarkdownIt("gfm-like").use(dollarmath_plugin, renderer=spy)
    found = []
    for article in articles:
        reached.clear()
        markup = re.sub(
            r'<(span|div) class="math (?:inline|block)">\s*(<katex></katex>)\s*</\1>', r"\2", engine.render(article)
        )
        found.append(Read(list(reached), markup))
    return found


def pulldown_cmark(articles: Sequence[str]) -> list[Read]:
    """mdBook's Markdown with all that it turns on; MathJax finds mathematics between its delimiters in the text."""
    import pyromark

    on = pyromark.Options
    options = on.ENABLE_TABLES | on.ENABLE_FOOTNOTES | on.ENABLE_STRIKETHROUGH | on.ENABLE_TASKLISTS
    options |= on.ENABLE_HEADING_ATTRIBUTES | on.ENABLE_SMART_PUNCTUATION | on.ENABLE_DEFINITION_LIST
    maths = re.compile(r"\\\[(.*?)\\\]|\\\((.*?)\\\)", re.DOTALL)
    return [_read(pyromark.html(article, options=options), maths) for article in articles]


def doc_builder(articles: Sequence[str]) -> list[Read]:
    """Hugging Face's rules: mathematics is taken out, displayed first, and the rest is Markdown."""
    from markdown_it import MarkdownIt

    maths = re.compile(r"(?<=\n)\$\$([\s\S]+?)\$\$|(?<=\s)\\\\\(([\s\S]+?)\\\\\)|(?<=\s)\$(?!\$)([^$\n]+?)\$")
    found = []
    for article in articles:
        read = _read("\n" + article, maths)
        found.append(read._replace(html=MarkdownIt("gfm-like").render(read.html)))
    return found


def hugo(articles: Sequence[str]) -> list[Read]:
    """A Hugo site whose passthrough hands its mathematics to a template."""
    config = """
disableKinds = ["home", "taxonomy", "term", "section", "sitemap", "RSS", "404"]
[markup.goldmark.parser]
autoHeadingID = false
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [['\\[', '\\]'], ['$$', '$$']]
inline = [['\\(', '\\)']]
"""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        for name in ("content", "layouts/_default/_markup"):
            (site / name).mkdir(parents=True)
        (site / "hugo.toml").write_text(config, encoding="utf-8")
        (site / "layouts/_default/single.html").write_text("{{ .Content }}", encoding="utf-8")
        (site / "layouts/_default/_markup/render-passthrough.html").write_text(
            '<katex class="{{ .Type }}">{{ .Inner }}</katex>', encoding="utf-8"
        )
        for k, article in enumerate(articles):
            (site / f"content/p{k}.md").write_text(f"---\ntitle: p\n---\n{article}", encoding="utf-8")
        program = shutil.which("hugo") or str(Path(sys.executable).with_name("hugo"))
        ran = subprocess.run([program, "-s", folder], capture_output=True, text=True, timeout=120)
        assert ran.returncode == 0, ran.stderr + ran.stdout
        made = [(site / f"public/p{k}/index.html").read_text(encoding="utf-8") for k in range(len(articles))]
    maths = re.compile(r'<katex class="block">(.*?)</katex>|<katex class="inline">(.*?)</katex>', re.DOTALL)
    return [_read(markup, maths) for markup in made]


def sphinx(suffix: str) -> Engine:
    """A documentation built by Sphinx with MathJax."""

    def engine(articles: Sequence[str]) -> list[Read]:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "source")
            source.mkdir()
            (source / "conf.py").write_text(
                'extensions = ["sphinx.ext.mathjax", "myst_parser"]\nmyst_enable_extensions = ["dollarmath", "colon_fence",'
                ' "deflist", "substitution", "fieldlist", "attrs_inline", "linkify"]\n'
                'html_theme = "basic"\nhtml_copy_source = False\nsmartquotes = False\n'
                'suppress_warnings = ["misc.highlighting_failure", "myst.header"]\n',
                encoding="utf-8",
            )
            names = [f"p{k}" for k in range(len(articles))]
            index = ":orphan:\n\nAll\n===\n\n.. toctree::\n\n" + "".join(f"   {name}\n" for name in names)
            (source / "index.rst").write_text(index, encoding="utf-8")
            for name, article in zip(names, articles, strict=True):
                (source / (name + suffix)).write_text(article, encoding="utf-8")
            out = Path(folder, "out")
            ran = subprocess.run(
                [sys.executable, "-m", "sphinx", "-q", "--no-color", "-b", "html", source, out],
                capture_output=True, text=True, encoding="utf-8", timeout=300,
            )  # fmt: skip
            assert ran.returncode == 0 and not ran.stderr, ran.stderr
            made = [(out / f"{name}.html").read_text(encoding="utf-8") for name in names]
        return [_split(_read(_body(markup), between("math"))) for markup in made]

    return engine


def _body(page: str) -> str:
    body = page.partition('<div class="body" role="main">')[2].partition('<div class="clearer">')[0]
    return re.sub(r'<a class="headerlink".*?</a>', "", body)


def _split(read: Read) -> Read:
    """Sphinx puts what has a line break into `split`, in which it is set alike."""
    found = re.compile(r"^\s*\\begin\{split\}(.*)\\end\{split\}\s*$", re.DOTALL)
    return read._replace(reached=[(found.sub(r"\1", tex), shown) for tex, shown in read.reached])


def asciidoctor(articles: Sequence[str]) -> list[Read]:
    """Asciidoctor with mathematics for MathJax."""
    package = "asciidoctor"
    made = run("ruby", "asciidoctor.rb", given=list(articles), package=package)
    maths = re.compile(
        r'<div class="stemblock">\s*<div class="content">\s*\\\[(.*?)\\\]\s*</div>\s*</div>|\\\((.*?)\\\)', re.DOTALL
    )
    return [_read(re.sub(r"(?s)<pre.*?</pre>", _quiet, markup), maths) for markup in made]


def _quiet(found: re.Match[str]) -> str:
    """Preformatted text, which no engine searches for mathematics."""
    return found[0].replace("\\", "&#92;").replace("$", "&#36;")


def wordpress(articles: Sequence[str]) -> list[Read]:
    """The shortcode as it is documented: from `$latex` and a space to the next dollar without a backslash."""
    maths = re.compile(r"\$latex\s\\displaystyle ((?:[^$\\]|\\.)*)\$|\$latex\s((?:[^$\\]|\\.)*)\$", re.DOTALL)
    return [_read(article, maths) for article in articles]


class Seen(HTMLParser):
    """The elements of a page but for `span`, its links, and its text without spaces."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.links: list[str] = []
        self.pieces: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += [tag] if tag not in ("span", "colgroup", "col") else []
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"[\s\u2060]+", "", "".join(self.pieces))
