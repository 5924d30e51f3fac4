// Takes out what is there again and again, so that axe is not asked the same a hundred times: of the parts of a list
// or table, the first two stay, the longest, and each with a sort of element (by name, classes, role and parent)
// that none before it has.
() => {
  const KINDS = new Set(["LI", "TR", "TBODY", "SECTION", "ARTICLE", "DETAILS", "DIV", "FIGURE", "P"]);
  const REFERS = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "for"];
  const wanted = REFERS.flatMap((name) => [...document.querySelectorAll(`[${name}]`)].flatMap((one) =>
    one.getAttribute(name).split(/\s+/).map((id) => [document.getElementById(id), one])));
  const sortOf = (element) => `${element.tagName} ${element.className} ${element.getAttribute("role")}`;
  const insideOf = (element) =>
    [...element.querySelectorAll("*")].map((one) => `${sortOf(one.parentElement)} > ${sortOf(one)}`);
  const isNamed = (element) => wanted.some(([named, by]) => element.contains(named) && !element.contains(by));
  const seen = new Set();
  const longest = (alike) => alike.reduce((most, one) => (one.textContent.length > most.textContent.length ? one : most));

  const thin = (parent) => {
    const children = [...parent.children];
    const alike = Map.groupBy(children.filter((one) => KINDS.has(one.tagName)), sortOf);
    const stays = new Set([...alike.values()].flatMap((ones) => [...ones.slice(0, 2), longest(ones)]));
    for (const child of children) {
      const known = KINDS.has(child.tagName) && !stays.has(child) && insideOf(child).every((one) => seen.has(one));
      if (known && !isNamed(child)) child.remove();
      else thin(child);
      if (child.isConnected) seen.add(`${sortOf(parent)} > ${sortOf(child)}`);
    }
  };
  thin(document.querySelector("main") ?? document.body);
}
