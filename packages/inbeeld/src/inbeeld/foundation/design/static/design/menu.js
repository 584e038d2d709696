// The user menu closes on Escape, and when somebody goes on elsewhere.
(() => {
  "use strict";
  const menu = document.querySelector(".user-menu");
  if (!menu) return;
  const close = () => { menu.open = false; };
  document.addEventListener("click", (event) => menu.contains(event.target) || close());
  menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close());
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
})();
