/* Text without case and accents, as generator/evidence/text/folding.py has it. */

const APART = {
  ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i",
  ς: "σ", "\u00ad": "", "\u200c": "", "\u200d": "",
};
const APART_LETTERS = new RegExp(`[${Object.keys(APART).join("")}]`, "gu");

export function folded(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return bare.replace(APART_LETTERS, (letter) => APART[letter]);
}
