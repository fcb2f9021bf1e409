# AsciiDoc as Asciidoctor reads it. A JSON list of articles in; for each the HTML.
require "asciidoctor"
require "json"

articles = JSON.parse($stdin.set_encoding("utf-8").read)
puts JSON.generate(articles.map { |article| Asciidoctor.convert(article, safe: :secure, attributes: { "showtitle" => "" }) })
