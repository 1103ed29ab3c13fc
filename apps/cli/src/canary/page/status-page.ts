/** The public status page: today, 90 days, and what the operator wrote of incidents. Static, without a script, in the look of the public pages. */
import {
  addDays,
  type Day,
  type Duration,
  dayOf,
  dayStart,
  type Instant,
  inMinutes,
  wallTime,
} from "@bluezone/protocol/time";
import { type Html, html } from "@bluezone/rollout/page/html";
import { page } from "@bluezone/rollout/page/page";
import { clock, date } from "@bluezone/vietnamese/date";
import type { Locale } from "@bluezone/vietnamese/locale";
import { integer, percent } from "@bluezone/vietnamese/number";
import { type DayOfRounds, daysOf, lengthOf, outcomeOf, quantile, standingAt } from "../judgement.ts";
import type { Incident, Round } from "../ledger.ts";
import { STATUS } from "./words.ts";

/** How many days the page shows, today included. */
const DAYS = 90;
/** The page's address; the English one stands below /en. */
const STATUS_PATH = "/status";

/** The first instant of which the page says anything. */
export const shownSince = (now: Instant): Instant =>
  dayStart(addDays(dayOf(now, "vietnam"), 1 - DAYS), "vietnam");

/** "14:30 ngày 27/12/2020", "27 Dec 2020, 14:30". */
function momentText(at: Instant, locale: Locale): string {
  const [day, time] = [date(dayOf(at, "vietnam"), locale), clock(wallTime(at, "vietnam"))];
  return locale === "vi" ? `${time} ngày ${day}` : `${day}, ${time}`;
}

/** What a page is made from. */
export type StatusFacts = {
  readonly rounds: readonly Round[];
  readonly incidents: readonly Incident[];
  readonly now: Instant;
  /** Who runs this; nothing when nobody is named. */
  readonly operator: string | undefined;
};

/** The page in a language. */
export function statusPage(locale: Locale, facts: StatusFacts): string {
  const { rounds, now, operator } = facts;
  const standing = standingAt(rounds, now);
  const body = html`<p class="${standing === "arrive" ? "card" : "key"}" role="status"><strong>${STATUS.standing[standing][locale]}</strong></p>
${todayPart(locale, facts)}
${daysPart(locale, facts)}
${incidentsPart(locale, facts)}
<h2>${STATUS.howTitle[locale]}</h2>
<p>${STATUS.how[locale]}</p>
<p class="small">${STATUS.written[locale]} ${momentText(now, locale)}. ${STATUS.stale[locale]}</p>`;
  return page({ locale, path: STATUS_PATH, title: STATUS.title[locale], body, operator });
}

function todayPart(locale: Locale, { rounds, now }: StatusFacts): Html {
  const today = dayOf(now, "vietnam");
  const own = rounds.filter(({ began }) => dayOf(began, "vietnam") === today);
  const known = own.filter((round) => outcomeOf(round, now) !== "waiting");
  const lengths = own.map(lengthOf).filter((length) => length !== null);
  const minutes = (length: Duration | null): string =>
    length === null ? "–" : `${integer(Math.ceil(inMinutes(length)), locale)} ${STATUS.minutes[locale]}`;
  const heading = html`<h2>${STATUS.today[locale]}</h2>`;
  if (known.length === 0) return html`${heading}<p>${STATUS.none[locale]}</p>`;
  const arrived = known.filter(({ ended }) => ended.alert !== null).length;
  return html`${heading}
<p><strong class="code">${integer(arrived, locale)}/${integer(known.length, locale)}</strong> ${STATUS.of[locale]} (${percent(arrived / known.length, 0, locale)}). ${STATUS.usual[locale]} <strong class="code">${minutes(quantile(lengths, 0.5))}</strong>. ${STATUS.slow[locale]} <strong class="code">${minutes(quantile(lengths, 0.9))}</strong>.</p>
<p class="small">${STATUS.plus[locale]}</p>`;
}

/** Widths and heights of the picture. A day that was not whole is lower and has another colour: it is seen without colours too. */
const BAR = { width: 6, gap: 2, height: 72, part: 44, none: 12 } as const;

