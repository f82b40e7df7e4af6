// An item on paper: what it says, when, by whom and where it stands; nothing that one can only click.

import { visit } from "./browser.mjs";
import { finding } from "./finding.mjs";
import { fullestOf } from "./plan.mjs";
import { losses } from "./reflow.mjs";

const PAPER = 680; // px between the margins of A4, 180 mm

/** Return what is wrong with an item on A4. */
export async function print({ plan, browser, origins }) {
  const page = fullestOf(plan, "pages/item.html");
  return visit(browser, origins, page, { width: PAPER }, async (tab) => {
    await tab.emulateMedia({ media: "print" });
    const { missing, idle } = await tab.evaluate(look);
    const pdf = await tab.pdf({ format: "A4" });
    return [
      ...missing.map((one) => finding("print", page, "is not on paper", one, "show it in the print stylesheet")),
      ...idle.map((one) => finding("print", page, "is on paper, where it does nothing", one, "hide it in print")),
      ...(pdf.subarray(0, 5).toString() === "%PDF-" ? [] : [finding("print", page, "makes no PDF")]),
      ...(await losses(tab, page, "on A4")),
    ];
  });
}

/** Runs in the page. */
function look() {
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  const words = [document.body, ...document.body.querySelectorAll("*")]
    .filter(isSeen)
    .flatMap((one) => [getComputedStyle(one, "::before").content, getComputedStyle(one, "::after").content])
    .concat(document.body.innerText)
    .join("\n");
  const address = document.querySelector("link[rel=canonical]").href;
  const parts = { "the headline": "h1", "the date": "main time[datetime]", "the byline": ".item__footer dd, .item__made, .item__byline, .byline" };
  return {
    missing: [
      ...Object.entries(parts).filter(([, selector]) => !seen(selector).length).map(([name, selector]) => `${name} (${selector})`),
      ...(words.includes(address.replace(/^https?:\/\//, "")) ? [] : [`the address ${address}`]),
    ],
    idle: seen("nav, .skip-link, button, .tools, [data-reading]").map((one) => one.outerHTML.slice(0, 80)),
  };
}
