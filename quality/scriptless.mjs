// Readers without script: everything is there to read, and nothing is there that does nothing.

import { pooled, visit } from "./browser.mjs";
import { finding } from "./finding.mjs";
import { fullestOfTemplates } from "./plan.mjs";

/** Return what pages lack without script, and what in their heads makes the first paint wait for one. */
export function scriptless({ plan, browser, origins }) {
  return pooled(fullestOfTemplates(plan), 2, (page) =>
    visit(browser, origins, page, { width: 360, javaScriptEnabled: false }, async (tab) => {
      const { words, dead, blocking } = await tab.evaluate(look);
      return [
        ...(words < 20 ? [finding("no script", page, `shows ${words} characters in <main>`, "main", "")] : []),
        ...dead.map((one) =>
          finding("no script", page, "a control that does nothing", one, "`hidden` in the template; the script shows it"),
        ),
        ...blocking.map((one) => finding("first paint", page, "waits for a script", one, "`async`, `defer` or a module")),
      ];
    }),
  );
}

/** Runs in the page. */
function look() {
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
  const main = document.querySelector("main");
  const scripts = [...document.querySelectorAll("script[src]")];
  return {
    words: main ? main.innerText.trim().length : 0,
    dead: [...document.querySelectorAll("button, input, select, textarea, [role=button]")]
      .filter((one) => isSeen(one) && !one.closest("form[action]"))
      .map((one) => one.outerHTML.slice(0, 80)),
    blocking: scripts
      .filter((one) => !one.async && !one.defer && one.type !== "module")
      .map((one) => one.outerHTML.slice(0, 80)),
  };
}