function daysPart(locale: Locale, { rounds, now }: StatusFacts): Html {
  const today = dayOf(now, "vietnam");
  const days = daysOf(rounds, addDays(today, 1 - DAYS), today, now);
  const width = DAYS * (BAR.width + BAR.gap) - BAR.gap;
  const shapes = days.map((one, i) => bar(one, i * (BAR.width + BAR.gap), locale));
  const kept = days.filter((one) => one.arrived + one.late + one.missed > 0).toReversed();
  const total = days.reduce((sum, one) => sum + one.arrived + one.late + one.missed, 0);
  const arrived = days.reduce((sum, one) => sum + one.arrived + one.late, 0);
  const share = total === 0 ? "–" : percent(arrived / total, 2, locale);
  return html`<h2>${STATUS.days[locale]}</h2>
<figure class="drawing"><p class="said"><strong class="code">${share}</strong> ${STATUS.of[locale]}</p><svg viewBox="0 0 ${width} ${BAR.height}" role="img" aria-label="${STATUS.days[locale]}: ${share} ${STATUS.of[locale]}">${shapes}</svg>
<figcaption><ul class="legend">${(["whole", "part", "none"] as const).map((kind) => html`<li>${swatch(kind)} ${STATUS.legend[kind][locale]}</li>`)}</ul></figcaption></figure>
${
  kept.length > 0 &&
  html`<details class="more"><summary>${STATUS.table[locale]}</summary><div class="scroll" tabindex="0"><table><thead><tr><th scope="col">${STATUS.day[locale]}</th><th scope="col">${STATUS.arrived[locale]}</th><th scope="col">${STATUS.late[locale]}</th><th scope="col">${STATUS.missed[locale]}</th></tr></thead><tbody>${kept.map(
    ({ day, ...counts }) =>
      html`<tr><th scope="row">${date(day, locale)}</th>${(["arrived", "late", "missed"] as const).map((kind) => html`<td class="figure">${integer(counts[kind], locale)}</td>`)}</tr>`,
  )}</tbody></table></div></details>`
}`;
}

type Kind = "whole" | "part" | "none";
const kindOf = ({ arrived, late, missed }: DayOfRounds): Kind =>
  late + missed > 0 ? "part" : arrived > 0 ? "whole" : "none";
const FILL: Readonly<Record<Kind, string>> = {
  whole: "var(--chart-1)",
  part: "var(--chart-2)",
  none: "var(--edge)",
};
const HEIGHT: Readonly<Record<Kind, number>> = { whole: BAR.height, part: BAR.part, none: BAR.none };

function bar(one: DayOfRounds, x: number, locale: Locale): Html {
  const kind = kindOf(one);
  const sum = one.arrived + one.late + one.missed;
  const said = `${date(one.day as Day, locale)}: ${sum === 0 ? STATUS.legend.none[locale] : `${integer(one.arrived + one.late, locale)}/${integer(sum, locale)} ${STATUS.of[locale]}`}`;
  const height = HEIGHT[kind];
  return html`<rect x="${x}" y="${BAR.height - height}" width="${BAR.width}" height="${height}" rx="1" fill="${FILL[kind]}"><title>${said}</title></rect>`;
}

const swatch = (kind: Kind): Html =>
  html`<svg width="10" height="24" viewBox="0 0 30 ${BAR.height}" aria-hidden="true"><rect y="${BAR.height - HEIGHT[kind]}" width="30" height="${HEIGHT[kind]}" rx="2" fill="${FILL[kind]}"/></svg>`;

function incidentsPart(locale: Locale, { incidents, now }: StatusFacts): Html {
  const since = shownSince(now);
  const shown = incidents.filter(({ until }) => until === null || until >= since);
  const heading = html`<h2>${STATUS.incidents[locale]}</h2>`;
  if (shown.length === 0) return html`${heading}<p>${STATUS.noIncidents[locale]}</p>`;
  const moment = (at: Instant) => momentText(at, locale);
  return html`${heading}${shown.map(
    (one) =>
      html`<article class="card"><p class="small">${moment(one.from)} – ${one.until === null ? STATUS.goesOn[locale] : moment(one.until)}</p><p>${one[locale]}</p></article>`,
  )}`;
}
