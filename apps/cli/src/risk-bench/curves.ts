/** The page with curves: ROC of some rules over all and by setting, and the calibration of our probability. SVG, no script. */
import { calibrationCurve } from "./calibration-curve.ts";
import { byDistance, type Judgement, stated } from "./judged.ts";
import { roc } from "./roc.ts";

const SIDE = 260;
const MARGIN = 40;
const at = (share: number): number => MARGIN + share * SIDE;
const up = (share: number): number => MARGIN + (1 - share) * SIDE;
const points = (list: readonly (readonly [number, number])[]): string =>
  list.map(([x, y]) => `${at(x).toFixed(1)},${up(y).toFixed(1)}`).join(" ");
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Drawn rules, each with a colour and a dash that tell it apart also in grey. */
const DRAWN: Readonly<Record<string, readonly [colour: string, dash: string]>> = {
  "Bluezone now": ["#0b6bcb", ""],
  "Bluezone before": ["#0b6bcb", "6 4"],
  "plain attenuation": ["#767676", "2 3"],
  "ENX wide": ["#b3541e", "8 3"],
  "NHS COVID-19 v2": ["#2f7d32", "4 2 1 2"],
};

const frame = (
  title: string,
  x: string,
  y: string,
  inside: string,
): string => `<svg role="img" aria-label="${escaped(title)}" viewBox="0 0 ${SIDE + 2 * MARGIN} ${SIDE + 2 * MARGIN}">
<title>${escaped(title)}</title>
<rect x="${MARGIN}" y="${MARGIN}" width="${SIDE}" height="${SIDE}" class="frame"/>
<line x1="${at(0)}" y1="${up(0)}" x2="${at(1)}" y2="${up(1)}" class="chance"/>
${inside}
${[0, 0.5, 1].map((n) => `<text x="${at(n)}" y="${up(0) + 16}" class="tick middle">${100 * n}</text><text x="${at(0) - 6}" y="${up(n) + 4}" class="tick end">${100 * n}</text>`).join("")}
<text x="${at(0.5)}" y="${up(0) + 32}" class="middle">${escaped(x)}</text>
<text transform="translate(12 ${up(0.5)}) rotate(-90)" class="middle">${escaped(y)}</text>
</svg>`;

function rocFigure(title: string, judgements: readonly Judgement[]): string {
  const lines = judgements.flatMap(({ name, judged }) => {
    const drawn = DRAWN[name];
    if (!drawn || judged.length === 0) return [];
    const [colour, dash] = drawn;
    const curve = roc(byDistance(judged)).map(
      ({ falseShare, trueShare }) => [falseShare, trueShare] as const,
    );
    return `<polyline points="${points([[0, 0], ...curve])}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  });
  return `<figure><figcaption>${escaped(title)}</figcaption>${frame(`ROC: ${title}`, "false alarms, %", "found, %", lines.join("\n"))}</figure>`;
}

function calibrationFigure({ judged }: Judgement): string {
  const steps = calibrationCurve(stated(judged));
  const dots = steps.map(
    ({ n, stated: said, observed }) =>
      `<circle cx="${at(said).toFixed(1)}" cy="${up(observed).toFixed(1)}" r="${(2 + Math.sqrt(n) / 2).toFixed(1)}" fill="#0b6bcb" fill-opacity="0.6"><title>${n} pairs: ${Math.round(100 * said)} % stated, ${Math.round(100 * observed)} % near</title></circle>`,
  );
  return `<figure><figcaption>Calibration of Bluezone now: size by number of pairs</figcaption>${frame("Calibration", "stated, %", "were near, %", dots.join("\n"))}</figure>`;
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1b1b;background:#fff}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1.5rem}
figure{margin:0}figcaption{font-weight:600}svg{width:100%;height:auto}
.frame{fill:none;stroke:#767676}.chance{stroke:#bbb;stroke-dasharray:3 3}
text{font-size:12px;fill:currentColor}.middle{text-anchor:middle}.end{text-anchor:end}
ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:1rem}li svg{width:2.5rem;height:.8rem;vertical-align:middle}
@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}.chance{stroke:#555}}`;

/** The whole page. */
export function curvesPage(judgements: readonly Judgement[]): string {
  const now = judgements.find(({ name }) => name === "Bluezone now")!;
  const settings = [...new Set(now.judged.map(({ pair }) => pair.setting))];
  const recorded = (judgement: Judgement): Judgement => ({
    ...judgement,
    judged: judgement.judged.filter(({ pair }) => !pair.ownTable),
  });
  const of = (setting: string) =>
    judgements.map((judgement) => ({
      ...judgement,
      judged: judgement.judged.filter(({ pair }) => pair.setting === setting),
    }));
  const legend = Object.entries(DRAWN).map(
    ([name, [colour, dash]]) =>
      `<li><svg viewBox="0 0 40 8" aria-hidden="true"><line x1="0" y1="4" x2="40" y2="4" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/></svg> ${escaped(name)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Risk bench: curves</title><style>${STYLE}</style></head>
<body>
<h1>Risk bench: curves</h1>
<p>Written by <code>bluezone bench risk --data DIR --write docs</code>; what the figures mean is on <a href="risk-bench.md">the report</a>. A curve on the grey diagonal is chance. Our curve on an experiment comes from a fit that never saw it.</p>
<ul>${legend.join("")}</ul>
<main>
${[rocFigure("all recorded experiments", judgements.map(recorded)), calibrationFigure(recorded(now)), ...settings.map((setting) => rocFigure(setting, of(setting)))].join("\n")}
</main>
</body>
</html>
`;
}
