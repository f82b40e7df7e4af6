// What a page weighs over the wire, with everything that it really loads, against what it may weigh.

import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

import { pooled, visit } from "./browser.mjs";
import { brotli, gzip, isText } from "./compression.mjs";
import { finding } from "./finding.mjs";
import { pagesOfTemplates } from "./plan.mjs";
import { fileAt, typeOf } from "./serve.mjs";

const KB = 1000;
// Compressed by gzip, which every web server has; a feed as it is stored.
export const LIMITS = {
  css: 30 * KB,
  script: 10 * KB,
  "item without pictures": 100 * KB,
  "list with the pictures of its first screens": 200 * KB,
  feed: 300 * KB,
};
const ITEM = "pages/item.html";
const LISTS = ["pages/front.html", "pages/news.html", "pages/older.html"];
const KINDS = { document: "html", stylesheet: "css", script: "script", font: "fonts", image: "pictures" };
// The telephone that most readers hold.
const TELEPHONE = { width: 360, deviceScaleFactor: 2, isMobile: true };

/** Return what is too heavy; put the weights of pages into *tables*. */
export async function weights({ plan, browser, origins, tables }) {
  const sites = plan.sites.filter((site) => ["sample", "golden"].includes(site.name));
  const pages = pagesOfTemplates({ sites });
  const rows = await pooled(pages, 2, (page) => weigh(sites, browser, origins, page));
  tables.push({ title: "Weights in kB, compressed by gzip (last: by brotli)", rows: rows.map(({ page, gz, br }) => told(page, gz, br)) });
  return [...rows.flatMap(({ page, gz, found }) => [...found, ...tooHeavy(page, gz)]), ...(await heavyFeeds(sites))];
}

async function weigh(sites, browser, origins, page) {
  const folder = sites.find((site) => site.name === page.site).folder;
  const gz = { html: 0, css: 0, script: 0, fonts: 0, pictures: 0 };
  let br = 0;
  const asked = [];
  const found = await visit(browser, origins, page, TELEPHONE, async (tab) => {
    tab.on("request", (request) => asked.push(request));
    await tab.reload({ waitUntil: "networkidle" });
    return [];
  });
  for (const request of new Map(asked.map((one) => [one.url(), one])).values()) {
    const file = fileAt(folder, request.url());
    const body = await readFile(file).catch(() => Buffer.alloc(0));
    const text = isText(typeOf(file));
    gz[KINDS[request.resourceType()] ?? "html"] += text ? gzip(body).length : body.length;
    br += text ? brotli(body).length : body.length;
  }
  return [{ page, gz, br, found }];
}

function tooHeavy(page, gz) {
  const total = sum(gz);
  const over = (limit, bytes, cure) =>
    bytes > LIMITS[limit] ? [finding("weights", page, `${limit}: ${kb(bytes)} kB, at most ${kb(LIMITS[limit])} kB`, "", cure)] : [];
  return [
    ...over("css", gz.css, "fewer rules"),
    ...over("script", gz.script, "less script"),
    ...(page.template === ITEM ? over("item without pictures", total - gz.pictures, "fewer fonts or weights of them") : []),
    ...(LISTS.includes(page.template) ? over("list with the pictures of its first screens", total, "smaller pictures; lazy ones") : []),
  ];
}

async function heavyFeeds(sites) {
  const found = [];
  for (const site of sites) {
    for (const name of (await readdir(site.folder, { recursive: true })).filter((one) => one.endsWith(".atom"))) {
      const { size } = await stat(path.join(site.folder, name));
      if (size > LIMITS.feed) {
        found.push(finding("weights", `${site.name}:/${name}`, `feed: ${kb(size)} kB, at most ${kb(LIMITS.feed)} kB`, "", "fewer entries"));
      }
    }
  }
  return found;
}

function told(page, gz, br) {
  return { page: page.label, ...Object.fromEntries(Object.entries(gz).map(([kind, bytes]) => [kind, kb(bytes)])), all: kb(sum(gz)), br: kb(br) };
}

const sum = (weights) => Object.values(weights).reduce((one, two) => one + two, 0);

const kb = (bytes) => Math.round(bytes / 100) / 10;
