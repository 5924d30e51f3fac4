/* Narrows the page of gaps by kind, theme, study and source. Everything stands there without it; the choice
   stands in the address. Values of one kind are alternatives, different kinds are met together. */
import { onAddress, readAll, resolve, unknownSentence, write } from "./address.js";

export function start(root) {
  const form = root.querySelector("[data-ev-part=filter]");
  const groups = [...form.querySelectorAll("[data-ev-part=group]")];
  const names = groups.map((group) => group.dataset.evName);
  const part = (name) => form.querySelector(`[data-ev-part=${name}]`);

  const boxesOf = (group) => [...group.querySelectorAll("input")];
  const chosenOf = (group) => boxesOf(group).filter((box) => box.checked).map((box) => box.value);

  function read() {
    const asked = readAll(names);
    const unknown = [];
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
    if (names.some((name) => asked[name].length)) write(choice());
    show();
  }

  const choice = () => Object.fromEntries(groups.map((group) => [group.dataset.evName, chosenOf(group)]));

  function show() {
    const chosen = choice();
    const narrowed = Object.values(chosen).some((values) => values.length);
    let shown = 0;
    for (const section of root.querySelectorAll("[data-ev-kind]")) {
      const wanted = !chosen.kind?.length || chosen.kind.includes(section.dataset.evKind);
      let here = 0;
      for (const gap of section.querySelectorAll("[data-ev-gap]")) {
        gap.hidden = !wanted || !fits(gap, chosen);
        if (!gap.hidden) here += 1;
      }
      section.hidden = !here;
      shown += here;
      for (const set of section.querySelectorAll("[data-ev-part=set]")) {
        set.hidden = !set.querySelector("[data-ev-gap]:not([hidden])");
        if (set instanceof HTMLDetailsElement) set.open = narrowed && !set.hidden;
      }
    }
    for (const cell of root.querySelectorAll("[data-ev-column]")) {
      cell.hidden = Boolean(chosen.study?.length) && !chosen.study.includes(cell.dataset.evColumn);
    }
    for (const group of groups) {
      const labels = boxesOf(group).filter((box) => box.checked).map((box) => box.parentElement.textContent.trim());
      group.querySelector("[data-ev-part=chosen]").textContent = labels.length ? labels.join(", ") : "all";
    }
    part("reset").hidden = !narrowed;
    part("status").textContent = narrowed ? words(shown) : "";
  }

  function words(shown) {
    if (!shown) return "No gap fits this choice. Take something out of it.";
    return shown === 1 ? "One entry fits." : `${shown} entries fit.`;
  }

  function changed() {
    part("problem").hidden = true;
    write(choice());
    show();
  }

  function reset() {
    for (const box of form.querySelectorAll("input")) box.checked = false;
    changed();
    groups[0]?.querySelector("summary").focus();
  }

  form.addEventListener("change", changed);
  part("reset").addEventListener("click", reset);
  const still = onAddress(read);
  form.hidden = false;
  read();
  return still;
}

function fits(gap, chosen) {
  const has = (name, key) => {
    const values = (gap.dataset[key] ?? "").split(" ");
    return !chosen[name]?.length || chosen[name].some((value) => values.includes(value));
  };
  return has("theme", "evTheme") && has("study", "evStudy") && has("source", "evSource");
}
