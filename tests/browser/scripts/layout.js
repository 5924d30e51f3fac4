// Returns what is cut off or leaves the window sideways, as sentences.
() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  const name = (element) => {
    const own = element.tagName.toLowerCase()
      + (element.id ? `#${element.id}` : "")
      + [...element.classList].slice(0, 3).map((one) => `.${one}`).join("");
    const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return text ? `${own} “${text}”` : own;
  };
  const parentOf = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const visible = (element) => element.checkVisibility({
    opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true,
  });
  const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX);
  const clips = (value) => ["hidden", "clip"].includes(value);
  // Text for screen readers alone is a pixel wide on purpose.
  const onlyHeard = (element, style) =>
    (element.clientWidth <= 1 && element.clientHeight <= 1)
    || style.clipPath === "inset(50%)" || /rect\((0|1)px,? (0|1)px/.test(style.clip);

  if (document.documentElement.scrollWidth > width) {
    found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} px in ${width} px`);
  }

  for (const element of document.body.querySelectorAll("*")) {
    if (!visible(element)) continue;
    const style = getComputedStyle(element);
    if (style.display === "contents" || onlyHeard(element, style)) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;

    // How an ancestor treats what does not fit: a scroll region shows it, a clipping one hides it.
    let region = null;
    let clipped = false;
    let heard = false;
    for (let up = parentOf(element); up && up !== document.body; up = parentOf(up)) {
      const upper = getComputedStyle(up);
      if (onlyHeard(up, upper)) { heard = true; break; }
      if (scrolls(upper) && up.scrollWidth > up.clientWidth + 1) { region = up; break; }
      if (clips(upper.overflowX)) {
        const frame = up.getBoundingClientRect();
        if (box.left >= frame.right - 1 || box.right <= frame.left + 1) clipped = true;
      }
    }
    if (heard) continue;
    // Wholly left of the window is a drawer or a skip link that waits there.
    const away = box.right <= 0 || clipped;
    if (!region && !away && (box.right > width + 1 || box.left < -1)) {
      found.push(`${name(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)} px`
        + ` in a window of ${width} px`);
    }

    const wide = element.scrollWidth > element.clientWidth + 1;
    const tall = element.scrollHeight > element.clientHeight + 2;
    if (wide && scrolls(style) && element.tabIndex < 0
        && !element.querySelector("a[href], button, input, select, textarea, summary, [tabindex]")) {
      found.push(`${name(element)} scrolls sideways, and no keyboard can reach it`);
    }
    const hasText = (element.innerText || "").trim() !== "";
    if (hasText && !away && !(element instanceof SVGElement)) {
      if (wide && clips(style.overflowX)) {
        found.push(`${name(element)} is cut off: ${element.scrollWidth} px of content in`
          + ` ${element.clientWidth} px`);
      }
      if (tall && clips(style.overflowY)) {
        found.push(`${name(element)} is cut off below: ${element.scrollHeight} px of content in`
          + ` ${element.clientHeight} px`);
      }
    }
  }
  return found;
}
