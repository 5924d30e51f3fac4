// Opens all that a reader can open without leaving the page: what is closed is not looked at by axe, and takes no room.
() => {
  for (const one of document.querySelectorAll("details:not([open])")) one.open = true;
  for (const one of document.querySelectorAll("[hidden=until-found]")) one.hidden = false;
  for (const one of document.querySelectorAll("main button[aria-expanded=false]")) if (one.checkVisibility()) one.click();
}
