// A record as its file has it, and as a form has it. A form cannot hold "a value or why it is
// absent": there, such a field is an object that says first whether it is known, or why not.
// Which fields a record has, and in which order, `shapes` says (see generator/publish/admin/config.py).

import { read, write } from './admin-yaml.js';

export function recordFormat(shapes, name) {
  const { model, first } = shapes.records[name];
  const known = new Map();
  const rule = (of, field) => shapes.models[of]?.find((one) => one.name === field);
  const rows = (of, field) => rule(of, field) ?? { row: false, part: '' };
  const written = new Map();
  return {
    has: (id) => known.has(id),
    records: () => [...new Map([...known].map(([id, file]) => [id, file.value]).concat([...written])).values()],
    fromFile(text) {
      const file = read(text);
      const id = file.value?.id ?? '';
      known.set(id, file);
      written.delete(id);
      return toForm(shapes, file.value, model);
    },
    // The same record as it would be written, so that it differs from another in what it says alone.
    tidied(text) {
      const file = read(text);
      return write(file.value, model, rows, file.first || first, file.comments);
    },
    toFile(form) {
      const record = toRecord(shapes, form, model) ?? {};
      const before = known.get(record.id ?? '');
      written.set(record.id ?? '', record);
      return write(record, model, rows, before?.first || first, before?.comments);
    },
  };
}

export function toForm(shapes, record, model) {
  const rules = new Map(shapes.models[model].map((rule) => [rule.name, rule]));
  return Object.fromEntries(
    Object.entries(record ?? {}).map(([name, value]) => [name, formValue(shapes, value, rules.get(name), record)]),
  );
}

function formValue(shapes, value, rule, record) {
  if (!rule) return value;
  const { kindKey, known } = shapes;
  const absent = rule.orNotReported ? formAbsence(shapes, value) : undefined;
  if (absent) return absent;
  let inner = value;
  if (rule.oneOrMore) inner = oneOrMore(value, shapes.alone.includes(record.id));
  else if (rule.part && rule.listed) inner = value.map((item) => toForm(shapes, item, rule.part));
  else if (rule.part) inner = toForm(shapes, value, rule.part);
  if (!rule.orNotReported) return inner;
  return { [kindKey]: known, ...(rule.part && !rule.listed ? inner : { [shapes.value]: inner }) };
}

// A form has either one text or a list of them, whatever stands in the file.
function oneOrMore(value, alone) {
  if (!alone) return [value].flat();
  return Array.isArray(value) ? value.join('; ') : value;
}

// Why a value is absent: words by themselves, or a mapping with the part in which it stands.
function formAbsence(shapes, value) {
  const { kindKey, absences, absence } = shapes;
  const words = value?.absent ?? value;
  const found = Object.entries(absences).find(([, one]) => one.words === words && one.alone === (value === words));
  if (!found) return undefined;
  const { absent, ...details } = found[1].alone ? {} : toForm(shapes, value, absence);
  return { [kindKey]: found[0], ...details };
}

function recordAbsence(shapes, form) {
  const { words, alone } = shapes.absences[form[shapes.kindKey]];
  return alone ? words : toRecord(shapes, { ...form, absent: words }, shapes.absence);
}

// What is empty is left out: a check then says that a required field is missing.
export function toRecord(shapes, form, model) {
  const found = shapes.models[model]
    .map((rule) => [rule.name, counted(shapes, form, rule, recordValue(shapes, form?.[rule.name], rule))])
    .filter(([, value]) => value !== undefined);
  return found.length ? Object.fromEntries(found) : undefined;
}

// A number, where a range may be typed as well: it is one in the file, too.
function counted({ numbers, value: name }, form, rule, value) {
  const isNumber = rule.name === name && rule.oneOrMore && numbers.includes(form?.id) && /^-?\d+(\.\d+)?$/u.test(value);
  return isNumber ? Number(value) : value;
}

function recordValue(shapes, value, rule) {
  if (value === null || value === undefined) return undefined;
  const { kindKey, known, absences } = shapes;
  if (rule.orNotReported) {
    if (Object.hasOwn(absences, value[kindKey] ?? '')) return recordAbsence(shapes, value);
    if (value[kindKey] !== known) return undefined;
    return plainValue(shapes, rule.part && !rule.listed ? value : value[shapes.value], rule);
  }
  return plainValue(shapes, value, rule);
}

function plainValue(shapes, value, rule) {
  if (rule.listed || rule.oneOrMore) {
    const items = [value].flat()
      .map((item) => (rule.part ? toRecord(shapes, item, rule.part) : single(item, rule)))
      .filter((item) => item !== undefined);
    if (rule.oneOrMore && items.length === 1) return items[0];
    return items.length ? items : undefined;
  }
  return rule.part ? toRecord(shapes, value, rule.part) : single(value, rule);
}

function single(value, rule) {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') return value === rule.default ? undefined : value;
  if (typeof value === 'number' && rule.oneOrMore) return value;
  if (rule.form === 'a whole number') return /^-?\d+$/u.test(String(value).trim()) ? Number(value) : String(value);
  const text = String(value).replaceAll('\r\n', '\n');
  // Text copied from a page brings its line breaks; a text of one paragraph has none.
  const kept = rule.form === 'prose' ? text.replace(/[ \t]+$/gmu, '').replace(/^\n+|\n+$/gu, '') : text.replace(/\s*\n\s*/gu, ' ').trim();
  return kept === '' ? undefined : kept;
}
