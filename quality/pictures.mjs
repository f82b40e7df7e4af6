// Pictures of the pages, for people to look at: what a reader sees first, on a telephone and on a desk, and a page whole.
//
//   node pictures.mjs FOLDER INTO     FOLDER holds what `python -m tests.quality.plan FOLDER` made

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { launch, pooled, visit } from "./browser.mjs";
import { fullestOf, leastOf, readPlan } from "./plan.mjs";
import { serve } from "./serve.mjs";

const LARGEST = 150_000; // bytes of a picture
const WHOLE = 2400; // px of height that a picture of a whole page shows
const VIEWS = [
  { name: "360-light", width: 360, colorScheme: "light" },
  { name: "360-dark", width: 360, colorScheme: "dark" },
  { name: "1280-light", width: 1280, colorScheme: "light" },
  { name: "1280-dark", width: 1280, colorScheme: "dark" },
  { name: "1280-whole", width: 1280, colorScheme: "light", isWhole: true, deviceScaleFactor: 0.6 },
];
const IN_LIGHT = VIEWS.filter((view) => view.colorScheme === "light");
// Name, template, which page of it, in which views.
const SHOWN = [
  ["front", "pages/front.html", fullestOf, VIEWS],
  ["item", "pages/item.html", leastOf, VIEWS],
  ["long-read", "pages/item.html", fullestOf, VIEWS],
  ["news", "pages/news.html", fullestOf, IN_LIGHT],
  ["unit", "pages/unit.html", fullestOf, IN_LIGHT],
  ["unit-empty", "pages/unit.html", leastOf, IN_LIGHT],
  ["units", "pages/units.html", fullestOf, IN_LIGHT],
  ["group", "pages/group.html", fullestOf, IN_LIGHT],
  ["campaign", "pages/campaign.html", fullestOf, IN_LIGHT],
  ["person", "pages/person.html", fullestOf, IN_LIGHT],
  ["roll", "pages/roll.html", fullestOf, VIEWS],
  ["roll-year", "pages/roll_year.html", fullestOf, VIEWS],
  ["award", "pages/award_type.html", fullestOf, IN_LIGHT],
  ["nominations", "pages/nominations.html", fullestOf, IN_LIGHT],
  ["not-found", "pages/not_found.html", fullestOf, IN_LIGHT],
];

const [folder, into] = process.argv.slice(2);
const plan = await readPlan(folder);
const server = await serve(plan.sites[0].folder, plan.headers);
const browser = await launch();
try {
  await mkdir(into, { recursive: true });
  const old = (await readdir(into)).filter((name) => name.endsWith(".webp"));
  await Promise.all(old.map((name) => rm(path.join(into, name)))); // a page that is no longer shown leaves none
  const jobs = SHOWN.flatMap(([name, template, choose, views]) =>
    views.map((view) => ({ file: `${name}-${view.name}.webp`, page: choose(plan, template), view })),
  );
  await pooled(jobs, 2, ({ file, page, view }) => take(page, view, path.join(into, file)));
  console.log(`${jobs.length} pictures in ${into}`);
} finally {
  await browser.close();
  server.close();
}

/** Take a picture of *page* as *view* says, and write it to *file*, as fine as the largest size lets it be. */
function take(page, { name: _, isWhole = false, ...view }, file) {
  return visit(browser, { [page.site]: server.origin }, page, view, async (tab) => {
    const devtools = await tab.context().newCDPSession(tab);
    if (isWhole) {
      const height = await tab.evaluate(() => document.documentElement.scrollHeight);
      await tab.setViewportSize({ width: view.width, height: Math.min(height, WHOLE) });
      await tab.waitForLoadState("networkidle"); // pictures that waited for the reader
    }
    let data;
    for (const quality of [80, 65, 50, 35, 20]) {
      data = Buffer.from((await devtools.send("Page.captureScreenshot", { format: "webp", quality })).data, "base64");
      if (data.length <= LARGEST) {
        break;
      }
    }
    await writeFile(file, data);
    return [];
  });
}
