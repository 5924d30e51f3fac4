// Returns what is cut off or leaves the window sideways, as sentences. `keyboard`: whether to ask that
// keys reach every region that scrolls sideways.
(keyboard) => {
  const width = document.documentElement.clientWidth;
  const found = [];
  const name = (element) => {
    const own = element.tagName.toLowerCase()
      + (element.id ? `#${element.id}` : "")
      + [...element.classList].slice(0, 3).map((one) => `.${one}`).join("");
    const text = (element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return text ? `${own} “${text}”` : own;
  };
  const visible = (element) => element.checkVisibility({
    opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true,
  });
  const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX);
  const clips = (value) => ["hidden", "clip"].includes(value);
  // Within a drawing, groups and unfilled shapes (where a chart catches the pointer) are not seen.
  const painted = (element, style) => {
    if (!(element instanceof SVGElement) || element instanceof SVGSVGElement) return true;
    const no = (paint, opacity) => paint === "none" || Number(opacity) === 0 || /, 0\)$/.test(paint);
    return !(element instanceof SVGGElement)
      && !(no(style.fill, style.fillOpacity) && no(style.stroke, style.strokeOpacity));
  };
  const reachable = "a[href], button, input, select, textarea, summary, [tabindex]";
  // Text for screen readers alone is a pixel wide on purpose.
  const onlyHeard = (element, style) =>
    (element.clientWidth <= 1 && element.clientHeight <= 1 && clips(style.overflowX))
    || style.clipPath === "inset(50%)" || /rect\((0|1)px,? (0|1)px/.test(style.clip);

  // `frame` is what ancestors that clip leave to be seen; in a scroll region everything can be seen.
  const look = (element, frame, inRegion) => {
    const style = getComputedStyle(element);
    if (style.display === "none" || onlyHeard(element, style)) return;
    const box = element.getBoundingClientRect();
    let inner = frame;
    let region = inRegion;
    if (style.display !== "contents" && box.width > 0 && box.height > 0 && visible(element)
        && painted(element, style)) {
      // Wholly left of the window is a drawer or a skip link that waits there.
      const away = box.right <= 0 || box.left >= frame.right - 1 || box.right <= frame.left + 1;
      // Of a shape, only what its drawing leaves to be seen; words may not be cut there either.
      const shape = element instanceof SVGGeometryElement;
      const left = shape ? Math.max(box.left, frame.left) : box.left;
      const right = shape ? Math.min(box.right, frame.right) : box.right;
      if (!inRegion && !away && (right > width + 1 || left < -1)) {
        found.push(`${name(element)} reaches from ${Math.round(left)} to ${Math.round(right)} px`
          + ` in a window of ${width} px`);
      }
      const wide = element.scrollWidth > element.clientWidth + 1;
      const tall = element.scrollHeight > element.clientHeight + 2;
      if (wide && scrolls(style)) {
        region = true;
        if (keyboard && element.tabIndex < 0 && !element.querySelector(reachable)) {
          found.push(`${name(element)} scrolls sideways, and no keyboard can reach it`);
        }
      }
      const cutRight = wide && clips(style.overflowX);
      const cutBelow = tall && clips(style.overflowY);
      if ((cutRight || cutBelow) && !away && element instanceof HTMLElement && element.innerText.trim()) {
        found.push(cutRight
          ? `${name(element)} is cut off: ${element.scrollWidth} px of content in ${element.clientWidth} px`
          : `${name(element)} is cut off below: ${element.scrollHeight} px of content in`
            + ` ${element.clientHeight} px`);
      }
    }
    if (clips(style.overflowX)) {
      inner = { left: Math.max(frame.left, box.left), right: Math.min(frame.right, box.right) };
    }
    for (const child of element.children) look(child, inner, region);
    for (const child of element.shadowRoot?.children ?? []) look(child, inner, region);
  };

  if (document.documentElement.scrollWidth > width) {
    found.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} px in ${width} px`);
  }
  const everywhere = { left: -Infinity, right: Infinity };
  for (const child of document.body.children) look(child, everywhere, false);
  return found;
}
