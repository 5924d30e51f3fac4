// Runs before each page's own scripts: keeps what the security policy refused.
window.evRefused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  const where = event.sourceFile ? ` (${event.sourceFile}:${event.lineNumber})` : "";
  window.evRefused.push(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}${where}`);
});
