/* A form of groups of values that narrows what stands on the page; the choice stands in the address.
   Values of one group are alternatives, different groups are met together. `show(chosen, narrowed)` shows
   what fits and returns the words for it. `more` is further state: names, whether any is set, and what reads,
   gives and clears it. */
import { onAddress, readAll, resolve, unknownSentence, write } from "./address.js";

export function startFilter(form, show, more = null) {
  const groups = [...form.querySelectorAll("[data-ev-part=group]")];
  const names = groups.map((group) => group.dataset.evName);
  const part = (name) => form.querySelector(`[data-ev-part=${name}]`);
  const boxesOf = (group) => [...group.querySelectorAll("input")];
  const chosenOf = (group) => boxesOf(group).filter((box) => box.checked).map((box) => box.value);
  const choice = () => Object.fromEntries(groups.map((group) => [group.dataset.evName, chosenOf(group)]));
  const state = () => ({ ...choice(), ...more?.values() });

  function read() {
    const asked = readAll(names);
    const unknown = more?.read() ?? [];
    for (const group of groups) {
      const boxes = boxesOf(group);
      const former = Object.fromEntries(boxes.flatMap((box) =>
        (box.dataset.evFormerly ?? "").split(" ").filter(Boolean).map((id) => [id, box.value])));
      const found = resolve(asked[group.dataset.evName], boxes.map((box) => box.value), former);
      for (const box of boxes) box.checked = found.values.includes(box.value);
      unknown.push(...found.unknown.map((value) => ({ name: group.dataset.evLabel, value })));
    }
    const problem = part("problem");
    problem.textContent = unknownSentence(unknown);
    problem.hidden = !unknown.length;
    if (unknown.length || names.some((name) => asked[name].length)) write(state());
    update();
  }

  function update() {
    const chosen = choice();
    const narrowed = Object.values(chosen).some((values) => values.length);
    const words = show(chosen, narrowed);
    for (const group of groups) {
      const labels = boxesOf(group).filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
      group.querySelector("[data-ev-part=chosen]").textContent = labels.length ? labels.join(", ") : "all";
    }
    part("reset").hidden = !narrowed && !more?.isSet();
    part("status").textContent = words;
  }

  function changed() {
    part("problem").hidden = true;
    write(state());
    update();
  }

  function reset() {
    for (const box of form.querySelectorAll("input")) box.checked = false;
    more?.clear();
    changed();
    groups[0]?.querySelector("summary").focus();
  }

  form.addEventListener("change", changed);
  part("reset").addEventListener("click", reset);
  const still = onAddress(read);
  form.hidden = false;
  read();
  return { changed, stop: still };
}
