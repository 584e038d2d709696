// Ties the button of a passkey page to the browser's own question, and says so when that did not work.
document.querySelectorAll("[data-passkey]").forEach((part) => {
  window.allauth.webauthn.forms[part.dataset.passkey]({
    ids: { [part.dataset.button]: "passkey_button", credential: part.dataset.credential, data: "js_data" },
  });
});

document.addEventListener("allauth.error", () => {
  document.querySelectorAll("[data-passkey-failed]").forEach((message) => {
    message.hidden = false;
  });
});
