// What a check finds wrong: on which page, where on it, by which rule, and how to put it right.

/** Return a finding. *page* is a page of the plan or words; the others are words, *place* and *cure* perhaps empty. */
export function finding(check, page, rule, place = "", cure = "") {
  return { check, page: page.label ?? page, place: oneLine(place), rule: oneLine(rule), cure: oneLine(cure) };
}

/** Return *finding* as a line that says page, place, rule, cure. */
export function line({ check, page, place, rule, cure }) {
  return `${page}: ${check}: ${rule}${place && ` at ${place}`}${cure && `; ${cure}`}`;
}

function oneLine(words) {
  const text = String(words).replace(/\s+/g, " ").trim();
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}
