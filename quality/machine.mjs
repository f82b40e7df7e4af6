// The programs that the gate needs on this machine, and what to install where one is missing.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const JAVA = process.env.JAVA ?? "java";

/** Return a line for each program that is missing. */
export function missing() {
  const lines = [];
  if (!existsSync(CHROMIUM)) {
    lines.push(`no ${CHROMIUM}: apt-get install chromium, or set CHROMIUM to where it is`);
  }
  try {
    execFileSync(JAVA, ["-version"], { stdio: "ignore" });
  } catch {
    lines.push(`no ${JAVA}: apt-get install default-jre-headless, or set JAVA to where it is`);
  }
  return lines;
}
