// Records as YAML: read as the loader reads them, written as `evidence format` writes them.
// The reader keeps what its file says beside the values: comments. Where nobody can tell a comment
// from the end of a text, it refuses the file, as the check does: a form would lose the words.

import { EVENT_ID, getScalarValue, parseEvents } from '../vendor/js-yaml.min.js';
import { _ } from './words.js';

const WIDTH = 100;
const STEP = 2;
const CORE = [
  [/^(?:~|null|Null|NULL|)$/u, () => null],
  [/^(?:true|True|TRUE)$/u, () => true],
  [/^(?:false|False|FALSE)$/u, () => false],
  [/^[-+]?[0-9]{1,15}$/u, Number],
  [/^(?!(?:[^0-9]*[0-9]){16})[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?$/u, Number],
];
const OTHER_READERS = [
  /^(?:y|n|yes|no|on|off|true|false|null)$/iu,
  /^[-+]?0[xob]?[0-9a-fA-F_]+$/u,
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?$/u,
  /^[0-9]{1,4}:[0-9]+$/u,
  /^[-+]?(?:\.[0-9_]+|[0-9][0-9_,]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/u,
  /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/u,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*$/u,
  /^[0-9][0-9, ]*$/u,
  /^(?:=|<<)$/u,
];
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u2065\ufff0-\ufff8\u{e0000}-\u{e0fff}]/u;
const SEEN = /[\u00ad\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13439}-\u{1343f}\u{e0100}-\u{e01ef}]/u;
const NAMED = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' };

const isHidden = (character) => HIDDEN.test(character) && !SEEN.test(character);
const lengthOf = (text) => [...text].length;
const DOUBLE_QUOTED = 3;
const IN_BRACKETS = 2;
const ESCAPES_MEANT = '"\\nxuUtr0';

const isMapping = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// --- Reading ---------------------------------------------------------------------------------

// The value of a file, and the comments before its lines by what stands in them.
export function read(text) {
  const events = parseEvents(text, {});
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const places = new Map();
  const written = [];
  const open = [];
  const columnOf = (offset) => offset - starts[lineOf(offset)];
  const note = (event, path, isKey, value) => {
    const { valueStart: start, valueEnd: end } = event;
    if (start < 0) return;
    const holder = open.at(-1);
    if (isKey && !holder.inBrackets) holder.column = columnOf(start);
    const { column = -1, inBrackets = false } = holder ?? {};
    refuseOtherWords(text.slice(start, end), event.style, lineOf(start));
    written.push({ start, end, path, isKey, value, column, inBrackets });
  };
  let result;
  const standsAt = (offset, path) => {
    const line = lineOf(offset);
    if (!places.has(line)) places.set(line, path);
  };
  const put = (value) => {
    const holder = open.at(-1);
    if (!holder) result = value;
    else if (Array.isArray(holder.value)) holder.value.push(value);
    else {
      holder.value[holder.key] = value;
      holder.key = undefined;
    }
  };
  const nextPath = () => {
    const holder = open.at(-1);
    if (!holder) return '';
    const name = Array.isArray(holder.value) ? holder.value.length : holder.key;
    return `${holder.path}/${name}`;
  };
  for (const event of events) {
    if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0) {
      throw new Error(_('Anchors, aliases and tags are not used in records.'));
    }
    const holder = open.at(-1);
    if (event.type === EVENT_ID.SCALAR) {
      const plain = getScalarValue(text, event);
      if (holder && !Array.isArray(holder.value) && holder.key === undefined) {
        if (plain === '__proto__' || Object.hasOwn(holder.value, plain)) throw new Error(_('The key {key} stands twice.', { key: plain }));
        holder.key = plain;
        standsAt(event.valueStart, `${holder.path}/${plain}`);
        note(event, `${holder.path}/${plain}`, true, plain);
      } else {
        if (Array.isArray(holder?.value)) standsAt(event.valueStart, nextPath());
        const value = event.style === 1 ? typed(plain) : plain;
        note(event, nextPath(), false, value);
        put(value);
      }
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const path = nextPath();
      if (Array.isArray(holder?.value)) standsAt(event.start, path);
      const value = event.type === EVENT_ID.MAPPING ? {} : [];
      put(value);
      const inBrackets = event.style === IN_BRACKETS;
      const column = inBrackets ? holder?.column : columnOf(event.start);
      open.push({ value, path, key: undefined, column, inBrackets });
    } else if (event.type === EVENT_ID.POP && open.length) {
      open.pop();
    }
  }
  const comments = commentsOf(text, places, written, starts);
  return { value: result, first: schemaLine(comments), comments };
}

