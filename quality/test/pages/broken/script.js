document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || (event.key === "Tab" && document.activeElement.tagName === "BUTTON")) {
    event.preventDefault();
  }
});
