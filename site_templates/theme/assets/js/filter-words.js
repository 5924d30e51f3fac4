/* What a filter says of what it holds: sentences of their own for the things that pages list, and others with
   a review's own words for what stands in the rows of a chart. `things` are one and several, as pages bring them. */
import { _, ngettext } from "./words.js";

const SAID = {
  study: {
    all: (count) => ngettext("{count} study", "{count} studies", count),
    part: (part, count) => ngettext("{part} of {count} study", "{part} of {count} studies", count, { part }),
    none: () => _("No study fits these filters, and no one of them alone is the reason."),
    without: (filter, count) => ngettext(
      "No study fits all of these filters. Without {filter}, one study fits.",
      "No study fits all of these filters. Without {filter}, {count} studies fit.", count, { filter }),
    withoutIt: (count) => ngettext(
      "No study fits this filter. Without it, one study fits.",
      "No study fits this filter. Without it, {count} studies fit.", count),
  },
  theme: {
    all: (count) => ngettext("{count} theme", "{count} themes", count),
    part: (part, count) => ngettext("{part} of {count} theme", "{part} of {count} themes", count, { part }),
    none: () => _("No theme fits these filters, and no one of them alone is the reason."),
    without: (filter, count) => ngettext(
      "No theme fits all of these filters. Without {filter}, one theme fits.",
      "No theme fits all of these filters. Without {filter}, {count} themes fit.", count, { filter }),
    withoutIt: (count) => ngettext(
      "No theme fits this filter. Without it, one theme fits.",
      "No theme fits this filter. Without it, {count} themes fit.", count),
  },
  finding: {
    all: (count) => ngettext("{count} finding", "{count} findings", count),
    part: (part, count) => ngettext("{part} of {count} finding", "{part} of {count} findings", count, { part }),
    none: () => _("No finding fits these filters, and no one of them alone is the reason."),
    without: (filter, count) => ngettext(
      "No finding fits all of these filters. Without {filter}, one finding fits.",
      "No finding fits all of these filters. Without {filter}, {count} findings fit.", count, { filter }),
    withoutIt: (count) => ngettext(
      "No finding fits this filter. Without it, one finding fits.",
      "No finding fits this filter. Without it, {count} findings fit.", count),
  },
  quote: {
    all: (count) => ngettext("{count} quote", "{count} quotes", count),
    part: (part, count) => ngettext("{part} of {count} quote", "{part} of {count} quotes", count, { part }),
    none: () => _("No quote fits these filters, and no one of them alone is the reason."),
    without: (filter, count) => ngettext(
      "No quote fits all of these filters. Without {filter}, one quote fits.",
      "No quote fits all of these filters. Without {filter}, {count} quotes fit.", count, { filter }),
    withoutIt: (count) => ngettext(
      "No quote fits this filter. Without it, one quote fits.",
      "No quote fits this filter. Without it, {count} quotes fit.", count),
  },
  entry: {
    all: (count) => ngettext("{count} entry", "{count} entries", count),
    part: (part, count) => ngettext("{part} of {count} entry", "{part} of {count} entries", count, { part }),
    none: () => _("No entry fits these filters, and no one of them alone is the reason."),
    without: (filter, count) => ngettext(
      "No entry fits all of these filters. Without {filter}, one entry fits.",
      "No entry fits all of these filters. Without {filter}, {count} entries fit.", count, { filter }),
    withoutIt: (count) => ngettext(
      "No entry fits this filter. Without it, one entry fits.",
      "No entry fits this filter. Without it, {count} entries fit.", count),
  },
};

const named = ([one, several]) => ({
  all: (count) => ngettext("{count} {thing}", "{count} {things}", count, { thing: one, things: several }),
  part: (part, count) => ngettext("{part} of {count} {thing}", "{part} of {count} {things}", count, { part, thing: one, things: several }),
  none: () => _("No {thing} fits these filters, and no one of them alone is the reason.", { thing: one }),
  without: (filter, count) => ngettext(
    "No {thing} fits all of these filters. Without {filter}, one {thing} fits.",
    "No {thing} fits all of these filters. Without {filter}, {count} {things} fit.", count, { filter, thing: one, things: several }),
  withoutIt: (count) => ngettext(
    "No {thing} fits this filter. Without it, one {thing} fits.",
    "No {thing} fits this filter. Without it, {count} {things} fit.", count, { thing: one, things: several }),
});

/* {all, part, none, without, withoutIt}: how many there are or are left, and the way out where none is. */
export const said = (things) => SAID[things[0]] ?? named(things);
