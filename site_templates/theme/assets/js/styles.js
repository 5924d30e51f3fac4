/* The stylesheets of pages, from the shortest to the one with everything: a page has one of them. What opens
   over any page asks for everything. */

const ORDER = ["reading.css", "lists.css", "site.css"];
const NAME = /[\w-]+\.css$/;

const rank = (href) => ORDER.indexOf(NAME.exec(href)?.[0]);

export const links = (root = document) => [...root.querySelectorAll("head > link[rel=stylesheet]")];

/* The stylesheet on the page that has all that one at this address has, or nothing. */
export const worn = (href) => links().find((link) => link.href === href || (rank(href) >= 0 && rank(link.href) >= rank(href)));

/* Brings a stylesheet onto the page; resolves to whether it is there, once that is known. */
export function wear(href) {
  const last = links().at(-1);
  const link = last.cloneNode();
  const there = new Promise((does) => {
    link.onload = () => does(true);
    link.onerror = () => {
      link.remove();
      does(false);
    };
  });
  link.href = href;
  last.after(link);
  return there;
}

/* Resolves once the page has the stylesheet with everything, or cannot have it. */
export async function wholeStyles() {
  const short = links().find((link) => rank(link.href) >= 0);
  const whole = short?.href.replace(NAME, ORDER.at(-1));
  if (!short || worn(whole)) return;
  if (await wear(whole)) short.remove();
}
