// What makes forms smoother; without it they work the same.
(() => {
  "use strict";

  // A form is sent once, also on a double click.
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-send-once]")) return;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    setTimeout(() => sent.delete(form), 8000);
  });
  document.addEventListener("not-sent", (event) => sent.delete(event.target));
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("[data-send-once]").forEach((form) => sent.delete(form));
  });

  // How many characters are left.
  const count = (area) => {
    const note = document.querySelector(`[data-counter-for="${area.id}"]`);
    if (!note) return;
    const left = Number(area.dataset.maximum) - area.value.length;
    note.textContent = left < 0 ? `${-left} ${note.dataset.over}` : `${left} ${note.dataset.left}`;
    note.classList.toggle("over", left < 0);
  };
  const areas = "textarea[data-maximum]";
  document.querySelectorAll(areas).forEach((area) => area.value && count(area));
  document.addEventListener("input", (event) => event.target.matches(areas) && count(event.target));

  // A calendar beside each date that is typed: what is picked in it is written into the field, as people write it.
  document.querySelectorAll("input[data-picker]").forEach((typed) => {
    const picker = document.createElement("input");
    picker.type = "date";
    picker.className = "utrecht-textbox picker";
    picker.setAttribute("aria-label", typed.dataset.picker);
    picker.addEventListener("change", () => {
      if (!picker.value) return;
      typed.value = picker.value.split("-").reverse().map(Number).join("-");
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.dispatchEvent(new Event("change", { bubbles: true }));
    });
    typed.after(picker);
  });

  // The summary of errors takes focus.
  document.querySelector("[data-focus]")?.focus();
})();
