# DEV's order of work: templates in code are put out of action, Redcarpet, then Liquid, whose tag `katex` takes the text of what Markdown made of its content.
# A JSON list of articles in; for each what reaches KaTeX, [[LaTeX, display], …], and the HTML with a mark in its place.
require "json"
require "liquid"
require "nokogiri"
require "redcarpet"

REACHED = []

class KatexTag < Liquid::Block
  def initialize(_name, markup, _context)
    super
    @display = markup.strip != "inline"
  end

  def render(_context)
    REACHED << [Nokogiri::HTML(super).at("body")&.text.to_s, @display]
    "<katex></katex>"
  end
end

Liquid::Template.register_tag("katex", KatexTag)
MARKDOWN = Redcarpet::Markdown.new(
  Redcarpet::Render::HTML.new(hard_wrap: true, filter_html: false),
  autolink: true, no_intra_emphasis: true, fenced_code_blocks: true, lax_html_blocks: true, lax_spacing: true,
  strikethrough: true, tables: true, footnotes: true, superscript: false
)

# Code is looked for before Markdown is read, whatever stands before its backticks.
CODE = /[[:space:]]*~{3}.*?~{3}|[[:space:]]*`{3}.*?`{3}|`{2}.+?`{2}|`.+?`/m

answers = JSON.parse($stdin.set_encoding("utf-8").read).map do |article|
  REACHED.clear
  quiet = article.gsub(CODE) do |code|
    code.match?(/\A[[:space:]]*[`~]{3}/) ? "\n{% raw %}\n#{code}\n{% endraw %}\n" : "{% raw %}#{code}{% endraw %}"
  end
  html = Liquid::Template.parse(MARKDOWN.render(quiet), error_mode: :strict).render!
  { reached: REACHED.dup, html: html }
end
puts JSON.generate(answers)
