// Keeps a draft on the server while somebody types, and says so. Nothing is kept in the browser.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const note = form.querySelector("[data-autosave-note]");
    let waiting;
    const save = async () => {
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), redirect: "error" });
        if (!answer.ok) throw new Error(String(answer.status));
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        note.textContent = `${note.dataset.saved} ${time}`;
      } catch {
        note.textContent = note.dataset.unsaved;
      }
    };
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(save, 1500);
    });
    form.addEventListener("submit", () => clearTimeout(waiting));
  }
})();
