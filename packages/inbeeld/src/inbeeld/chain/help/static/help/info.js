// Leaves one entry in the history, however many pages are read; and reads a page aloud with the browser's own voice.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-stay]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  location.replace(link.href);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-stay]");
  if (!form) return;
  event.preventDefault();
  location.replace(`${form.action}?${new URLSearchParams(new FormData(form))}`);
});

const speak = document.querySelector("[data-read-aloud]");
if (speak && "speechSynthesis" in window) {
  speak.hidden = false;
  speak.addEventListener("click", () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(document.querySelector("main").innerText);
    words.lang = document.documentElement.lang;
    speechSynthesis.speak(words);
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
