// Lighthouse on the pages that readers come to, as a telephone on a slow net: four scores each, of which 100 is wanted.
//
//   node lighthouse/run.mjs FOLDER     FOLDER holds what `python -m tests.quality.plan FOLDER` made

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { launch as launchChromium } from "chrome-launcher";
import lighthouse from "lighthouse";

import { FLAGS } from "../browser.mjs";
import { CHROMIUM } from "../machine.mjs";
import { fullestOf, readPlan } from "../plan.mjs";
import { serve } from "../serve.mjs";

const TEMPLATES = ["pages/front.html", "pages/item.html", "pages/unit.html", "pages/roll.html"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const plan = await readPlan(process.argv[2]);
const server = await serve(plan.sites[0].folder, forLighthouse(plan.headers));
const profile = await mkdtemp(path.join(tmpdir(), "lighthouse-"));
const chromium = await launchChromium({
  chromePath: CHROMIUM,
  chromeFlags: ["--headless", ...FLAGS],
  userDataDir: profile,
});
const scores = [];
try {
  for (const page of TEMPLATES.map((template) => fullestOf(plan, template))) {
    scores.push(...(await score(page)));
  }
} finally {
  await chromium.kill();
  server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exitCode = scores.every((one) => one === 1) ? 0 : 1;

/** Return *headers* with leave to connect: it reads robots.txt from within the page, which our pages never do. */
function forLighthouse(headers) {
  const policy = headers["Content-Security-Policy"];
  return { ...headers, "Content-Security-Policy": `${policy}; connect-src 'self'` };
}

/** Print the scores of *page* and what it lost points for; return the scores. */
async function score(page) {
  const options = { port: chromium.port, onlyCategories: CATEGORIES, logLevel: "error" };
  const { lhr } = await lighthouse(server.origin + page.address, options);
  const found = CATEGORIES.map((name) => lhr.categories[name].score);
  console.log(`${page.label}: ${CATEGORIES.map((name, at) => `${name} ${Math.round(found[at] * 100)}`).join(", ")}`);
  for (const name of CATEGORIES) {
    for (const { id, weight } of lhr.categories[name].auditRefs) {
      const audit = lhr.audits[id];
      if (weight && audit.score !== null && audit.score < 1) {
        console.log(`    ${name}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ""}`);
      }
    }
  }
  return found;
}
