// Takes the place of this page in the history, so that "back" does not return here.
location.replace(document.currentScript.dataset.target);