function typed(text) {
  const found = CORE.find(([form]) => form.test(text));
  return found ? found[1](text) : text;
}

// The line that leads to the schema is the file's own: it says how far away the schema is.
function schemaLine(comments) {
  for (const [path, lines] of comments) {
    const at = lines.findIndex((line) => line.startsWith('# yaml-language-server:'));
    if (at !== -1) {
      comments.set(path, lines.toSpliced(at, 1));
      return lines[at];
    }
  }
  return '';
}

// Comments by the path of what begins on the line below them, or on their own.
function commentsOf(text, places, written, starts) {
  const lines = text.split('\n');
  const comments = new Map();
  let held = [];
  lines.forEach((line, number) => {
    const found = commentIn(line, starts[number], written);
    if (found) {
      refuseLostWords(found, number, lines, written, starts);
      if (!found.isAsked) held.push(found.comment);
    }
    if (places.has(number) && held.length) {
      comments.set(places.get(number), held);
      held = [];
    }
  });
  if (held.length) comments.set('end', held);
  return comments;
}

// The comment in a line, with what is written before and after it; what is written holds none.
function commentIn(line, start, written) {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    const place = start + at;
    const next = written.findIndex((one) => one.start > place);
    const last = next === -1 ? written.length - 1 : next - 1;
    const [before, after] = [written[last], next === -1 ? undefined : written[next]];
    if (!(before && place < before.end)) {
      const comment = line.slice(at).trimEnd();
      const isAsked = comment.startsWith('# to fill in') && /:\s*$/u.test(line.slice(0, at));
      return { comment, at, before, after, isAsked, alone: !line.slice(0, at).trim() };
    }
  }
  return undefined;
}

function refuseLostWords({ comment, at, before, after, isAsked, alone }, number, lines, written, starts) {
  if (!before || isAsked) return;
  const isBegun = before.isKey && after && !after.isKey && after.path === before.path;
  const beforeIt = lines[number].slice(0, at).trimEnd();
  let lost;
  if (alone) {
    const from = starts.findLastIndex((start) => start <= before.start) + 1;
    const further = (line) => !line.trim() || line.search(/\S/u) > before.column;
    const goesOn = isBegun || (!before.isKey && !before.inBrackets && typeof before.value === 'string');
    lost = goesOn && lines.slice(from, number + 1).every(further);
  } else if (beforeIt.endsWith(':')) lost = isBegun || !after?.path.startsWith(`${before.path}/`);
  else if (/(?:^|\s)-$/u.test(beforeIt)) lost = !after?.isKey;
  else lost = before.isKey || typeof before.value === 'string';
  if (lost) {
    throw new Error(
      _(
        "Line {line}: '{comment}' is read as a comment, and would be lost. If it belongs to the text, put " +
          'quotes around the whole text; if not, give it a line of its own above the field.',
        { line: number + 1, comment },
      ),
    );
  }
}

// What would come back from a form as other words than were typed.
function refuseOtherWords(source, style, line) {
  const escapes = style === DOUBLE_QUOTED ? [...source.matchAll(/\\([\s\S])/gu)] : [];
  if (escapes.some(([, letter]) => !ESCAPES_MEANT.includes(letter))) {
    throw new Error(_('Line {line}: a backslash between double quotes is written twice.', { line: line + 1 }));
  }
  if (style === 1 && /\n\s*-\s/u.test(source)) {
    throw new Error(
      _('Line {line}: a line that begins with a hyphen has become a part of this text.', { line: line + 1 }),
    );
  }
}

// --- Writing ---------------------------------------------------------------------------------

// The file of a record. `rows` says of a model's field whether its list stands in one row, and
// what each item is: (model, name) => ({ row, part }).
export function write(value, model, rows, first, comments = new Map()) {
  const before = (path, indent) => (comments.get(path) ?? []).map((line) => ' '.repeat(indent) + line);
  const lines = mappingLines(value, model, 0, '', { rows, before });
  return `${[first, ...lines, ...before('end', 0)].join('\n')}\n`;
}

function mappingLines(value, model, indent, path, context) {
  return Object.entries(value).flatMap(([name, item]) => {
    const here = `${path}/${name}`;
    return [...context.before(here, indent), ...fieldLines(name, item, model, indent, here, context)];
  });
}

