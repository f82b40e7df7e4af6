// How many bytes go over the wire: text compressed as web servers do on the way, what is compressed already as it is.

import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /^(text\/|application\/(json|xml|atom\+xml)|image\/svg)/;

export const isText = (type) => TEXT.test(type);

export const gzip = (body) => gzipSync(body, { level: 6 });

export const brotli = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
