// Size of letters, colours and contrast as the reader chose them, and the button that prints. Nothing else needs script.
(() => {
  "use strict";

  const root = document.documentElement;
  const names = ["text", "theme", "contrast"];

  const remembered = (name) => {
    try {
      return localStorage.getItem(`bang-vang-${name}`) || "";
    } catch {
      return ""; // a browser may forbid the memory
    }
  };

  const remember = (name, value) => {
    try {
      if (value) {
        localStorage.setItem(`bang-vang-${name}`, value);
      } else {
        localStorage.removeItem(`bang-vang-${name}`);
      }
    } catch {
      // then it holds for this page only
    }
  };

  const apply = (name, value) => {
    if (value) {
      root.dataset[name] = value;
    } else {
      delete root.dataset[name];
    }
  };

  const show = (name, buttons) => {
    const value = root.dataset[name] || "";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.value === value));
    }
  };

  const wire = () => {
    const reading = document.querySelector("[data-reading]");
    if (reading) {
      for (const name of names) {
        const buttons = reading.querySelectorAll(`button[name="${name}"]`);
        show(name, buttons);
        for (const button of buttons) {
          button.addEventListener("click", () => {
            apply(name, button.value);
            remember(name, button.value);
            show(name, buttons);
          });
        }
      }
      reading.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && reading.open) {
          reading.open = false;
          reading.querySelector("summary").focus();
        }
      });
      reading.hidden = false;
    }
    for (const button of document.querySelectorAll("[data-print]")) {
      button.addEventListener("click", () => window.print());
      button.hidden = false;
    }
  };

  for (const name of names) {
    apply(name, remembered(name)); // at once, before the page is shown if the script is here in time
  }
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", wire);
  } else {
    wire();
  }
})();
