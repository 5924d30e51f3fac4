// Resolves when fonts have arrived and every transition has come to its end.
async () => {
  await document.fonts.ready;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  await frame();
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { animation.cancel(); }  // an endless one cannot be finished
  }
  await frame();
}
