// The gate of quality: every check on the sites of a plan, and all that they find, at once.
//
//   node run.mjs FOLDER [check …]     FOLDER holds what `python -m tests.quality.plan FOLDER` made

import { CHECKS, found } from "./checks.mjs";
import { missing } from "./machine.mjs";
import { pagesOfTemplates } from "./plan.mjs";

const [folder, ...wanted] = process.argv.slice(2);
process.exitCode = await run(folder, wanted.length ? wanted : Object.keys(CHECKS));

/** Run the checks *names*, tell what they find, and return the exit code. */
async function run(folder, names) {
  const lacking = missing();
  if (lacking.length) {
    lacking.forEach((one) => console.error(one));
    return 2;
  }
  const { plan, lines, tables, times } = await found(folder, names);
  tables.forEach(({ title, rows }) => tell(title, rows));
  lines.forEach((one) => console.error(one));
  const pages = plan.sites.reduce((sum, site) => sum + site.pages.length, 0);
  tell(`${pages} pages; in the browser ${pagesOfTemplates(plan).length} of them, one of each template and the longest`, times);
  return lines.length ? 1 : 0;
}

/** Print *rows*, objects of one shape, as a table. */
function tell(title, rows) {
  const names = Object.keys(rows[0] ?? {});
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => String(row[name]).length)));
  const shown = (values) =>
    values.map((value, at) => (at ? String(value).padStart(widths[at]) : String(value).padEnd(widths[at]))).join("  ");
  console.log(`\n${title}\n\n${shown(names)}`);
  rows.forEach((row) => console.log(shown(names.map((name) => row[name]))));
}
