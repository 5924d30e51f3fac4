/* Which words a general list of English has: a filter of their roots, which never denies one that it has,
   and takes about three of a hundred others for one. tools/known_words.mjs makes the file. */

import { stem } from "./search-words.js";

export const HASHES = 6;

/* Whether the filter, as bytes, has the word. */
export function isKnown(bytes, word) {
  return places(stem(word), bytes.length * 8).every((place) => bytes[place >> 3] & (1 << (place & 7)));
}

/* The places of a root among so many bits */
export function places(root, bits) {
  const one = hash(root, 0x811c9dc5);
  const other = hash(root, 0x9747b28c) | 1;
  return Array.from({ length: HASHES }, (_, n) => ((one + Math.imul(n, other)) >>> 0) % bits);
}

/* FNV-1a, stirred at its end */
function hash(text, start) {
  let value = start;
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
