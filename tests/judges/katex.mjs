// Reads a JSON string of LaTeX per line and answers with a JSON object per line: {"error": null} or {"error": "…"}.
// The first argument is the folder of the package katex.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { resolve } from "node:path";

const katex = createRequire(import.meta.url)(resolve(process.argv[2]));
for await (const line of createInterface({ input: process.stdin })) {
  let error = null;
  try {
    katex.renderToString(JSON.parse(line), { throwOnError: true, strict: "error", displayMode: true });
  } catch (fault) {
    error = String(fault.message);
  }
  console.log(JSON.stringify({ error }));
}
