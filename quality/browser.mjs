// One Chromium for all checks, and pages in it that listen to everything that goes wrong while they are looked at.

import { chromium } from "playwright-core";

import { finding } from "./finding.mjs";
import { CHROMIUM } from "./machine.mjs";

// No sandbox: as root Chromium has none. The rest keeps the browser itself from asking hosts of its own.
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

const PATIENCE = 120_000; // ms; a machine may be busy with other things

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** Call *look* with a new tab on *page* at *width* px; return what it finds, and what the browser complained of. */
export async function visit(browser, origins, page, { width, ...options }, look) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: "vi-VN", reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(PATIENCE);
  try {
    const tab = await context.newPage();
    const complaints = listen(tab, page, origins[page.site]);
    await tab.goto(origins[page.site] + page.address, { waitUntil: "load" });
    const found = await look(tab);
    return [...found, ...complaints];
  } finally {
    await context.close();
  }
}

function listen(tab, page, origin) {
  const found = [];
  const report = (rule, place, cure) => found.push(finding("requests", page, rule, place, cure));
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      report(`the console says: ${message.text()}`, message.location().url, "a page gives the browser nothing to refuse");
    }
  });
  tab.on("pageerror", (error) => report(`the script fails: ${error.message}`, error.stack?.split("\n")[1] ?? ""));
  tab.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") { // it was not waited for: the check went on to another page
      report(`a request fails: ${reason}`, request.url(), "publish the file or drop the reference");
    }
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) {
      report(`a request is answered by ${response.status()}`, response.url(), "publish the file or drop the reference");
    }
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) {
      report("a request leaves the site", request.url(), "nothing is asked of another host");
    }
  });
  return found;
}

/** Call *work* with each of *jobs*, *width* at a time, and return all that they return, in one list. */
export async function pooled(jobs, width, work) {
  const results = [];
  const queue = [...jobs.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results[next[0]] = await work(next[1]);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results.flat();
}
