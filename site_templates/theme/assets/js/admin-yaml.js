// Records as YAML: read as the loader reads them, written as `evidence format` writes them.
// The reader keeps what its file says beside the values: comments on lines of their own.

import { EVENT_ID, getScalarValue, parseEvents } from '../vendor/js-yaml.min.js';

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
  const open = [];
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
      throw new Error('Anchors, aliases and tags are not used in records.');
    }
    const holder = open.at(-1);
    if (event.type === EVENT_ID.SCALAR) {
      const plain = getScalarValue(text, event);
      if (holder && !Array.isArray(holder.value) && holder.key === undefined) {
        if (plain === '__proto__' || Object.hasOwn(holder.value, plain)) throw new Error(`The key ${plain} stands twice.`);
        holder.key = plain;
        standsAt(event.valueStart, `${holder.path}/${plain}`);
      } else {
        if (Array.isArray(holder?.value)) standsAt(event.valueStart, nextPath());
        put(event.style === 1 ? typed(plain) : plain);
      }
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const path = nextPath();
      if (Array.isArray(holder?.value)) standsAt(event.start, path);
      const value = event.type === EVENT_ID.MAPPING ? {} : [];
      put(value);
      open.push({ value, path, key: undefined });
    } else if (event.type === EVENT_ID.POP && open.length) {
      open.pop();
    }
  }
  const comments = commentsOf(text, places);
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

// What stands in a text of several lines is no comment: only lines between places are looked at.
function commentsOf(text, places) {
  const lines = text.split('\n');
  const comments = new Map();
  let held = [];
  lines.forEach((line, number) => {
    if (/^\s*#/u.test(line)) held.push(line.trim());
    else if (places.has(number)) {
      if (held.length) comments.set(places.get(number), held);
      held = [];
    } else if (line.trim()) held = [];
  });
  if (held.length) comments.set('end', held);
  return comments;
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
