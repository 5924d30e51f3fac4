// Chooses the light or the dark colours as a reader would, with the palette's own switch, and returns
// the scheme that the page then says it has.
(dark) => {
  const wanted = dark ? "slate" : "default";
  const media = `(prefers-color-scheme: ${dark ? "dark" : "light"})`;
  const inputs = [...document.querySelectorAll("input[name=__palette]")];
  const input = inputs.find((one) => one.dataset.mdColorMedia === media)
    ?? inputs.find((one) => one.dataset.mdColorScheme === wanted);
  if (input) input.click();
  else document.body.setAttribute("data-md-color-scheme", wanted);
  return document.body.getAttribute("data-md-color-scheme");
}
