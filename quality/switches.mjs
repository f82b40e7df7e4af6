// The site's own switches of letters, colours and contrast: each works, is remembered, and reads well.

import { COLOURS, violations } from "./axe.mjs";
import { pooled, visit } from "./browser.mjs";
import { finding } from "./finding.mjs";
import { fullestOf } from "./plan.mjs";
import { losses } from "./reflow.mjs";

const TRIED = ["pages/front.html", "pages/item.html", "pages/roll.html"];
const REACH = 5000; // ms in which a button can be scrolled to and pressed
const BUTTONS = "[data-reading] button[name][value]";

/** Return what is wrong with the switches on the front page, an item and the roll. */
export function switches({ plan, browser, origins }) {
  const pages = TRIED.map((template) => fullestOf(plan, template));
  return pooled(pages, 2, (page) => visit(browser, origins, page, { width: 360 }, (tab) => tryAll(tab, page)));
}

async function tryAll(tab, page) {
  const buttons = await tab.locator(BUTTONS).evaluateAll((all) => all.map(({ name, value }) => ({ name, value })));
  if (!buttons.length) {
    return [finding("switches", page, "there are none", BUTTONS)];
  }
  const found = [];
  const report = (rule, name, value) => found.push(finding("switches", page, rule, selector(name, value)));
  for (const { name, value } of buttons) {
    const state = `${name}=${value || "as usual"}`;
    const press = async (one, to) => (await pressed(tab, one, to)) || report(`cannot be pressed (${state})`, one, to);
    await press(name, value);
    await tab.reload();
    if ((await tab.evaluate((one) => document.documentElement.dataset[one] ?? "", name)) !== value) {
      report(`${state} is not remembered`, name, value);
    }
    if (value) {
      await open(tab);
      found.push(...(await violations(tab, page, state, COLOURS)), ...(await losses(tab, page, `${state}, open`)));
      await press(name, "");
    }
  }
  return found;
}

const selector = (name, value) => `[data-reading] button[name="${name}"][value="${value}"]`;

/** Press a switch as a reader does, and tell whether that could be done; by script where not, to go on from there. */
async function pressed(tab, name, value) {
  await open(tab);
  const button = tab.locator(selector(name, value));
  return button.click({ timeout: REACH }).then(
    () => true,
    () => button.evaluate((one) => one.click()).then(() => false),
  );
}

async function open(tab) {
  const summary = tab.locator("[data-reading] summary, summary[data-reading]").first();
  if ((await summary.count()) && !(await summary.evaluate((one) => one.parentElement.open))) {
    await summary.click();
  }
}
