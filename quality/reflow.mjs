// Narrow screens and large letters: nothing is cut, nothing lies over something else, the page never scrolls sideways.

import { pooled, visit } from "./browser.mjs";
import { finding } from "./finding.mjs";
import { fullestOfTemplates } from "./plan.mjs";

// 640 px is what remains of 1280 when a browser zooms to 200 %; *font* is the size of letters that a reader sets.
const STATES = [
  { name: "320 px", width: 320, font: 16 },
  { name: "360 px", width: 360, font: 16 },
  { name: "640 px, as at a zoom of 200 %", width: 640, font: 16 },
  { name: "1280 px", width: 1280, font: 16 },
  { name: "1280 px, letters of 200 %", width: 1280, font: 32 },
  { name: "360 px, letters of 200 %", width: 360, font: 32 },
  { name: "2560 px", width: 2560, font: 16 },
];

/** Return where pages lose something, on the longest page of each template. */
export function reflow({ plan, browser, origins }) {
  return pooled(fullestOfTemplates(plan), 2, (page) =>
    visit(browser, origins, page, { width: 1280 }, async (tab) => {
      const devtools = await tab.context().newCDPSession(tab);
      const found = [];
      for (const { name, width, font } of STATES) {
        await devtools.send("Page.setFontSizes", { fontSizes: { standard: font, fixed: font } });
        await tab.setViewportSize({ width, height: 800 });
        found.push(...(await losses(tab, page, name)));
      }
      return found;
    }),
  );
}

/** Return what is lost of *tab* as it is now; *state* says how that is. */
export async function losses(tab, page, state) {
  const found = await tab.evaluate(measure);
  return found.map(({ rule, place, cure }) => finding("reflow", page, `${rule} (${state})`, place, cure));
}

/** Runs in the page. Return each loss once for each kind of element. */
function measure() {
  const losses = new Map();
  const root = document.documentElement;
  const lose = (rule, element, more, cure) => {
    const place = `${nameOf(element)}${more}`;
    losses.set(rule + nameOf(element), { rule, place, cure });
  };
  const nameOf = (element) => {
    const own = element.classList.length ? `.${[...element.classList].join(".")}` : "";
    return `${element.tagName.toLowerCase()}${own}${own || !element.parentElement ? "" : ` in ${nameOf(element.parentElement)}`}`;
  };
  const style = (element) => getComputedStyle(element);
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // What is meant for screen readers alone is a box of a pixel, or cut to nothing.
  const isForEars = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const box = one.getBoundingClientRect();
      const { position, clipPath } = style(one);
      if (position === "absolute" && (box.width <= 2 || box.height <= 2 || clipPath !== "none")) {
        return true;
      }
      if (box.bottom + scrollY < 0 || box.right + scrollX < 0) {
        return true; // put beside the page, as a skip link before it has the focus
      }
    }
    return false;
  };
  const scroller = (element) => {
    for (let one = element; one && one !== document.body && one !== root; one = one.parentElement) {
      if (["auto", "scroll"].includes(style(one).overflowX) && one.scrollWidth > one.clientWidth) {
        return one;
      }
    }
    return null;
  };

  // A box that opens over the page, as a menu does, covers it by design.
  const layer = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { position, backgroundColor } = style(one);
      if (["absolute", "fixed"].includes(position) && !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) {
        return one;
      }
    }
    return null;
  };

  // The page as a whole.
  const width = root.clientWidth;
  if (root.scrollWidth > width) {
    lose(`the page scrolls sideways, ${root.scrollWidth} px wide`, root, "", "see what sticks out");
  }
  const elements = [...document.body.querySelectorAll("*")].filter(
    (element) => element instanceof HTMLElement && isSeen(element) && !isForEars(element),
  );
  for (const element of elements) {
    const box = element.getBoundingClientRect();
    if ((box.right > width + 1 || box.left < -1) && box.width && !scroller(element)) {
      lose("sticks out of the page", element, `, ${Math.round(box.left)} to ${Math.round(box.right)} px`, "let it wrap, shrink or scroll in a box of its own");
    }
    const { overflowX, overflowY } = style(element);
    const cut = (overflow, size, room) => ["hidden", "clip"].includes(overflow) && size > room + 1;
    if (
      element.textContent.trim() &&
      (cut(overflowX, element.scrollWidth, element.clientWidth) || cut(overflowY, element.scrollHeight, element.clientHeight))
    ) {
      lose("is cut", element, `, ${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight} px`, "let it grow with its text");
    }
  }

  // Lines of text over one another: the middle half of each, because letters reach out of their line by design.
  const lines = [];
  for (const element of elements) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) {
        continue;
      }
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1) {
          lines.push({ element, left: box.left, right: box.right, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4 });
        }
      }
    }
  }
  lines.sort((one, two) => one.top - two.top);
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length && lines[next].top < one.bottom - 2; next += 1) {
      const two = lines[next];
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      if (across > 2 && !scroller(one.element) && !scroller(two.element) && layer(one.element) === layer(two.element)) {
        lose(`lies over ${nameOf(two.element)}`, one.element, `: “${one.element.textContent.trim().slice(0, 40)}”`, "give both their room");
      }
    }
  });
  return [...losses.values()];
}