function fieldLines(name, value, model, indent, path, context) {
  const { row, part } = context.rows(model, name);
  const head = `${' '.repeat(indent)}${isSafePlain(name) ? name : inQuotes(name)}:`;
  if (isMapping(value)) {
    if (!Object.keys(value).length) return [`${head} {}`];
    return [head, ...mappingLines(value, part, indent + STEP, path, context)];
  }
  if (Array.isArray(value)) {
    if (!value.length) return [`${head} []`];
    const inRow = row ? rowOf(value) : null;
    if (inRow !== null && lengthOf(head) + 1 + lengthOf(inRow) <= WIDTH) return [`${head} ${inRow}`];
    return [head, ...listLines(value, part, indent + STEP, path, context)];
  }
  if (value === null) return [head];
  const [first, ...others] = valueLines(value, lengthOf(head), indent + STEP);
  return [`${head} ${first}`, ...others];
}

function listLines(items, part, indent, path, context) {
  return items.flatMap((item, number) => {
    const here = `${path}/${number}`;
    let inner;
    let before = context.before(here, indent);
    if (isMapping(item) && Object.keys(item).length) {
      // A comment before an item is one before its first key: both stand in the same line.
      const [name] = Object.keys(item);
      inner = mappingLines(item, part, indent + STEP, here, {
        ...context,
        before: (at, level) => (at === `${here}/${name}` ? [] : context.before(at, level)),
      });
      before = [...before, ...context.before(`${here}/${name}`, indent)];
    } else {
      const [first, ...others] = valueLines(isMapping(item) ? '{}' : item, indent + 1, indent + STEP);
      inner = [' '.repeat(indent + STEP) + first, ...others];
    }
    return [...before, `${' '.repeat(indent)}- ${inner[0].slice(indent + STEP)}`, ...inner.slice(1)];
  });
}

function rowOf(items) {
  const fits = (item) =>
    typeof item === 'number' || (typeof item === 'string' && isSafePlain(item) && !/[,[\]{}]/u.test(item));
  return items.every(fits) ? `[${items.join(', ')}]` : null;
}

function valueLines(value, before, indent) {
  if (typeof value !== 'string') return [String(value)];
  const room = WIDTH - before - 1;
  if (isSafePlain(value) && lengthOf(value) <= room) return [value];
  const quoted = inQuotes(value);
  if (lengthOf(quoted) <= room && !value.includes('\n') && !quoted.includes('\\')) return [quoted];
  return block(value, indent) ?? [quoted];
}

function block(text, indent) {
  const lines = text.split('\n');
  const able =
    text.trim() &&
    lines[0] &&
    lines.at(-1) &&
    lines.every((line) => line === line.replace(/^ +| +$/gu, '')) &&
    ![...text].some((character) => isHidden(character) && character !== '\n');
  if (!able) return null;
  const before = ' '.repeat(indent);
  const room = WIDTH - indent;
  if (lines.length === 1) return ['>-', ...folded(text, room).map((line) => before + line)];
  if (lines.every((line) => lengthOf(line) <= room)) return ['|-', ...lines.map((line) => line && before + line)];
  return [
    '>-',
    ...lines.flatMap((line, number) => [
      ...(number ? [''] : []),
      ...(line ? folded(line, room).map((part) => before + part) : []),
    ]),
  ];
}

function folded(text, room) {
  const lines = [];
  let line = '';
  for (const word of text.split(/(?<! ) (?! )/u)) {
    if (line && lengthOf(line) + 1 + lengthOf(word) > room) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

function isSafePlain(text) {
  return (
    text !== '' &&
    text === text.trim() &&
    !`-?:,[]{}#&*!|>'"%@\``.includes(text[0]) &&
    !/:(?=\s|$)|\s#/u.test(text) &&
    !OTHER_READERS.some((form) => form.test(text)) &&
    !CORE.some(([form]) => form.test(text)) &&
    ![...text].some(isHidden)
  );
}

function inQuotes(text) {
  return `"${[...text].map(escaped).join('')}"`;
}

function escaped(character) {
  if (NAMED[character]) return NAMED[character];
  if (!isHidden(character)) return character;
  const digits = character.codePointAt(0).toString(16).toUpperCase();
  const [sign, length] = [['x', 2], ['u', 4], ['U', 8]].find(([, size]) => digits.length <= size);
  return `\\${sign}${digits.padStart(length, '0')}`;
}
