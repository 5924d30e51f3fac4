// Returns axe's violations of the wanted standards, or of the rules that are named, each with the elements concerned.
async ({ tags, rules }) => {
  const result = await axe.run(document, {
    runOnly: rules.length ? { type: "rule", values: rules } : { type: "tag", values: tags },
    // Part of WCAG 2.2 AA, and off unless asked for.
    rules: rules.length ? {} : { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  return result.violations.flatMap((violation) => violation.nodes.map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ");
    const html = node.html.replace(/\s+/g, " ").slice(0, 160);
    return [`${violation.id}: ${violation.help}`, `${node.target.join(" ")} ${html} (${why.slice(0, 240)})`];
  }));
}
