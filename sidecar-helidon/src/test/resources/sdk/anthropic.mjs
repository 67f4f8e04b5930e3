// Calls Anthropic's API through the sidecar with the official SDK and prints what it got.
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.NPM_FOLDER}/`);
const { Anthropic } = require('@anthropic-ai/sdk');

const client = new Anthropic({
  baseURL: `${process.env.SIDECAR}/anthropic`,
  apiKey: 'proxy-managed',
  maxRetries: 0,
});
const question = {
  model: 'claude-sonnet-4-6',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Grüße?' }],
};

const message = await client.messages.create(question);
console.log(`create: ${message.content[0].text}`);

const whole = await client.messages.stream(question).finalMessage();
console.log(`stream: ${whole.content[0].text}`);

const withTools = {
  ...question,
  tools: [
    {
      name: 'read_file',
      description: 'Reads a file.',
      input_schema: { type: 'object', properties: { path: { type: 'string' } } },
    },
  ],
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Grüße?' },
        {
          type: 'image',
          source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' },
        },
      ],
    },
  ],
};
const told = await client.messages.create(withTools);
console.log(`tools: ${told.content[0].text}`);
