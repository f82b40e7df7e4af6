const reading = document.querySelector("[data-reading]");
const root = document.documentElement;
for (const name of ["theme", "contrast"]) {
  root.dataset[name] = localStorage.getItem(name) ?? "";
}
for (const button of reading.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    root.dataset[button.name] = button.value;
    localStorage.setItem(button.name, button.value);
  });
}
reading.hidden = false;
