// Follows a link as a reader's click does, to any page, whether or not this one links to it.
(path) => {
  window.evWalking = true;
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
  link.remove();
}
