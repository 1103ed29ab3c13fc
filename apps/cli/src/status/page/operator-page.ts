/** The operator page: what stands out, the promises, 24 hours as curves, programs, jobs, leases, the canary. No script. */
import type { Instant } from "@bluezone/protocol/time";
import { type Html, html } from "@bluezone/rollout/page/html";
import { type Both, both, panel, say } from "../../said.ts";
import { type Figures, grown } from "../figures.ts";
import type { Status, Trouble } from "../look.ts";
import { type CanaryLine, isLate, type ProgramLine } from "../programs.ts";
import { EXPORT_OLDEST, keptOver, PROMISED, PROMISES } from "../promises.ts";
import type { Look } from "../ring.ts";
import { span, troubleText } from "../told.ts";
import { coarse, curve, type Point } from "./curve.ts";
import { CURVE, LEG, PAGE, PROGRAM, PROMISE, TROUBLE } from "./words.ts";

/** The page of a status and the looks before it. */
export function operatorPage(status: Status, looks: readonly Look[], now: Instant): string {
  const { programs, canary, troubles } = status;
  const first =
    troubles.length === 0
      ? panel("well", PAGE.well)
      : panel(
          "act",
          PAGE.look,
          html`<ul>${troubles.map((one) => html`<li>${say(troubleSaid(one))}</li>`)}</ul>`,
        );
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="60">
<title>${PAGE.title.vi}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong>Bluezone</strong> <span>${PAGE.title.vi} · <span lang="en">${PAGE.title.en}</span></span></header>
<main>
${first}
${part(PAGE.promises, promises(status, looks))}
${part(PAGE.curves, curves(looks, now))}
${part(PAGE.programs, programTable(programs))}
${part(PAGE.jobs, jobTable(programs))}
${part(PAGE.leases, leases(programs))}
${part(PAGE.canary, canaryPart(canary))}
</main>
<footer><p>${say(PAGE.written)}</p><p>${say(PAGE.playbooks)}</p></footer>
</body>
</html>
`.markup;
}

const troubleSaid = (one: Trouble): Both => {
  const job = "job" in one ? `${one.job}: ` : "";
  const { vi } = TROUBLE[one.is];
  return both(`${PROGRAM[one.program].vi}: ${job}${vi}`, troubleText(one));
};

const part = (title: Both, body: Html): Html => html`<section><h2>${say(title)}</h2>${body}</section>`;
const percent = (share: number | null): string => (share === null ? "–" : `${(share * 100).toFixed(2)} %`);
const heads = (...names: readonly Both[]): Html =>
  html`<thead><tr>${names.map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead>`;
const table = (head: Html, rows: readonly Html[]): Html =>
  html`<div class="scroll" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>`;

/** A word of a state, in the tone that says whether something is to be done. */
const state = (good: boolean, text: Both): Html =>
  html`<span class="${good ? "fine" : "bad"}">${good ? "●" : "▲"} ${say(text)}</span>`;

function promises({ kept }: Status, looks: readonly Look[]): Html {
  const day = keptOver(looks);
  const rows = PROMISES.map((name) => {
    const shown = (share: number | null) =>
      html`<td class="figure ${share !== null && share < PROMISED[name] && "bad"}">${percent(share)}</td>`;
    return html`<tr><th scope="row">${say(PROMISE[name])}</th>${shown(day[name])}${shown(kept[name])}<td class="figure">${percent(PROMISED[name])}</td></tr>`;
  });
  return table(heads(PAGE.promise, PAGE.day, PAGE.now, PAGE.promised), rows);
}

function curves(looks: readonly Look[], now: Instant): Html {
  const gauge = (of: keyof Figures): readonly Point[] =>
    looks.map(({ at, figures }) => ({ at, value: figures[of] }));
  const rate = (of: keyof Figures): readonly Point[] =>
    looks.slice(1).map(({ at, figures }, i) => {
      const more = grown(looks[i]!.figures[of], figures[of]);
      const minutes = (at - looks[i]!.at) / 60_000;
      return { at, value: more === null ? null : more / Math.max(minutes, 0.5) };
    });
  const one = (
    title: Both,
    points: readonly Point[],
    shown: (value: number) => string,
    limit?: number,
  ): Html => {
    const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
    const last = known.at(-1);
    const text =
      last === undefined
        ? PAGE.waiting
        : both(
            `${shown(last)}, ${PAGE.most.vi} ${shown(Math.max(...known))}`,
            `${shown(last)}, ${PAGE.most.en} ${shown(Math.max(...known))}`,
          );
    return html`<figure><figcaption>${say(title)}</figcaption>${curve(coarse(points), now, `${title.vi}: ${text.vi}`, limit)}<p>${text.vi}</p></figure>`;
  };
  const count = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(1));
  return html`<div class="curves">${[
    one(CURVE.exportAge, gauge("exportAge"), span, EXPORT_OLDEST),
    one(CURVE.alertTook, gauge("alertTook"), span, 25 * 60),
    one(CURVE.failed, rate("failed"), count),
    one(CURVE.answered, rate("answered"), count),
    one(CURVE.lag, gauge("lag"), (value) => `${(value * 1_000).toFixed(0)} ms`),
    one(CURVE.memory, gauge("memory"), (value) => `${(value / 1e6).toFixed(0)} MB`),
  ]}</div>`;
}

const programTable = (programs: readonly ProgramLine[]): Html =>
  table(
    heads(PAGE.programs, PAGE.answers, PAGE.version, PAGE.up, PAGE.database),
    programs.map(
      ({ program, answers, version, node, up, database }) =>
        html`<tr><th scope="row">${say(PROGRAM[program])}</th><td>${state(answers, answers ? PAGE.yes : PAGE.silent)}</td><td>${version === null ? "–" : `${version}, Node ${node ?? "?"}`}</td><td class="figure">${up === null ? "–" : span(up)}</td><td>${database === null ? "–" : state(database, database ? PAGE.yes : PAGE.silent)}</td></tr>`,
    ),
  );

const jobTable = (programs: readonly ProgramLine[]): Html =>
  table(
    heads(PAGE.programs, PAGE.job, PAGE.last, PAGE.every, PAGE.state),
    programs.flatMap(({ program, jobs }) =>
      jobs.map((job) => {
        const good = !job.failing && !isLate(job);
        return html`<tr><td>${PROGRAM[program].vi}</td><th scope="row"><code>${job.job}</code></th><td class="figure">${span(job.age)}</td><td class="figure">${span(job.every)}</td><td>${state(good, job.failing ? PAGE.fails : good ? PAGE.fine : PAGE.late)}</td></tr>`;
      }),
    ),
  );

function leases(programs: readonly ProgramLine[]): Html {
  const items = programs.flatMap(({ program, leases: held, messagesFailed }) => [
    ...held.map(
      ({ lease, left }) =>
        html`<li>${PROGRAM[program].vi}: <code>${lease}</code>, ${PAGE.lease.vi} ${span(left)}</li>`,
    ),
    ...(messagesFailed === null
      ? []
      : [html`<li>${PROGRAM[program].vi}: ${messagesFailed} ${say(PAGE.messages)}</li>`]),
  ]);
  return items.length === 0 ? html`<p>${say(PAGE.nothing)}</p>` : html`<ul>${items}</ul>`;
}

function canaryPart(canary: CanaryLine | undefined): Html {
  if (!canary) return html`<p>${say(PAGE.noCanary)}</p>`;
  const { alertAge, alertTook, missed, legs } = canary;
  const last =
    alertAge === null
      ? PAGE.nothing
      : both(`${span(alertAge)} ${PAGE.ago.vi}`, `${span(alertAge)} ${PAGE.ago.en}`);
  return html`<dl><dt>${say(PROMISE.alerts)}</dt><dd>${state(!missed, missed ? PAGE.no : PAGE.yes)}</dd>
<dt>${say(PAGE.lastAlert)}</dt><dd>${say(last)}</dd>
${alertTook !== null && html`<dt>${say(PAGE.took)}</dt><dd>${span(alertTook)}${legs.length > 0 && ` (${legs.map(({ leg, seconds }) => `${LEG[leg]?.vi ?? leg} ${span(seconds)}`).join(", ")})`}</dd>`}</dl>`;
}
