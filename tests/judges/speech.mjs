// Says MathML as a screen reader would (ClearSpeak, English): a JSON list of strings in, a JSON list of sentences out.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const engine = require('speech-rule-engine');
process.env.SRE_JSON_PATH = join(dirname(require.resolve('speech-rule-engine/package.json')), 'lib', 'mathmaps');
await engine.setupEngine({ locale: 'en', domain: 'clearspeak', modality: 'speech', markup: 'none',
  json: process.env.SRE_JSON_PATH });
await engine.engineReady();
const said = JSON.parse(readFileSync(0, 'utf8')).map(markup => engine.toSpeech(markup));
console.log(JSON.stringify(said));
