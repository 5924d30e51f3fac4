// Shows what an editor is about to write over, beside what they would write, and asks.

import { linesOf, stretches, wordStretches } from './admin-difference.js';
import { KEEP, WRITE } from './admin-folder.js';
import { button, h } from './dom.js';
import { _ } from './words.js';

const CONTEXT = 3;

// Answers KEEP, WRITE, or undefined for back to the form.
export function askAboutConflicts(conflicts) {
  const words = wordsFor(conflicts);
  return new Promise((resolve) => {
    const answer = (value) => () => {
      dialog.close();
      resolve(value);
    };
    const back = button(_('Back to the form'), answer(undefined), { class: 'ev-conflict__button', autofocus: true });
    const dialog = h(
      'dialog',
      { class: 'ev-conflict', 'aria-labelledby': 'ev-conflict-title', oncancel: () => resolve(undefined) },
      h('h2', { id: 'ev-conflict-title' }, words.title),
      h('p', {}, words.why),
      h('div', { class: 'ev-conflict__files', tabindex: '0', role: 'region', 'aria-label': _('What differs') }, ...conflicts.map(fileView)),
      h(
        'div',
        { class: 'ev-conflict__answers' },
        back,
        button(words.keep, answer(KEEP), { class: 'ev-conflict__button' }),
        button(words.write, answer(WRITE), { class: 'ev-conflict__button ev-conflict__button--grave' }),
      ),
      h('p', { class: 'ev-conflict__after' }, words.after),
    );
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    back.focus();
  });
}

const since = () =>
  _('Another program, a git command or another tab did that. Nothing has been written yet.');
const draft = () =>
  _('If you keep the file, the editor reads it anew. What you typed stays in this browser as a draft, and is offered when you open the record again, unless you turned drafts off in the settings.');

function wordsFor(conflicts) {
  const several = conflicts.length > 1;
  if (several) {
    return {
      title: _('Files have changed since you opened them'),
      why: [since(), _('Here is what the form has beside what the files have now.')].join(' '),
      keep: _('Keep the files, and read them anew'),
      write: _('Write mine over them'),
      after: draft(),
    };
  }
  const [{ before, now, mine }] = conflicts;
  if (now === undefined) {
    return {
      title: _('The file is no longer there'),
      why: [_('It was deleted or renamed since you opened it.'), since(), _('Here is what the form has.')].join(' '),
      keep: _('Leave it deleted'),
      write: _('Write mine as a new file'),
      after: _('If the file was renamed, leave it deleted and make your change in the renamed one: else the record is there twice.'),
    };
  }
  if (mine === undefined) {
    return {
      title: _('The file has changed since you opened it'),
      why: [since(), _('Here is what the file has now.')].join(' '),
      keep: _('Keep the file, and read it anew'),
      write: _('Delete it all the same'),
      after: '',
    };
  }
  return {
    title: before === undefined ? _('There is already a file of this name') : _('The file has changed since you opened it'),
    why: [
      before === undefined ? _('It came since the editor read the folder, or the editor could not read it.') : since(),
      _('Here is what the form has beside what the file has now.'),
    ].join(' '),
    keep: _('Keep the file, and read it anew'),
    write: _('Write mine over it'),
    after: draft(),
  };
}

function fileView({ path, now, mine, tidied }) {
  const [ours, theirs] = [mine, tidied ?? now].map((text) => linesOf(shown(text)));
  const found = stretches(ours, theirs);
  const views = found.map((stretch, number) =>
    stretch.same ? sameView(stretch.mine, number > 0, number < found.length - 1) : changeView(stretch),
  );
  const differs = found.some(({ same }) => !same);
  return h(
    'section',
    {},
    h('h3', {}, h('code', {}, path)),
    differs ? null : h('p', {}, _('Both say the same: only the layout of the file differs.')),
    ...views,
  );
}

// A picture has no lines to compare.
const shown = (content) => (typeof content === 'object' ? `${content.size} bytes` : (content ?? ''));

function sameView(lines, before, after) {
  const head = before ? lines.slice(0, CONTEXT) : [];
  const tail = after ? lines.slice(Math.max(head.length, lines.length - CONTEXT)) : [];
  const between = lines.length - head.length - tail.length;
  return h(
    'div',
    { class: 'ev-conflict__same' },
    head.length ? h('pre', {}, head.join('\n')) : null,
    between ? h('p', {}, between === 1 ? '1 line is the same' : `${between} lines are the same`) : null,
    tail.length ? h('pre', {}, tail.join('\n')) : null,
  );
}

function changeView({ mine, other }) {
  const words = wordStretches(mine, other);
  return h(
    'div',
    { class: 'ev-conflict__change' },
    sideView(_('In the form'), 'ev-conflict__side--mine', words.map(({ same, mine: text }) => [same, text.join('')])),
    sideView(_('In the file now'), 'ev-conflict__side--file', words.map(({ same, other: text }) => [same, text.join('')])),
  );
}

function sideView(label, name, parts) {
  const pieces = parts.filter(([, text]) => text).map(([same, text]) => (same || !text.trim() ? text : h('mark', {}, text)));
  return h(
    'div',
    { class: `ev-conflict__side ${name}` },
    h('h4', {}, label),
    pieces.length ? h('pre', {}, ...pieces) : h('p', {}, _('Nothing stands here.')),
  );
}
