/* The stylesheet with everything, for what opens over a page that is only read and so has the shorter one. */

export const SHORT = /reading\.css$/;
export const LONG = "site.css";

/* Resolves once the page has it, or cannot have it. */
export function wholeStyles() {
  const short = [...document.querySelectorAll("head > link[rel=stylesheet]")].find((link) => SHORT.test(link.href));
  if (!short) return Promise.resolve();
  return new Promise((does) => {
    const whole = short.cloneNode();
    whole.href = short.href.replace(SHORT, LONG);
    whole.onerror = does;
    whole.onload = () => {
      short.remove();
      does();
    };
    short.after(whole);
  });
}
