// Returns axe's violations of the wanted standards, each with the elements concerned.
async (tags) => {
  const result = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    // Part of WCAG 2.2 AA, and off unless asked for.
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  return result.violations.flatMap((violation) => violation.nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ");
    const html = node.html.replace(/\s+/g, " ").slice(0, 160);
    return [`${violation.id}: ${violation.help}`, `${node.target.join(" ")} ${html} (${why.slice(0, 240)})`];
  }));
}
