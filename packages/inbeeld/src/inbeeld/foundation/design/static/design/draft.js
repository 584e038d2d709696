// Keeps what somebody types on the server, says so, and gives it back to a fresh form. Nothing is kept in the browser.
(() => {
  "use strict";
  const WAIT = 1500;
  const places = new Map();

  const place = (form) => {
    const target = new URL(form.action, location.href).pathname;
    const position = places.get(target) ?? 0;
    places.set(target, position + 1);
    return { target, position };
  };
  const headings = () => [...document.querySelectorAll("main h1, main h2")].slice(0, 2).map((found) => found.textContent.trim()).join(", ");

  const typedIn = (form, at) => {
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    if (at) {
      body.set("draft:target", at.target);
      body.set("draft:position", at.position);
      body.set("draft:page", location.pathname + location.search);
      body.set("draft:heading", headings());
    }
    return body;
  };

  const putBack = (form, typed) => {
    for (const field of form.elements) {
      const values = typed[field.name];
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.type === "file") continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = (values ?? []).includes(field.value);
      else if (!values) continue;
      else if (field.type === "select-multiple") for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = values.length > 1 ? values.shift() : values[0];
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const watch = (form) => {
    const address = form.dataset.drafts;
    const at = address ? place(form) : null;
    const keepAt = address ? `${address}bewaren/` : form.dataset.autosave;
    const note = form.querySelector("[data-autosave-note]");
    const above = form.querySelector("[data-draft-note]");
    let waiting;
    let busy = false;

    let asking;

    const ask = (url) => {
      asking = new AbortController();
      return fetch(url, { method: "POST", body: typedIn(form, at), redirect: "error", signal: asking.signal });
    };
    const tellOthers = (others) => {
      if (!above) return;
      above.querySelector("[data-others]")?.remove();
      if (!others) return;
      const line = document.createElement("p");
      line.dataset.others = "";
      line.textContent = others;
      above.append(line);
    };
    const save = async () => {
      waiting = undefined;
      try {
        const answer = await ask(keepAt);
        if (answer.status === 403) {
          note.textContent = note.dataset.signedOut;
          return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
        note.textContent = `${note.dataset.asDraft ?? note.dataset.saved} ${time}`;
        if (address) tellOthers((await answer.json()).others);
      } catch {
        note.textContent = note.dataset.unsaved;
      }
    };
    const later = () => {
      if (busy) return;
      clearTimeout(waiting);
      waiting = setTimeout(save, WAIT);
    };
    const giveBack = async () => {
      const answer = await ask(`${address}terug/`);
      if (!answer.ok) return;
      const { typed, said, others } = await answer.json();
      tellOthers(others);
      if (!typed || waiting) return;
      busy = true;
      putBack(form, typed);
      busy = false;
      const line = document.createElement("p");
      line.textContent = `${said} `;
      const discard = document.createElement("button");
      discard.type = "button";
      discard.className = "utrecht-button utrecht-button--subtle";
      discard.textContent = above.dataset.discard;
      discard.addEventListener("click", async () => {
        clearTimeout(waiting);
        waiting = undefined;
        await ask(`${address}weg/`);
        form.reset();
        location.reload();
      });
      line.append(discard);
      above.prepend(line);
    };

    form.addEventListener("input", later);
    form.addEventListener("change", later);
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      waiting = undefined;
      asking?.abort();
    });
    addEventListener("pagehide", () => {
      if (waiting) navigator.sendBeacon(keepAt, typedIn(form, at));
    });
    if (address && "fresh" in form.dataset) giveBack().catch(() => {});
  };

  document.querySelectorAll("form[data-autosave], form[data-drafts]").forEach(watch);
})();
