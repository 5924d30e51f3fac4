/* Text without case and accents, as generator/evidence/text/folding.py has it. */

const APART = {
  ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ",
};
/* Marks, and what nobody sees, but for the space of no width between words */
const GOES = /(?!\u200b)[\p{M}\p{Cf}\u115f\u1160]/gu;
const APART_LETTERS = new RegExp(`[${Object.keys(APART).join("")}]`, "gu");

export function folded(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(GOES, "");
  return bare.replace(APART_LETTERS, (letter) => APART[letter]);
}
