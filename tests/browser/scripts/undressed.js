// Rules of the stylesheet with everything that would match something on this page, which has a shorter one.
async () => {
  const short = [...document.querySelectorAll("head > link[rel=stylesheet]")].find((link) => /\/(reading|lists)\.css$/.test(link.href));
  if (!short) return [];
  const whole = new CSSStyleSheet();
  await whole.replace(await (await fetch(short.href.replace(/(reading|lists)\.css$/, "site.css"))).text());
  const rules = (sheet) => [...sheet.cssRules].flatMap((rule) => (rule.selectorText ? [rule.selectorText] : rule.cssRules ? rules(rule) : []));
  const known = new Set(rules(short.sheet));
  const matches = (selector) => document.querySelector(selector.replace(/::[\w-]+(\([^)]*\))?/g, "").replace(/:(hover|focus-within|focus-visible|focus|active)(?![\w-])/g, ":is(*)") || "*");
  return [...new Set(rules(whole))].filter((selector) => !known.has(selector) && matches(selector));
}
