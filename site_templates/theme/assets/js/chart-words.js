/* What charts say of their rows and columns: sentences of their own for studies and themes, and others with a
   review's own words for other rows. `things` are one and several, as pages bring them. */
import { _, ngettext, number } from "./words.js";

const SAID = {
  study: {
    noneMatches: () => _("No study matches."),
    all: (count) => ngettext("One study", "All {count} studies", count),
    whole: (count) => ngettext("all {count} study", "all {count} studies", count),
    counted: (count) => ngettext("{count} study", "{count} studies", count),
    part: (part, count) => ngettext("{part} of {count} study", "{part} of {count} studies", count, { part }),
    none: () => _("No study"),
    every: (count) => ngettext("All {number} study", "All {number} studies", count, spelt(count)),
    some: (count) => ngettext("The {number} study", "The {number} studies", count, spelt(count)),
    chosen: (count) => ngettext("The {number} chosen study", "The {number} chosen studies", count, spelt(count)),
    more: (count) => ngettext("{count} more study", "{count} more studies", count),
    several: () => _("studies"),
    tooMany: (most) => ngettext("At most {count} study can be compared.", "At most {count} studies can be compared.", most),
    compare: () => _("Compare these studies"),
    held: () => _("Studies with evidence"),
    below: () => _("beside a name: its findings; below a theme: the studies shown that have a finding or a quote there"),
  },
  theme: {
    noneMatches: () => _("No theme matches."),
    all: (count) => ngettext("One theme", "All {count} themes", count),
    whole: (count) => ngettext("all {count} theme", "all {count} themes", count),
    counted: (count) => ngettext("{count} theme", "{count} themes", count),
    part: (part, count) => ngettext("{part} of {count} theme", "{part} of {count} themes", count, { part }),
    under: (count) => ngettext("under {number} chosen theme", "under {number} chosen themes", count, spelt(count)),
    several: () => _("themes"),
    tooMany: (most) => ngettext("At most {count} theme can be compared.", "At most {count} themes can be compared.", most),
    compare: () => _("Compare these themes"),
  },
};

const named = ([thing, things]) => {
  const both = { thing, things };
  return {
    noneMatches: () => _("No {thing} matches.", both),
    all: (count) => ngettext("One {thing}", "All {count} {things}", count, both),
    whole: (count) => ngettext("all {count} {thing}", "all {count} {things}", count, both),
    counted: (count) => ngettext("{count} {thing}", "{count} {things}", count, both),
    part: (part, count) => ngettext("{part} of {count} {thing}", "{part} of {count} {things}", count, { part, ...both }),
    none: () => _("No {thing}", both),
    every: (count) => ngettext("All {number} {thing}", "All {number} {things}", count, { ...both, ...spelt(count) }),
    some: (count) => ngettext("The {number} {thing}", "The {number} {things}", count, { ...both, ...spelt(count) }),
    chosen: (count) => ngettext("The {number} chosen {thing}", "The {number} chosen {things}", count, { ...both, ...spelt(count) }),
    more: (count) => ngettext("{count} more {thing}", "{count} more {things}", count, both),
    several: () => things,
    held: () => _("{rows} with evidence", { rows: capital(things) }),
    below: () => _("beside a name: its findings; below a theme: the {things} shown that have a finding or a quote there", both),
  };
};

const spelt = (count) => ({ number: number(count) });

export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/* The sentences about rows or columns that are called so. */
export const chartWords = (things) => SAID[things[0]] ?? named(things);
