// axe-core: every rule of WCAG 2.0 to 2.2, A and AA, and its best practices, in each of the colours that readers have.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { pooled, visit } from "./browser.mjs";
import { finding } from "./finding.mjs";
import { fullestOfTemplates, pagesOfTemplates, shortestOfTemplates } from "./plan.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 1280]; // a page that is not the longest of its template only at the first
const LIGHT = { colorScheme: "light", contrast: "no-preference" };
// What a reader's system asks for. Colours are all that it changes, so on the longest page of each template the rules of
// colour are asked again; both at once where all components are.
const DARK = { name: "dark", media: { colorScheme: "dark", contrast: "no-preference" } };
const CONTRAST = { name: "high contrast", media: { colorScheme: "light", contrast: "more" } };
const BOTH = { name: "dark, high contrast", media: { colorScheme: "dark", contrast: "more" } };
const EVERYTHING = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
export const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

// In brief, where every change is tried: the shortest page of each template; all colours and widths on two of them.
const BRIEF = process.env.BRIEF === "1";
const ALL_COLOURS = ["pages/front.html", "pages/item.html"];

/** Return the violations on a page of each template and the longest of each. */
export function axe({ plan, browser, origins }) {
  const pages = BRIEF ? shortestOfTemplates(plan) : pagesOfTemplates(plan);
  const whole = BRIEF ? pages.filter((page) => ALL_COLOURS.includes(page.template)) : fullestOfTemplates(plan);
  const longest = new Set(whole.map((page) => page.label));
  return pooled(pages, 2, (page) => {
    const isLongest = longest.has(page.label);
    const schemes = !isLongest ? [] : page.template === "components" ? [DARK, CONTRAST, BOTH] : [DARK, CONTRAST];
    return visit(browser, origins, page, { width: WIDTHS[0] }, async (tab) => {
      const found = [];
      for (const width of isLongest ? WIDTHS : WIDTHS.slice(0, 1)) {
        await tab.setViewportSize({ width, height: 800 });
        await tab.emulateMedia(LIGHT);
        found.push(...(await violations(tab, page, `${width} px, light`, EVERYTHING)));
        for (const { name, media } of schemes) {
          await tab.emulateMedia(media);
          found.push(...(await violations(tab, page, `${width} px, ${name}`, COLOURS)));
        }
      }
      return found;
    });
  });
}

/** Return what axe has against *tab* as it is now; *state* says how that is, *runOnly* which rules. */
export async function violations(tab, page, state, runOnly) {
  await tab.evaluate(`if (!window.axe) { ${SOURCE} }`);
  const found = await tab.evaluate(
    // Without its preload, which would ask for stylesheets by a way that the policy forbids.
    (rules) => window.axe.run({ runOnly: rules, preload: false, resultTypes: ["violations"] }).then((r) => r.violations),
    runOnly,
  );
  return found.map(({ id, nodes }) => {
    const more = nodes.length > 1 ? ` and at ${nodes.length - 1} more` : "";
    const cure = nodes[0].failureSummary.split("\n").slice(1).join(" ");
    return finding("axe", page, `${id} (${state})`, nodes[0].target.join(" ") + more, cure);
  });
}
