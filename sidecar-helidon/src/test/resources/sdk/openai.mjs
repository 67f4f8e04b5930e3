// Calls OpenAI's APIs through the sidecar with the official SDK and prints what it got.
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.NPM_FOLDER}/`);
const { OpenAI } = require('openai');

const client = new OpenAI({
  baseURL: `${process.env.SIDECAR}/openai/v1`,
  apiKey: 'proxy-managed',
  maxRetries: 0,
});

const question = { model: 'gpt-5.4', input: 'Grüße?' };
const response = await client.responses.create(question);
console.log(`responses: ${response.output_text}`);

let text = '';
for await (const event of await client.responses.create({ ...question, stream: true })) {
  if (event.type === 'response.output_text.delta') text += event.delta;
}
console.log(`responses stream: ${text}`);

const chat = { model: 'gpt-5.4-mini', messages: [{ role: 'user', content: 'Grüße?' }] };
const completion = await client.chat.completions.create(chat);
console.log(`chat: ${completion.choices[0].message.content}`);

text = '';
const chunks = await client.chat.completions.create({
  ...chat,
  stream: true,
  stream_options: { include_usage: true },
});
for await (const chunk of chunks) text += chunk.choices[0]?.delta.content ?? '';
console.log(`chat stream: ${text}`);

const embeddings = await client.embeddings.create({
  model: 'text-embedding-3-small',
  input: 'Grüße',
  encoding_format: 'float',
});
console.log(`embeddings: ${embeddings.data[0].embedding.length}`);

const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
const told = await client.chat.completions.create({
  ...chat,
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Grüße?' }, picture] }],
  tools: [
    {
      type: 'function',
      function: {
        name: 'read_file',
        description: 'Reads a file.',
        parameters: { type: 'object', properties: { path: { type: 'string' } } },
      },
    },
  ],
});
console.log(`tools: ${told.choices[0].message.content}`);
