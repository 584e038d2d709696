// Shows the next page in the place of this one: however much is read or sent, the history has one entry, and neither
// the back button nor a reload brings back what was typed. What cannot be sent stays on the page, says so, and is tried
// once more. Written for old phones; without it the pages work the same.
(function () {
  "use strict";
  var script = document.currentScript;
  var inside = script.getAttribute("data-inside");
  var formsOnly = script.hasAttribute("data-forms-only");
  var patience = 30000, pause = 3000;
  var pressed = null;
  // The way to here, for one step back; kept by this page only.
  var here = location.href, trail = [];
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

  // A page that waits long for an answer says so instead of hanging. `keepalive` lets it arrive although the page goes.
  function send(address, typed) {
    var small = typed instanceof URLSearchParams && typed.toString().length < 60000;
    var late = new Promise(function (_, reject) { setTimeout(function () { reject(new Error("late")); }, patience); });
    return Promise.race([get(address, { method: "POST", body: typed, keepalive: small }), late]);
  }

  function again(address, typed, wait) {
    return new Promise(function (resolve) { setTimeout(resolve, wait); }).then(function () { return send(address, typed); });
  }

  function say(form, which, role) {
    var note = form.querySelector("[data-note]") || document.createElement("p");
    note.setAttribute("data-note", which);
    note.setAttribute("role", role);
    note.className = role === "alert" ? "utrecht-form-field-error-message" : "utrecht-paragraph";
    form.appendChild(note);
    note.textContent = script.getAttribute("data-" + which);
  }

  // What was typed stays: no page of the browser takes its place.
  function notSent(form) {
    say(form, "not-sent", "alert");
    form.removeAttribute("aria-busy");
    history.replaceState(null, "");
    form.dispatchEvent(new Event("not-sent", { bubbles: true }));
  }

  // The number of what was sent a moment ago, while the page was loaded anew: it may be on its way still.
  function askForNumber(token, tries) {
    send(location.href, new URLSearchParams({ token: token, step: "number" })).then(function (html) {
      var found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-again]");
      if (found) put(html);
      else if (tries) setTimeout(function () { askForNumber(token, tries - 1); }, 2000);
      else history.replaceState(null, "");
    }).catch(function () {
      if (tries) setTimeout(function () { askForNumber(token, tries - 1); }, 2000);
    });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    pressed = event.target.closest("button");
    if (!link || link.hasAttribute("data-quick-exit") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var url = new URL(link.href);
    if (url.origin !== location.origin || link.getAttribute("href").charAt(0) === "#") return;
    if (formsOnly) return;
    event.preventDefault();
    var back = link.hasAttribute("data-one-back") && trail.length;
    var to = back ? trail.pop() : link.href;
    if (!isInside(url) || link.hasAttribute("hreflang")) return location.replace(to);
    if (!back) trail.push(here);
    get(to).then(function (html) { put(html); here = to; }).catch(function () { location.replace(to); });
  });

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || !isInside(new URL(form.action))) return;
    // A button with an address of its own leads to a place on the page, as the browser does by itself.
    if (formsOnly && pressed && pressed.form === form && pressed.hasAttribute("formaction")) return;
    event.preventDefault();
    var typed = new FormData(form);
    if (pressed && pressed.form === form && pressed.name) typed.set(pressed.name, pressed.value);
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    var token = form.querySelector("[name=token]");
    if (token && form.hasAttribute("data-gives-number")) history.replaceState(token.value, "");
    say(form, "sending", "status");
    var files = Array.prototype.some.call(form.querySelectorAll("input[type=file]"), function (field) { return field.value; });
    if (!files) Array.prototype.forEach.call(form.querySelectorAll("input[type=file]"), function (field) { typed.delete(field.name); });
    var all = files ? typed : new URLSearchParams(typed);
    send(form.action, all).catch(function () {
      say(form, "once-more", "status");
      return again(form.action, all, pause);
    }).then(put).catch(function () { notSent(form); });
  });

  addEventListener("pageshow", function (event) { if (event.persisted) location.replace(location.href); });
  if (typeof history.state === "string") askForNumber(history.state, 15);
})();
