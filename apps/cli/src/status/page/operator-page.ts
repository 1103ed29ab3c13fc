/** The operator page: what stands out, the promises, 24 hours as curves, programs, jobs, leases, the canary. No script. */
import type { Instant } from "@bluezone/protocol/time";
import { type Html, html } from "@bluezone/rollout/page/html";
import { addressIn, languages } from "@bluezone/rollout/page/page";
import type { Locale } from "@bluezone/vietnamese/locale";
import { decimal, integer, percent } from "@bluezone/vietnamese/number";
import type { Both, Tone } from "../../said.ts";
import { HELD, STILL } from "../../still.ts";
import { type Figures, grown } from "../figures.ts";
import type { Status, Trouble } from "../look.ts";
import { type CanaryLine, isLate, type ProgramLine } from "../programs.ts";
import { brokenOf, EXPORT_OLDEST, type Kept, keptOver, PROMISED, PROMISES } from "../promises.ts";
import type { Look } from "../ring.ts";
import { coarse, curve, type Point } from "./curve.ts";
import { lasted } from "./figures-said.ts";
import { CURVE, LEG, PAGE, PROGRAM, PROMISE, TROUBLE } from "./words.ts";

/** How an officer's eye finds the longest that an alert should take, in seconds. */
const ALERT_LONGEST = 25 * 60;

/** The page of a status and the looks before it. @param still it is read in peace: no new one comes by itself */
export function operatorPage(
  locale: Locale,
  status: Status,
  looks: readonly Look[],
  now: Instant,
  still = false,
): string {
  const { programs, canary } = status;
  const day = keptOver(looks);
  const part = (title: Both, body: Html): Html => html`<section><h2>${title[locale]}</h2>${body}</section>`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${PAGE.title[locale]}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><strong>Bluezone</strong> <span>${PAGE.title[locale]}</span>${languages({ locale, path: "/" })}</header>
<main>
${first(locale, status, day)}
${part(PAGE.promises, promises(locale, status, day))}
${part(PAGE.curves, curves(locale, looks, now))}
${part(PAGE.programs, programTable(locale, programs))}
${part(PAGE.jobs, jobTable(locale, programs))}
${part(PAGE.leases, leases(locale, programs))}
${part(PAGE.canary, canaryPart(locale, canary))}
</main>
<footer><p>${(still ? HELD.still : PAGE.reloads)[locale]} <a href="${addressIn(locale, "/")}${!still && STILL}">${(still ? PAGE.goOn : HELD.hold)[locale]}</a></p><p>${PAGE.memory[locale]}</p><p>${PAGE.playbooks[locale]}</p></footer>
</body>
</html>
`.markup;
}

/** What is said first: what stands out now, then a day in which a promise was not kept, then that all is well. */
function first(locale: Locale, { programs, troubles }: Status, day: Kept): Html {
  const said = (tone: Tone, text: Both, more?: Html): Html =>
    html`<section class="panel ${tone}"><h1>${text[locale]}</h1>${more}</section>`;
  if (programs.every(({ answers }) => !answers))
    return said("act", PAGE.nobody, html`<p>${PAGE.nobodyNext[locale]}</p>`);
  if (troubles.length > 0)
    return said(
      "act",
      PAGE.look,
      html`<ul>${troubles.map((one) => html`<li>${troubleSaid(locale, one)}</li>`)}</ul>`,
    );
  const broken = brokenOf(day);
  if (broken.length === 0) return said("well", PAGE.well);
  return said(
    "calm",
    PAGE.dayBroken,
    html`<ul>${broken.map((name) => html`<li>${PROMISE[name][locale]}: ${PAGE.onlyKept[locale]} ${share(locale, day[name])}, ${PAGE.promised[locale].toLowerCase()} ${share(locale, PROMISED[name])}</li>`)}</ul>`,
  );
}

function troubleSaid(locale: Locale, one: Trouble): string {
  const job = "job" in one ? `${one.job}: ` : "";
  return `${PROGRAM[one.program][locale]}: ${job}${TROUBLE[one.is][locale]}`;
}

const share = (locale: Locale, kept: number | null): string =>
  kept === null ? "–" : percent(kept, 2, locale);
const heads = (locale: Locale, names: readonly Both[], figures: readonly Both[] = []): Html =>
  html`<thead><tr>${names.map((name) => html`<th scope="col"${figures.includes(name) && html` class="figure"`}>${name[locale]}</th>`)}</tr></thead>`;
const table = (label: string, head: Html, rows: readonly Html[]): Html =>
  html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>`;

/** A word of a state, in the tone that says whether something is to be done. */
const state = (good: boolean, text: string): Html =>
  html`<span class="${good ? "fine" : "bad"}">${good ? "●" : "▲"} ${text}</span>`;

function promises(locale: Locale, { kept, exportAge }: Status, day: Kept): Html {
  const cell = (good: boolean, text: string): Html => html`<td class="figure${!good && " bad"}">${text}</td>`;
  const rows = PROMISES.map((name) => {
    const shown = (found: number | null) =>
      cell(found === null || found >= PROMISED[name], share(locale, found));
    const since =
      name === "export"
        ? cell(
            exportAge === null || exportAge <= EXPORT_OLDEST,
            exportAge === null ? "–" : `${PAGE.now[locale]} ${lasted(exportAge, locale)}`,
          )
        : shown(kept[name]);
    return html`<tr><th scope="row">${PROMISE[name][locale]}</th>${shown(day[name])}${since}<td class="figure">${share(locale, PROMISED[name])}</td></tr>`;
  });
  const figures = [PAGE.day, PAGE.sinceStart, PAGE.promised];
  return table(PAGE.promises[locale], heads(locale, [PAGE.promise, ...figures], figures), rows);
}

function curves(locale: Locale, looks: readonly Look[], now: Instant): Html {
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
        ? PAGE.waiting[locale]
        : `${shown(last)}, ${PAGE.most[locale]} ${shown(Math.max(...known))}${limit === undefined ? "" : `; ${PAGE.limit[locale]} ${shown(limit)}`}`;
    return html`<figure><figcaption>${title[locale]}</figcaption>${curve(coarse(points), now, `${title[locale]}: ${text}`, limit)}<p class="axis" aria-hidden="true"><span>${PAGE.dayAgo[locale]}</span><span>${PAGE.now[locale]}</span></p><p>${text}</p></figure>`;
  };
  const seconds = (value: number) => lasted(value, locale);
  const count = (value: number) => decimal(value, value >= 10 ? 0 : 1, locale);
  return html`<div class="curves">${[
    one(CURVE.exportAge, gauge("exportAge"), seconds, EXPORT_OLDEST),
    one(CURVE.alertTook, gauge("alertTook"), seconds, ALERT_LONGEST),
    one(CURVE.failed, rate("failed"), count),
    one(CURVE.answered, rate("answered"), count),
    one(CURVE.lag, gauge("lag"), (value) => `${integer(value * 1_000, locale)} ms`),
    one(CURVE.memory, gauge("memory"), (value) => `${integer(value / 1e6, locale)} MB`),
  ]}</div>`;
}

