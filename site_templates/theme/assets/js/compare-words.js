/* What the page that compares says of studies or of themes, in whole sentences: of what was chosen, and of what
   chosen ones have in common. `all` is how many stand side by side, `count` of how many something holds. */
import { _, listed, ngettext, number } from "./words.js";

/* Of what was chosen, by the kind of record. */
export const SAID = {
  study: {
    one: () => _("Study"),
    table: () => _("Studies side by side"),
    shown: () => _("Studies and themes cannot stand in one table. The studies are shown; the themes in the address were left out."),
    onlyOne: (label) => _("Only one study is chosen: {study}. Choose another one to compare it with.", { study: label }),
    tooMany: (most, left) => ngettext(
      "At most {most} studies can stand side by side. The first {most} are shown; {studies} was left out.",
      "At most {most} studies can stand side by side. The first {most} are shown; {studies} were left out.",
      left.length, { most: number(most), studies: listed(left) }),
    beside: (count) => ngettext("{count} study side by side.", "{count} studies side by side.", count),
    add: () => _("Add a study"),
    most: (most) => ngettext("{Number} study is the most that fits side by side.",
      "{Number} studies are the most that fit side by side.", most, spelt(most)),
  },
  theme: {
    one: () => _("Theme"),
    table: () => _("Themes side by side"),
    shown: () => _("Studies and themes cannot stand in one table. The themes are shown; the studies in the address were left out."),
    onlyOne: (label) => _("Only one theme is chosen: {theme}. Choose another one to compare it with.", { theme: label }),
    tooMany: (most, left) => ngettext(
      "At most {most} themes can stand side by side. The first {most} are shown; {themes} was left out.",
      "At most {most} themes can stand side by side. The first {most} are shown; {themes} were left out.",
      left.length, { most: number(most), themes: listed(left) }),
    beside: (count) => ngettext("{count} theme side by side.", "{count} themes side by side.", count),
    add: () => _("Add a theme"),
    most: (most) => ngettext("{Number} theme is the most that fits side by side.",
      "{Number} themes are the most that fit side by side.", most, spelt(most)),
  },
};

/* Of values in a row, by what the row is about: what all have, and how many have which. */
export const OF_VALUES = {
  published: {
    every: (all, what) => ngettext("all {number} were published in {what}", "all {number} were published in {what}", all, { ...spelt(all), what }),
    both: (what) => _("both were published in {what}", { what }),
    some: (count, what) => ngettext("{number} was published in {what}", "{number} were published in {what}", count, { ...spelt(count), what }),
    others: (count, what) => inPlace(count, what),
  },
  done: {
    every: (all, what) => ngettext("all {number} were carried out in {what}", "all {number} were carried out in {what}", all, { ...spelt(all), what }),
    both: (what) => _("both were carried out in {what}", { what }),
    some: (count, what) => ngettext("{number} was carried out in {what}", "{number} were carried out in {what}", count, { ...spelt(count), what }),
    others: (count, what) => inPlace(count, what),
  },
  category: {
    every: (all, what) => ngettext("all {number} belong to {what}", "all {number} belong to {what}", all, { ...spelt(all), what }),
    both: (what) => _("both belong to {what}", { what }),
    some: (count, what) => ngettext("{number} belongs to {what}", "{number} belong to {what}", count, { ...spelt(count), what }),
    others: (count, what) => ngettext("{number} to {what}", "{number} to {what}", count, { ...spelt(count), what }),
  },
  kind: {
    every: (all, what) => ngettext("all {number} are filed as {what}", "all {number} are filed as {what}", all, { ...spelt(all), what }),
    both: (what) => _("both are filed as {what}", { what }),
    some: (count, what) => ngettext("{number} is filed as {what}", "{number} are filed as {what}", count, { ...spelt(count), what }),
    others: (count, what) => ngettext("{number} as {what}", "{number} as {what}", count, { ...spelt(count), what }),
  },
};

const inPlace = (count, what) => ngettext("{number} in {what}", "{number} in {what}", count, { ...spelt(count), what });

export const absentFor = (count, why) => ngettext("for {number} this is {why}", "for {number} this is {why}", count, { ...spelt(count), why });

/* What all have of a long list: models that they used, or else. */
export function haveAll(all, what, { used }) {
  const values = { ...spelt(all), what };
  if (all === 2) return used ? _("both used {what}", values) : _("both have {what}", values);
  return used
    ? ngettext("all {number} used {what}", "all {number} used {what}", all, values)
    : ngettext("all {number} have {what}", "all {number} have {what}", all, values);
}

export const haveNone = (noun) => _("they have no {noun} in common", { noun });

/* How many of all themes, or of all studies, they share. */
export function share(all, count, total, ofThemes) {
  const things = ofThemes
    ? ngettext("{number} theme", "{number} themes", total, spelt(total))
    : ngettext("{number} study", "{number} studies", total, spelt(total));
  const values = { ...spelt(all), things, part: number(count) };
  if (all === 2) return count ? _("they share {part} of {things}", values) : _("they share none of {things}", values);
  return count
    ? ngettext("all {number} share {part} of {things}", "all {number} share {part} of {things}", all, values)
    : ngettext("all {number} share none of {things}", "all {number} share none of {things}", all, values);
}

/* How many findings cite all of them. */
export function citeAll(all, count) {
  const values = { ...spelt(count), all: number(all) };
  if (all === 2) {
    return count ? ngettext("{number} finding cites both", "{number} findings cite both", count, values) : _("no finding cites both");
  }
  return count
    ? ngettext("{number} finding cites all {all}", "{number} findings cite all {all}", count, values)
    : _("no finding cites all {all}", values);
}

/* In how many of them participants are quoted; `open`: in others it is not known. */
export function quotedIn(all, count, open) {
  if (count === all) {
    return all === 2 ? _("participants are quoted in both")
      : ngettext("participants are quoted in all {number}", "participants are quoted in all {number}", all, spelt(all));
  }
  if (count) return ngettext("participants are quoted in {number} of them", "participants are quoted in {number} of them", count, spelt(count));
  if (open) return all === 2 ? _("participants are known to be quoted in neither") : _("participants are known to be quoted in none of them");
  return all === 2 ? _("participants are quoted in neither") : _("participants are quoted in none of them");
}

/* What a row in which nothing differs says of itself. */
export const OF_ROWS = {
  same: (all) => (all === 2 ? _("The same in both") : _("The same in all")),
  shared: (all) => (all === 2 ? _("In both") : _("In all")),
  possible: (all) => (all === 2 ? _("The same possible values in both; which it is, is not known")
    : _("The same possible values in all; which it is, is not known")),
  missing: (all, absent) => (all === 2 ? _("{absent} for either", { absent }) : _("{absent} for any", { absent })),
};

/* Rows that are left out, since nothing differs in them. */
export function leftOut(all, count, onlyUnreported) {
  if (all === 2) {
    return onlyUnreported
      ? ngettext("{count} row, which is the same in both or not reported, is left out.",
        "{count} rows, which are the same in both or not reported, are left out.", count)
      : ngettext("{count} row, which is the same in both or not known, is left out.",
        "{count} rows, which are the same in both or not known, are left out.", count);
  }
  return onlyUnreported
    ? ngettext("{count} row, which is the same in all or not reported, is left out.",
      "{count} rows, which are the same in all or not reported, are left out.", count)
    : ngettext("{count} row, which is the same in all or not known, is left out.",
      "{count} rows, which are the same in all or not known, are left out.", count);
}

function spelt(count) {
  const said = number(count);
  return { number: said, Number: said.charAt(0).toUpperCase() + said.slice(1) };
}
