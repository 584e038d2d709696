// Shows the next page in the place of this one: however many are read, the history has one entry and one address.
// And reads a page aloud with a voice of the device itself: other voices send the text elsewhere.
(function () {
  "use strict";
  var inside = document.currentScript.getAttribute("data-inside");
  var speech = window.speechSynthesis;

  function part(selector) { return document.querySelector(selector); }
  function isInside(url) { return url.origin === location.origin && url.pathname.indexOf(inside) === 0; }

  function put(html) {
    var other = new DOMParser().parseFromString(html, "text/html");
    var main = other.querySelector("main");
    if (!main) throw new Error("no page");
    silence();
    part("main").parentNode.replaceChild(document.adoptNode(main), part("main"));
    if (part("a.language") && other.querySelector("a.language")) part("a.language").href = other.querySelector("a.language").getAttribute("href");
    scrollTo(0, 0);
    var heading = part("main h1");
    heading.tabIndex = -1;
    heading.focus();
    offerVoice();
  }

  function show(address, options) {
    fetch(address, options).then(function (answer) { return answer.text(); }).then(put).catch(function () { location.replace(address); });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href]");
    if (event.target.closest("[data-read-aloud]")) return readAloud(event.target.closest("[data-read-aloud]"));
    if (!link || link.hasAttribute("data-quick-exit") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var url = new URL(link.href);
    if (url.origin !== location.origin || link.getAttribute("href").charAt(0) === "#") return;
    event.preventDefault();
    if (isInside(url) && !link.hasAttribute("hreflang")) show(link.href);
    else location.replace(link.href);
  });

  document.addEventListener("submit", function (event) {
    if (!isInside(new URL(event.target.action))) return;
    event.preventDefault();
    var typed = new URLSearchParams(new FormData(event.target));
    if (event.submitter && event.submitter.name) typed.set(event.submitter.name, event.submitter.value);
    show(event.target.action, { method: "POST", body: typed });
  });

  function ownVoice() {
    var language = document.documentElement.lang;
    return speech.getVoices().find(function (voice) { return voice.localService && voice.lang.toLowerCase().indexOf(language) === 0; });
  }

  function offerVoice() {
    var button = part("[data-read-aloud]");
    if (button && speech) button.hidden = !ownVoice();
  }

  function silence() {
    if (speech) speech.cancel();
    document.querySelectorAll(".spoken").forEach(function (words) { words.classList.remove("spoken"); });
    var button = part("[data-read-aloud]");
    if (button) button.querySelector("span").textContent = button.getAttribute("data-start");
  }

  function readAloud(button) {
    var isReading = speech.speaking || speech.pending;
    silence();
    if (isReading) return;
    button.querySelector("span").textContent = button.getAttribute("data-stop");
    var parts = document.querySelectorAll("main h1, main h2, main [data-say]");
    parts.forEach(function (words, place) {
      var spoken = new SpeechSynthesisUtterance(words.textContent.trim());
      spoken.lang = document.documentElement.lang;
      spoken.voice = ownVoice();
      spoken.rate = 0.9;
      spoken.onstart = function () { words.classList.add("spoken"); };
      spoken.onend = function () { words.classList.remove("spoken"); if (place === parts.length - 1) silence(); };
      speech.speak(spoken);
    });
  }

  if (speech) {
    offerVoice();
    speech.addEventListener("voiceschanged", offerVoice);
    addEventListener("pagehide", function () { speech.cancel(); });
  }
})();
