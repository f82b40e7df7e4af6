// What there is to look at: the plan that `python -m tests.quality.plan` wrote, and the pages chosen from it.

import { readFile } from "node:fs/promises";
import path from "node:path";

// Leads away at once: a browser cannot stay on it. The HTML checker reads it all the same.
const REDIRECT = "pages/redirect.html";

/** Return the plan in *folder*, each site with the folder of its files and each page with the site's name. */
export async function readPlan(folder) {
  const { headers, sites } = JSON.parse(await readFile(path.join(folder, "plan.json"), "utf8"));
  for (const site of sites) {
    site.folder = path.resolve(folder, site.folder);
    for (const page of site.pages) {
      page.site = site.name;
      page.label = `${site.name}:${page.address}`;
    }
  }
  return { headers, sites };
}

/** Return one page of each template, from the first site that has it, and the longest one where that is another. */
export function pagesOfTemplates(plan) {
  return once(byTemplate(plan).flatMap((pages) => [pages[0], fullest(pages)]));
}

/** Return the shortest page of each template, from the first site that has it. */
export function shortestOfTemplates(plan) {
  return once(byTemplate(plan).map(shortest));
}

/** Return the longest page of each template, from the first site that has it. */
export function fullestOfTemplates(plan) {
  return once(byTemplate(plan).map(fullest));
}

function once(pages) {
  return [...new Map(pages.map((page) => [page.label, page])).values()];
}

/** Return the longest page of *template* in the sample, where most is to be seen. */
export function fullestOf(plan, template) {
  return fullest(plan.sites[0].pages.filter((page) => page.template === template));
}

/** Return the shortest page of *template* in the sample, where least is to be seen. */
export function leastOf(plan, template) {
  return shortest(plan.sites[0].pages.filter((page) => page.template === template));
}

function byTemplate(plan) {
  const chosen = new Map();
  for (const site of plan.sites) {
    const own = new Map();
    for (const page of site.pages) {
      own.set(page.template, [...(own.get(page.template) ?? []), page]);
    }
    own.forEach((pages, template) => chosen.has(template) || chosen.set(template, pages));
  }
  chosen.delete(REDIRECT);
  return [...chosen.values()];
}

function shortest(pages) {
  return pages.reduce((least, page) => (page.bytes < least.bytes ? page : least));
}

function fullest(pages) {
  return pages.reduce((most, page) => (page.bytes > most.bytes ? page : most));
}
