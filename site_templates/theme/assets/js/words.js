/* What scripts say, in the language of the site: whole sentences with placeholders in braces, as in templates.
   A count stands in a sentence as {count}, and its plural is that of the language (Intl.PluralRules). */
import { catalogue } from "./words-catalogue.js";

const { locale, forms, messages } = catalogue;
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const lists = { and: list("conjunction"), or: list("disjunction") };

function list(type) {
  return new Intl.ListFormat(locale, { type });
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/* A message, with its values. */
export function _(message, values = {}) {
  return fill([messages[message] ?? message].flat()[0], values);
}

/* The pieces of a message, with elements in the place of its placeholders. */
export function filled(text, elements) {
  return text.split(/\{(\w+)\}/).map((part, number) => (number % 2 ? elements[part] : part)).filter((part) => part !== "");
}

/* A message that means something else in another context. */
export function pgettext(context, message, values = {}) {
  return fill(messages[`${context}\u0004${message}`] ?? message, values);
}

/* A message with a count: {count} in it is the count in figures. */
export function ngettext(singular, plural, count, values = {}) {
  const form = forms.indexOf(plurals.select(count));
  const said = messages[singular]?.[form] ?? (count === 1 ? singular : plural);
  return fill(said, { count: figures(count), ...values });
}

/* A count in figures: 12,345. */
export const figures = (count) => numbers.format(count);

/* A count in words up to nine, in figures from ten on. */
export function number(count) {
  const small = [
    pgettext("number before a noun", "no"), pgettext("number before a noun", "one"),
    pgettext("number before a noun", "two"), pgettext("number before a noun", "three"),
    pgettext("number before a noun", "four"), pgettext("number before a noun", "five"),
    pgettext("number before a noun", "six"), pgettext("number before a noun", "seven"),
    pgettext("number before a noun", "eight"), pgettext("number before a noun", "nine"),
  ];
  return small[count] ?? figures(count);
}

/* Items as a list in a sentence: a, b and c; or, with "or", a, b or c. */
export function listed(items, conjunction = "and") {
  return lists[conjunction].format(items);
}
