# Jekyll's order of work: Liquid, then kramdown as GitHub Pages sets it.
# A JSON list of articles in; for each what reaches the mathematics, [[LaTeX, display], …], and the HTML.
require "json"
require "kramdown"
require "kramdown-parser-gfm"
require "liquid"

REACHED = []
Kramdown::Converter.add_math_engine(:spy, Module.new do
  def self.call(_converter, element, _options)
    REACHED << [element.value, element.options[:category] == :block]
    "<katex></katex>"
  end
end)

answers = JSON.parse($stdin.set_encoding("utf-8").read).map do |article|
  REACHED.clear
  source = Liquid::Template.parse(article, error_mode: :strict).render!
  html = Kramdown::Document.new(source, input: "GFM", hard_wrap: false, math_engine: :spy, auto_ids: false).to_html
  { reached: REACHED.dup, html: html }
end
puts JSON.generate(answers)
