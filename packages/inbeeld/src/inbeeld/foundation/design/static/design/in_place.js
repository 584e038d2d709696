// Shows the next page in the place of this one: however much is read or sent, the history has one entry, and neither
// the back button nor a reload brings back what was typed. Written for old phones; without it the pages work the same.
(function () {
  "use strict";
  var script = document.currentScript;
  var inside = script.getAttribute("data-inside");
  var pressed = null;
  if (!window.fetch || !window.URLSearchParams || !FormData.prototype.entries || !Element.prototype.closest) return;

  function part(selector) { return document.querySelector(selector); }
  function isInside(url) { return url.origin === location.origin && url.pathname.indexOf(inside) === 0; }

  function put(html) {
    var other = new DOMParser().parseFromString(html, "text/html");
    var main = other.querySelector("main");
    if (!main) throw new Error("no page");
    part("main").parentNode.replaceChild(document.adoptNode(main), part("main"));
    if (part("a.language") && other.querySelector("a.language")) part("a.language").href = other.querySelector("a.language").getAttribute("href");
    // What is shown once comes back after a reload: an old phone forgets a page while somebody writes the number down.
    var again = main.querySelector("[data-again]");
    history.replaceState(again ? again.getAttribute("data-again") : null, "");
    scrollTo(0, 0);
    var first = main.querySelector("[data-focus]") || main.querySelector("h1");
    first.tabIndex = -1;
    first.focus();
    document.dispatchEvent(new Event("page-shown"));
  }

  function get(address, options) {
    return fetch(address, options).then(function (answer) {
      if (answer.status >= 500) throw new Error("no answer");
      return answer.text();
    });
  }

  function send(address, typed) { return get(address, { method: "POST", body: typed }).then(put); }

  // What was typed stays: no page of the browser takes its place.
  function notSent(form) {
    var note = form.querySelector("[data-not-sent]") || document.createElement("p");
    note.setAttribute("data-not-sent", "");
    note.setAttribute("role", "alert");
    note.className = "utrecht-form-field-error-message";
    form.appendChild(note);
    note.textContent = script.getAttribute("data-not-sent");
    form.dispatchEvent(new Event("not-sent", { bubbles: true }));
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    pressed = event.target.closest("button");
    if (!link || link.hasAttribute("data-quick-exit") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var url = new URL(link.href);
    if (url.origin !== location.origin || link.getAttribute("href").charAt(0) === "#") return;
    event.preventDefault();
    if (isInside(url) && !link.hasAttribute("hreflang")) get(link.href).then(put).catch(function () { location.replace(link.href); });
    else location.replace(link.href);
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || !isInside(new URL(form.action))) return;
    event.preventDefault();
    var typed = new FormData(form);
    if (pressed && pressed.form === form && pressed.name) typed.set(pressed.name, pressed.value);
    send(form.action, form.enctype === "multipart/form-data" ? typed : new URLSearchParams(typed)).catch(function () { notSent(form); });
  });

  addEventListener("pageshow", function (event) { if (event.persisted) location.replace(location.href); });
  if (typeof history.state === "string") send(location.href, new URLSearchParams({ token: history.state })).catch(function () {});
})();
