// A small web server for the checks: an output folder with the strict headers, compressed as real ones do.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

import { brotli, gzip, isText } from "./compression.mjs";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".atom": "application/atom+xml; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

export const typeOf = (file) => TYPES[path.extname(file)] ?? "application/octet-stream";

/** Return the file of *folder* that answers at the path of *url*. */
export function fileAt(folder, url) {
  const wanted = decodeURIComponent(new URL(url, "http://host").pathname);
  return path.join(folder, path.normalize(wanted.endsWith("/") ? `${wanted}index.html` : wanted));
}

/** Serve *folder* with *headers* on a free port of this machine; return its origin and the way to close it. */
export async function serve(folder, headers) {
  const server = createServer((request, response) => void answer(folder, headers, request, response));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function answer(folder, headers, request, response) {
  const found = await read(fileAt(folder, request.url));
  const { file, body } = found ?? (await read(path.join(folder, "404.html"))) ?? { file: ".txt", body: Buffer.alloc(0) };
  const type = typeOf(file);
  const [coding, sent] = isText(type) ? compressed(body, request.headers["accept-encoding"] ?? "") : [null, body];
  response.writeHead(found ? 200 : 404, {
    ...headers,
    "Content-Type": type,
    "Content-Length": sent.length,
    ...(coding && { "Content-Encoding": coding, Vary: "Accept-Encoding" }),
  });
  response.end(sent);
}

async function read(file) {
  const isFile = await stat(file).then((one) => one.isFile(), () => false);
  return isFile ? { file, body: await readFile(file) } : null;
}

function compressed(body, accepted) {
  if (accepted.includes("br")) {
    return ["br", brotli(body)];
  }
  return accepted.includes("gzip") ? ["gzip", gzip(body)] : [null, body];
}
