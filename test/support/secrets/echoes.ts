import type { Answer } from '../servers/scriptedServer.ts';

/** How a careless server may write what it echoes. */
export const spellings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in capitals': (text) => text.toUpperCase(),
  'as JSON': (text) => JSON.stringify(text),
  'as JSON of ASCII codes': (text) =>
    inEach(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'as part of a URL': encodeURIComponent,
  'as part of a URL, every character': (text) => inEach(text, (code) => `%${code.toString(16)}`),
  'as part of a URL within a URL': (text) => encodeURIComponent(encodeURIComponent(text)),
  'as part of a URL within a URL, every character': (text) =>
    encodeURIComponent(inEach(text, (code) => `%${code.toString(16)}`)),
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in capital hexadecimal': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'as ASCII JSON within JSON': (text) =>
    JSON.stringify(inEach(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)),
  'as ASCII JSON within a URL': (text) =>
    encodeURIComponent(inEach(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)),
  'as HTML within HTML, every character': (text) => inEach(text, (code) => `&amp;#${code};`),
  'as HTML within a URL, every character': (text) =>
    encodeURIComponent(inEach(text, (code) => `&#x${code.toString(16)};`)),
  'in base64 of a URL': (text) => Buffer.from(encodeURIComponent(text)).toString('base64'),
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

export const brokenPage = 'a page, between marks where lines may break';

/** Where in an answer a careless server may echo. */
export const places: Readonly<Record<string, (text: string) => Answer>> = {
  'the message of a GraphQL error': (text) => ({
    body: { errors: [{ message: { code: 500, message: text } }], data: null },
  }),
  'the text of a GraphQL error': (text) => ({
    status: 400,
    body: { errors: [{ message: `Variable "$secret": ${text}` }] },
  }),
  'several GraphQL errors': (text) => ({
    body: { errors: ['x', { message: text }, { message: { message: text, data: text } }] },
  }),
  'the code of an error': (text) => ({
    body: { errors: [{ message: { code: text, message: [text] } }] },
  }),
  'the message of a change that failed': (text) => ({
    body: {
      data: {
        deleteGroups: { code: 500, message: text },
        addUserToGroup: { code: 500, message: text },
        removeUserFromGroup: { code: 500, message: text },
        authorizeResource: { code: 500, message: text },
      },
    },
  }),
  'the names of fields': (text) => ({
    body: { data: { [text]: 5, groups: { [text]: text } }, [text]: text },
  }),
  'fields of the wrong kind': (text) => ({
    body: { data: { groups: text, group: [text], users: { list: text }, accessToken: [text] } },
  }),
  'the message of a REST answer': (text) => ({ body: { code: 500, message: text, data: text } }),
  'the message of a newer REST answer': (text) => ({
    status: 403,
    body: { statusCode: 403, apiCode: text, message: text, uniqueId: text },
  }),
  'an OAuth error': (text) => ({ status: 401, body: { error: text, error_description: text } }),
  'a JSON string': (text) => ({ body: JSON.stringify(text) }),
  'a JSON list': (text) => ({ status: 502, body: [text, { message: text }] }),
  'a text': (text) => ({ status: 500, body: text }),
  'a text with HTTP 200': (text) => ({ body: text }),
  'the title of a page': (text) => ({
    status: 502,
    body: `<html><head><title>${text}</title></head></html>`,
  }),
  'the body of a page with HTTP 200': (text) => ({
    body: `<html><body><p>You sent</p><pre>${text}</pre></body></html>`,
  }),
  [brokenPage]: (text) => ({
    status: 503,
    body: `<p>${text.replaceAll(/(.{7})/gs, '$1<wbr>')}</p>`,
  }),
  headers: (text) => {
    const line = text.replaceAll(/[^\x20-\x7e]+/g, ' ');
    const location = `https://elsewhere.invalid/${line}`;
    const headers = { 'retry-after': line, 'www-authenticate': line, date: line, location };
    return { status: 503, headers, body: '' };
  },
};
