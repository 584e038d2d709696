// Keys for who likes them: off while somebody types, off altogether when he turned them off (WCAG 2.1.4).
(() => {
  "use strict";
  if (!("keys" in document.body.dataset)) return;
  const box = document.querySelector("[data-find]");
  const typing = (target) => target.closest("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]");
  const visible = (element) => element.getClientRects().length > 0;
  let going = false;

  const help = () => {
    const dialog = document.querySelector("#toetsen");
    const list = dialog.querySelector("[data-here]");
    list.replaceChildren();
    for (const element of document.querySelectorAll("main [data-key]")) {
      const row = document.createElement("p");
      const key = document.createElement("kbd");
      key.textContent = element.dataset.key;
      row.append(key, ` ${element.textContent.trim()}`);
      list.append(row);
    }
    document.querySelectorAll(".main-navigation a").forEach((link, index) => {
      const row = document.createElement("p");
      for (const text of ["g", String(index + 1)]) {
        const key = document.createElement("kbd");
        key.textContent = text;
        row.append(key, " ");
      }
      row.append(link.textContent.trim());
      list.append(row);
    });
    dialog.showModal();
  };

  const find = () => {
    if (visible(box)) box.focus();
    else location.assign(box.form.action);
  };

  // Where a form can be sent in more than one way, who types chooses: Enter for the first, Tab for the next.
  const send = (form) => {
    const ways = form.querySelectorAll("button:not([type], [hidden]), [type=submit]:not([hidden])");
    if (ways.length > 1) ways[0].focus();
    else form.requestSubmit(ways[0]);
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest("form");
      if (form) send(form);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (going) {
      going = false;
      const link = document.querySelectorAll(".main-navigation a")[Number(event.key) - 1];
      if (link) link.click();
      return;
    }
    const element = [...document.querySelectorAll("main [data-key]")].find((one) => one.dataset.key === event.key);
    if (event.key === "/" && box) find();
    else if (event.key === "?") help();
    else if (event.key === "g") going = true;
    else if (element) element.click();
    else return;
    event.preventDefault();
  });
})();
