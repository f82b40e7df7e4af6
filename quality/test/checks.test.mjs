// A gate that cannot fail is none: each check finds what is wrong with a broken page, and nothing on a sound one.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { CHECKS, found } from "../checks.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const TEMPLATES = ["pages/front.html", "pages/item.html", "pages/roll.html"];
// The policy as sites are served with; tests/quality/test_plan.py sees that the plan carries the true one.
const HEADERS = { "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'" };

/** Return a line for each thing that the checks find on the page in the folder *which*, with *more* files, by name. */
async function lines(which, more = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), "quality-"));
  try {
    const site = path.join(folder, "site");
    await cp(path.join(HERE, "pages", which), site, { recursive: true });
    await Promise.all(Object.entries(more).map(([name, data]) => writeFile(path.join(site, name), data)));
    const pages = TEMPLATES.map((template) => ({ address: "/", template, bytes: 1 }));
    const plan = { headers: HEADERS, sites: [{ name: "sample", folder: "site", pages }] };
    await writeFile(path.join(folder, "plan.json"), JSON.stringify(plan));
    return (await found(folder, Object.keys(CHECKS))).lines;
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a sound page passes", async () => {
  assert.deepEqual(await lines("sound"), []);
});

// What no compression makes lighter.
const heavy = (bytes) => `// ${randomBytes(bytes).toString("base64")}`;
const broken = lines("broken", { "heavy.js": heavy(20_000), "tin.atom": heavy(300_000) });

const WRONG = [
  "nu: error: An “img” element must have an “alt” attribute",
  "axe: color-contrast .* at .pale",
  "axe: image-alt",
  "axe: heading-order",
  "requests: a request leaves the site at https://example.com/anh.jpg",
  "requests: the console says: Applying inline style violates",
  "requests: a request is answered by 404 at .*/there-is-none.css",
  "reflow: the page scrolls sideways",
  "reflow: sticks out of the page .* p.sticks-out",
  "reflow: is cut .* p.cut",
  "reflow: lies over p.(under|over)",
  "keyboard: is no skip link",
  "keyboard: has the focus and does not show it .* a.bare",
  "keyboard: has the focus and is not in sight .* a.covered",
  "keyboard: Tab number .* comes to button", // which keeps the focus
  "keyboard: Enter does not follow a link",
  "keyboard: Enter does not open or close <details>",
  "switches: there are none",
  "no script: a control that does nothing at <button",
  "first paint: waits for a script",
  "print: is not on paper at the date",
  "print: is not on paper at the byline",
  "print: is not on paper at the address",
  "print: is on paper, where it does nothing at <nav",
  "weights: script: .* kB, at most 10 kB",
  "weights: feed: .* kB, at most 300 kB",
];

for (const rule of WRONG) {
  test(`a broken page is told of: ${rule}`, async () => {
    assert.match((await broken).join("\n"), new RegExp(rule));
  });
}
