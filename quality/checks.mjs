// Every check, and how they are run on the sites of a plan.

import { axe } from "./axe.mjs";
import { launch } from "./browser.mjs";
import { finding, line } from "./finding.mjs";
import { keyboard } from "./keyboard.mjs";
import { nu } from "./nu.mjs";
import { readPlan } from "./plan.mjs";
import { print } from "./print.mjs";
import { reflow } from "./reflow.mjs";
import { scriptless } from "./scriptless.mjs";
import { serve } from "./serve.mjs";
import { switches } from "./switches.mjs";
import { weights } from "./weights.mjs";

/** By name; each is given the plan, a browser, where the sites are served and a list for its tables. */
export const CHECKS = { nu, axe, reflow, keyboard, switches, scriptless, print, weights };

/** Run the checks *names* on the plan in *folder*; return the plan, what they found as lines, tables and times. */
export async function found(folder, names) {
  const plan = await readPlan(folder);
  const servers = await Promise.all(plan.sites.map((site) => serve(site.folder, plan.headers)));
  const origins = Object.fromEntries(plan.sites.map((site, number) => [site.name, servers[number].origin]));
  const tables = [];
  const times = [];
  const lines = new Set();
  try {
    for (const name of names) {
      const began = Date.now();
      const own = await run(CHECKS[name], { plan, origins, tables }).catch((error) => [
        finding(name, "all pages", `could not be made: ${error.message}`),
      ]);
      times.push({ check: name, found: own.length, seconds: Math.round((Date.now() - began) / 100) / 10 });
      own.forEach((one) => lines.add(line(one)));
    }
  } finally {
    servers.forEach((server) => server.close());
  }
  return { plan, lines: [...lines].sort(), tables, times };
}

/** Run *check* in a browser of its own: one that breaks off is told like a finding, and takes no other with it. */
async function run(check, given) {
  const browser = await launch();
  try {
    return await check({ ...given, browser });
  } finally {
    await browser.close();
  }
}
