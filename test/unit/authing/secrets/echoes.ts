import type { ServerResponse } from 'node:http';

/** How a careless server may write what it echoes. */
export const spellings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'as JSON': (text) => JSON.stringify(text),
  'as JSON of ASCII codes': (text) =>
    inEach(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'as part of a URL': encodeURIComponent,
  'as part of a URL, every character': (text) => inEach(text, (code) => `%${code.toString(16)}`),
  'as HTML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'as HTML, every character': (text) => inEach(text, (code) => `&#${code};`),
  'as HTML, every character in hexadecimal': (text) =>
    inEach(text, (code) => `&#x${code.toString(16)};`),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64 after one more byte': (text) => Buffer.from(`:${text}`).toString('base64'),
  'in base64 for URLs after two more bytes': (text) =>
    Buffer.from(`a:${text}`).toString('base64url'),
  'broken over lines': (text) => broken(text, '\r\n'),
  'broken over indented lines of base64': (text) =>
    broken(Buffer.from(text).toString('base64'), '\n  '),
  'cut off': (text) => text.replaceAll(/\S{20,}/g, (word) => `${word.slice(0, 20)}...`),
};

function inEach(text: string, write: (code: number) => string): string {
  return [...text].map((letter) => (letter === ' ' ? ' ' : write(letter.charCodeAt(0)))).join('');
}

function broken(text: string, separator: string): string {
  return (text.match(/.{1,13}/gs) ?? []).join(separator);
}

type Write = (response: ServerResponse, text: string) => void;

/** Where in an answer a careless server may echo. */
export const places: Readonly<Record<string, Write>> = {
  'the message of a GraphQL error': (response, text) =>
    json(response, 200, { errors: [{ message: { code: 500, message: text } }], data: null }),
  'the text of a GraphQL error': (response, text) =>
    json(response, 400, { errors: [{ message: `Variable "$secret": ${text}` }] }),
  'several GraphQL errors': (response, text) =>
    json(response, 200, {
      errors: ['x', { message: text }, { message: { message: text, data: text } }],
    }),
  'the code of an error': (response, text) =>
    json(response, 200, { errors: [{ message: { code: text, message: [text] } }] }),
  'the message of a change that failed': (response, text) =>
    json(response, 200, {
      data: Object.fromEntries(
        ['deleteGroups', 'addUserToGroup', 'removeUserFromGroup', 'authorizeResource'].map(
          (name) => [name, { code: 500, message: text }],
        ),
      ),
    }),
  'the names of fields': (response, text) =>
    json(response, 200, { data: { [text]: 5, groups: { [text]: text } }, [text]: text }),
  'fields of the wrong kind': (response, text) =>
    json(response, 200, { data: { groups: text, group: [text], users: { list: text } } }),
  'the message of a REST answer': (response, text) =>
    json(response, 200, { code: 500, message: text, data: text }),
  'the message of a newer REST answer': (response, text) =>
    json(response, 403, { statusCode: 403, apiCode: text, message: text, uniqueId: text }),
  'an OAuth error': (response, text) =>
    json(response, 401, { error: text, error_description: text }),
  'a JSON string': (response, text) => json(response, 200, text),
  'a JSON list': (response, text) => json(response, 502, [text, { message: text }]),
  'a text': (response, text) => respond(response, 500, text),
  'a text with HTTP 200': (response, text) => respond(response, 200, text),
  'the title of a page': (response, text) =>
    respond(response, 502, `<html><head><title>Cannot do ${text}</title></head></html>`),
  'the body of a page with HTTP 200': (response, text) =>
    respond(response, 200, `<html><body><p>You sent</p><pre>${text}</pre></body></html>`),
  'the markup of a page': (response, text) =>
    respond(response, 503, `<p>${text.replaceAll(/(.{7})/gs, '$1<wbr>')}</p>`),
  'headers and the status line': (response, text) => {
    const line = text.replaceAll(/[^\x20-\x7e]+/g, ' ');
    const headers = { 'retry-after': line, 'www-authenticate': line, date: line, 'x-sent': line };
    response.writeHead(503, line, { ...headers, location: `https://elsewhere.invalid/${line}` });
    response.end();
  },
};

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function respond(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': text.startsWith('<') ? 'text/html' : 'text/plain' });
  response.end(text);
}
