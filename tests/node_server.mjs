/* Answers what tests ask of the site's scripts, one line of JSON each: one Node for many questions. */
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

for await (const line of createInterface({ input: process.stdin })) {
  const { script, paths, asked } = JSON.parse(line);
  let reply;
  try {
    const { answer } = await import(pathToFileURL(script));
    reply = { answer: await answer(asked, ...paths) };
  } catch (error) {
    reply = { error: String(error.stack) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
