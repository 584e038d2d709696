// Quick exit: blank at once, then leave; by the link or by pressing Escape three times. However much was read here, the
// history has one entry of it, and the exit takes its place: "back" shows nothing of ours, from whichever page.
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
  // On the window: a script that shows pages in place of this one has had its turn.
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.download) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin) return;
    event.preventDefault();
    location.replace(url);
    const place = url.hash && document.getElementById(url.hash.slice(1));
    if (place) place.focus();
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses.slice(-2), event.timeStamp];
    if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
  });
})();
