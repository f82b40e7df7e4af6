// The walk of somebody without a mouse: from the top to the end of a page by Tab, and what Enter does.

import { pooled, visit } from "./browser.mjs";
import { finding } from "./finding.mjs";
import { fullestOf } from "./plan.mjs";

const WALKED = ["pages/front.html", "pages/item.html", "pages/roll.html"];
const WIDTHS = [360, 1280];
const WALKS = [tabThrough, skip, enter, openDetails];

/** Return what stands in the way on the front page, an item and the roll. */
export function keyboard({ plan, browser, origins }) {
  const pages = WALKED.map((template) => fullestOf(plan, template));
  const jobs = pages.flatMap((page) => WIDTHS.flatMap((width) => WALKS.map((walk) => ({ page, width, walk }))));
  return pooled(jobs, 2, ({ page, width, walk }) =>
    visit(browser, origins, page, { width }, (tab) => walk(tab, page, `${width} px`)),
  );
}

async function tabThrough(tab, page, state) {
  const found = [];
  const stops = await tab.evaluate(stopsInOrder);
  const report = (rule, stop, cure) => found.push(finding("keyboard", page, `${rule} (${state})`, stop, cure));
  for (const [number, stop] of stops.entries()) {
    await tab.keyboard.press("Tab");
    const at = await tab.evaluate(focusNow);
    if (at.number !== number) {
      report(
        `Tab number ${number + 1} comes to ${at.name}`,
        stop,
        "no positive tabindex, no trap; what scrolls can be reached, and what is hidden cannot",
      );
      return found;
    }
    if (!at.isInSight) {
      report("has the focus and is not in sight", stop, "scroll-margin, or no box over it");
    }
    if (!at.isMarked) {
      report("has the focus and does not show it", stop, "an outline of 2 px or more on :focus-visible");
    }
  }
  await tab.keyboard.press("Tab");
  const after = await tab.evaluate(focusNow);
  if (after.number === stops.length - 1) {
    report("holds the focus for ever", after.name, "let Tab go on");
  }
  return found;
}

/** Runs in the page. Number what Tab should stop at, in the order of the document, and remember how it looks. */
function stopsInOrder() {
  const scrolls = (one) =>
    /(auto|scroll)/.test(getComputedStyle(one).overflow) &&
    (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight);
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true });
  const isOpen = (one) => {
    const closed = one.closest("details:not([open])");
    return !closed || (one.tagName === "SUMMARY" && one.parentElement === closed && !closed.parentElement.closest("details:not([open])"));
  };
  const usual = "a[href], button:not([disabled]), input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const stops = [...document.body.querySelectorAll("*")].filter(
    (one) =>
      isSeen(one) &&
      isOpen(one) &&
      (one.matches(usual) || (one !== document.body && scrolls(one) && !one.querySelector(usual))),
  );
  window.nameOf = (one) =>
    `${one.tagName.toLowerCase()}${[...one.classList].map((name) => `.${name}`).join("")} “${one.textContent.trim().slice(0, 40)}”`;
  window.looks = (one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, textDecorationLine } = getComputedStyle(one);
    const outline = outlineStyle === "none" || parseFloat(outlineWidth) === 0 ? "none" : `${outlineWidth} ${outlineColor}`;
    return JSON.stringify([outline, boxShadow, borderColor, backgroundColor, textDecorationLine]);
  };
  window.stops = new Map(stops.map((one, number) => [one, { number, looks: window.looks(one) }]));
  return stops.map(window.nameOf);
}

/** Runs in the page. Return which stop has the focus, whether it is in sight, whether one sees that it has it. */
function focusNow() {
  const one = document.activeElement;
  const before = window.stops.get(one);
  const boxes = [...one.getClientRects()].filter((box) => box.width && box.height);
  const isInSight = boxes.some((box) => {
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return box.bottom > 0 && box.top < innerHeight && one.contains(top);
  });
  // The mark may be on the element, on what holds it (:focus-within) or on a layer of its own (::after).
  const after = getComputedStyle(one, "::after");
  const layer = after.content !== "none" && after.outlineStyle !== "none";
  return {
    number: before?.number ?? -1,
    name: window.nameOf(one),
    isInSight,
    isMarked: !before || layer || window.looks(one) !== before.looks,
  };
}

async function skip(tab, page, state) {
  const found = [];
  const report = (rule, cure) => found.push(finding("keyboard", page, `${rule} (${state})`, "the first link", cure));
  await tab.keyboard.press("Tab");
  const target = await tab.evaluate(() => document.activeElement.getAttribute("href") ?? "");
  if (!target.startsWith("#")) {
    report("is no skip link", "begin the body with a link to <main>");
    return found;
  }
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const isInside = await tab.evaluate(
    (id) => document.getElementById(id)?.contains(document.activeElement) ?? false,
    target.slice(1),
  );
  if (!isInside) {
    report("skips nowhere", "its address is the id of <main>");
  }
  return found;
}

async function enter(tab, page, state) {
  const before = tab.url();
  const link = tab.locator("main a[href^='/']:not([download]):visible").first();
  if (!(await link.count())) {
    return [];
  }
  const leads = await link.evaluate((one) => one.href);
  await link.focus();
  const went = tab.waitForURL((url) => url.href !== before, { timeout: 5000 }).then(
    () => true,
    () => leads === before,
  );
  await tab.keyboard.press("Enter");
  return (await went) ? [] : [finding("keyboard", page, `Enter does not follow a link (${state})`, leads)];
}

async function openDetails(tab, page, state) {
  const summary = tab.locator("summary:visible").first();
  if (!(await summary.count())) {
    return [];
  }
  const isOpen = () => summary.evaluate((one) => one.parentElement.open);
  const before = await isOpen();
  await summary.focus();
  await tab.keyboard.press("Enter");
  return (await isOpen()) !== before
    ? []
    : [finding("keyboard", page, `Enter does not open or close <details> (${state})`, await summary.innerText())];
}
