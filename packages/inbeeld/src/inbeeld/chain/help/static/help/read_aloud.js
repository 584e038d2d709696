// Reads a page aloud with a voice of the device itself: other voices send the text elsewhere.
(function () {
  "use strict";
  var speech = window.speechSynthesis;
  if (!speech) return;

  function part(selector) { return document.querySelector(selector); }

  function ownVoice() {
    var language = document.documentElement.lang;
    return speech.getVoices().find(function (voice) { return voice.localService && voice.lang.toLowerCase().indexOf(language) === 0; });
  }

  function offerVoice() {
    if (part("[data-read-aloud]")) part("[data-read-aloud]").hidden = !ownVoice();
  }

  function silence() {
    speech.cancel();
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

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-read-aloud]");
    if (button) readAloud(button);
  });
  document.addEventListener("page-shown", function () { silence(); offerVoice(); });
  speech.addEventListener("voiceschanged", offerVoice);
  addEventListener("pagehide", function () { speech.cancel(); });
  offerVoice();
})();
