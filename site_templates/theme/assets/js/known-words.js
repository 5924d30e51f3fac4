/* Which words a general list of English has: a filter of their roots, which never denies one that it has,
   and takes about three of a hundred others for one. It has parts, so that a word needs one of them only.
   tools/known_words.mjs makes the file. */

import { stem } from "./search-words.js";

export const HASHES = 6;

export const PARTS = 20;
export const PART = 2000; /* bytes */

/* Where the part of the filter that would have the word begins and ends, in bytes. */
export function partOf(word) {
  const from = (hash(stem(word), 0x5bd1e995) % PARTS) * PART;
  return [from, from + PART];
}

/* Whether the word's part of the filter, as bytes, has it. */
export function isKnown(bytes, word) {
  return places(stem(word), PART * 8).every((place) => bytes[place >> 3] & (1 << (place & 7)));
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
