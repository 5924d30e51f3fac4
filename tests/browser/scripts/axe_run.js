// Returns axe's violations of the wanted standards, each with the elements concerned.
async (tags) => {
  const result = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    // Part of WCAG 2.2 AA, and off unless asked for.
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  return result.violations.flatMap((violation) => violation.nodes.slice(0, 5).map((node) => {
    const why = [...node.any, ...node.all, ...node.none].map((one) => one.message).join("; ");
    return `${violation.id}: ${violation.help}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`
      + ` (${why.slice(0, 240)})`;
  }));
}
