// Quick exit: blank at once, then leave; by the link or by pressing Escape three times.
(() => {
  "use strict";
  const exit = document.querySelector("[data-quick-exit]");
  if (!exit) return;
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = "\u200b";
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses.slice(-2), event.timeStamp];
    if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
  });
})();