const answersSaid = (locale: Locale, answers: boolean): Html =>
  state(answers, (answers ? PAGE.yes : PAGE.silent)[locale]);

const programTable = (locale: Locale, programs: readonly ProgramLine[]): Html =>
  table(
    PAGE.programs[locale],
    heads(locale, [PAGE.program, PAGE.answers, PAGE.version, PAGE.up, PAGE.database], [PAGE.up]),
    programs.map(
      ({ program, answers, version, node, up, database }) =>
        html`<tr><th scope="row">${PROGRAM[program][locale]}</th><td>${answersSaid(locale, answers)}</td><td>${version === null ? "–" : `${version}, Node ${node ?? "?"}`}</td><td class="figure">${up === null ? "–" : lasted(up, locale)}</td><td>${database === null ? "–" : answersSaid(locale, database)}</td></tr>`,
    ),
  );

function jobTable(locale: Locale, programs: readonly ProgramLine[]): Html {
  const rows = programs.flatMap(({ program, jobs }) =>
    jobs.map((job) => {
      const good = !job.failing && !isLate(job);
      const said = (job.failing ? PAGE.fails : good ? PAGE.fine : PAGE.late)[locale];
      return html`<tr><td>${PROGRAM[program][locale]}</td><th scope="row"><code>${job.job}</code></th><td class="figure">${lasted(job.age, locale)}</td><td class="figure">${lasted(job.every, locale)}</td><td>${state(good, said)}</td></tr>`;
    }),
  );
  if (rows.length === 0) return html`<p>${PAGE.noJobs[locale]}</p>`;
  const names = [PAGE.program, PAGE.job, PAGE.last, PAGE.every, PAGE.state];
  return table(PAGE.jobs[locale], heads(locale, names, [PAGE.last, PAGE.every]), rows);
}

function leases(locale: Locale, programs: readonly ProgramLine[]): Html {
  const items = programs.flatMap(({ program, leases: held, messagesFailed }) => [
    ...held.map(
      ({ lease, left }) =>
        html`<li>${PROGRAM[program][locale]}: <code>${lease}</code>, ${PAGE.lease[locale]} ${lasted(left, locale)}</li>`,
    ),
    ...(messagesFailed === null
      ? []
      : [
          html`<li>${PROGRAM[program][locale]}: ${integer(messagesFailed, locale)} ${PAGE.messages[locale]}</li>`,
        ]),
  ]);
  return items.length === 0 ? html`<p>${PAGE.noLeases[locale]}</p>` : html`<ul>${items}</ul>`;
}

function canaryPart(locale: Locale, canary: CanaryLine | undefined): Html {
  if (!canary) return html`<p>${PAGE.noCanary[locale]}</p>`;
  const { alertAge, alertTook, missed, legs } = canary;
  const last = alertAge === null ? PAGE.noAlert[locale] : `${lasted(alertAge, locale)} ${PAGE.ago[locale]}`;
  const each = legs.map(({ leg, seconds }) => `${LEG[leg]?.[locale] ?? leg} ${lasted(seconds, locale)}`);
  return html`<dl><dt>${PROMISE.alerts[locale]}</dt><dd>${state(!missed, (missed ? PAGE.no : PAGE.yes)[locale])}</dd>
<dt>${PAGE.lastAlert[locale]}</dt><dd>${last}</dd>
${alertTook !== null && html`<dt>${PAGE.took[locale]}</dt><dd>${lasted(alertTook, locale)}${each.length > 0 && ` (${each.join(", ")})`}</dd>`}</dl>`;
}
