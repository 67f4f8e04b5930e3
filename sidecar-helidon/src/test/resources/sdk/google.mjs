// Calls Gemini's API through the sidecar with the official SDK and prints what it got.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const folder = join(process.env.NPM_FOLDER, 'node_modules/@google/genai/dist/node/index.mjs');
const { GoogleGenAI } = await import(pathToFileURL(folder));

const client = new GoogleGenAI({
  apiKey: 'proxy-managed',
  httpOptions: { baseUrl: `${process.env.SIDECAR}/google` },
});
const picture = { inlineData: { mimeType: 'image/png', data: 'iVBORw0KGgo=' } };
const question = {
  model: 'gemini-3.5-flash',
  contents: [{ role: 'user', parts: [{ text: 'Grüße?' }, picture] }],
  config: {
    tools: [
      {
        functionDeclarations: [
          {
            name: 'read_file',
            description: 'Reads a file.',
            parametersJsonSchema: { type: 'object', properties: { path: { type: 'string' } } },
          },
        ],
      },
    ],
  },
};

const answer = await client.models.generateContent(question);
console.log(`generate: ${answer.text}`);

let text = '';
for await (const chunk of await client.models.generateContentStream(question)) text += chunk.text;
console.log(`stream: ${text}`);
