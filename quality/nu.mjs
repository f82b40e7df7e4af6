// The Nu HTML checker on every page of every site, in one run of Java. Nothing is filtered.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { finding } from "./finding.mjs";
import { JAVA } from "./machine.mjs";

const JAR = path.join(path.dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** Return every error and warning of the checker on the pages of *plan*. Its stack is large: pages nest deep. */
export async function nu({ plan }) {
  const folders = plan.sites.map((site) => site.folder);
  const report = await run(["-Xss4m", "-jar", JAR, "--format", "json", "--skip-non-html", ...folders]);
  return report.messages.map((message) =>
    finding(
      "nu",
      pageAt(plan, message.url),
      `${message.subType ?? message.type}: ${message.message}`,
      `${message.lastLine}:${message.firstColumn ?? 1} ${message.extract ?? ""}`,
    ),
  );
}

function run(args) {
  // It tells by its exit code that there is something to tell; what it says is JSON all the same.
  return new Promise((done, fail) => {
    execFile(JAVA, args, { maxBuffer: 2 ** 28 }, (error, _, said) => {
      try {
        done(JSON.parse(said));
      } catch {
        fail(new Error(`the Nu HTML checker did not run: ${error?.message ?? said}`));
      }
    });
  });
}

function pageAt(plan, url) {
  const file = fileURLToPath(url);
  const site = plan.sites.find((one) => file.startsWith(one.folder + path.sep));
  return `${site.name}:/${path.relative(site.folder, file)}`;
}
