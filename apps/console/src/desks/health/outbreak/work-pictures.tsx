/** Tests, contacts, quarantine. */
import type { ResponseOf } from "@bluezone/contract/endpoint";
import {
  CONTACT_BOUNDS,
  type OutbreakAsked,
  readContactsPicture,
  readPositivity,
  readQuarantinePicture,
} from "@bluezone/contract/health/outbreak";
import { useAsk } from "../../../api/hooks.ts";
import { Curves } from "../../../kit/chart/curves.tsx";
import { useWords } from "../../../words/language.tsx";
import { Picture, type Shown } from "./picture.tsx";
import { useFigures } from "./use-figures.ts";
import { OUTBREAK } from "./words.ts";

type Of = { readonly asked: OutbreakAsked };

/** The share of positive tests. */
export function PositivityPicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readPositivity, asked);
  type Point = ResponseOf<typeof readPositivity>["points"][number];
  const toldSentence = (last: Point | undefined): string | null =>
    last
      ? t("positivityToldSays", { tests: say.count(last.tests), positive: say.count(last.positive) })
      : null;
  const shows = ({ by, points, tests, positive, share }: ResponseOf<typeof readPositivity>): Shown => ({
    sentence:
      by === "week"
        ? toldSentence(points.at(-1))
        : share &&
          t("positivitySays", {
            positive: say.count(positive),
            tests: say.count(tests),
            share: say.percent(share.share),
            low: say.percent(share.low),
            high: say.percent(share.high),
          }),
    chart: (
      <Curves
        label={t("positivityTitle")}
        labels={points.map(({ day }) => say.short(day))}
        curves={[{ name: t("share"), look: "line", colour: 1, values: points.map((one) => one.share) }]}
        across={0}
        say={say.percent}
      />
    ),
    table: {
      heading: [t(by === "week" ? "week" : "day"), t("tests"), t("positive"), t("share")],
      rows: points.map((one) => [
        say.day(one.day),
        say.count(one.tests),
        say.count(one.positive),
        one.share === null ? "" : say.percent(one.share),
      ]),
    },
    note: by === "week" ? t("toldWeek") : t("positivityNote"),
  });
  return <Picture name="duong-tinh" title={t("positivityTitle")} query={query} shows={shows} />;
}

/** Contacts per case, where they are from, who became cases. */
export function ContactsPicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readContactsPicture, asked);
  const shows = ({ cases, counts, p50, groups }: ResponseOf<typeof readContactsPicture>): Shown => {
    const all = groups.find(({ group }) => group === "all");
    const app = groups.find(({ group }) => group === "app");
    const of = (some: number) =>
      all && all.contacts > 0 ? say.percent(some / all.contacts) : say.percent(0);
    const labels = CONTACT_BOUNDS.map((most, at) => {
      const least = at === 0 ? 0 : (CONTACT_BOUNDS[at - 1] ?? 0) + 1;
      return least === most ? say.integer(most) : `${least}–${most}`;
    });
    return {
      sentence:
        cases === 0 || p50 === null
          ? null
          : t("contactsSays", {
              half: say.tenth(p50),
              app: of(app?.contacts ?? 0),
              became: of(all?.became ?? 0),
            }),
      chart: (
        <Curves
          figures
          label={`${t("contactsTitle")}: ${t("contactsCount")}`}
          labels={[...labels, t("above", { n: CONTACT_BOUNDS.at(-1) ?? 0 })]}
          curves={[{ name: t("cases"), look: "bar", colour: 1, values: counts }]}
          say={say.integer}
        />
      ),
      table: {
        heading: [t("group"), t("contacts"), t("became"), t("attack"), t("low"), t("high")],
        rows: groups.map(({ group, contacts, became, share }) => [
          t(`group_${group}`),
          say.integer(contacts),
          say.integer(became),
          ...[share?.share, share?.low, share?.high].map((one) =>
            one === undefined ? "" : say.percent(one),
          ),
        ]),
      },
      note: t("contactsNote"),
    };
  };
  return <Picture name="tiep-xuc" title={t("contactsTitle")} query={query} shows={shows} />;
}

/** The load of quarantine, and the places of the days ahead. */
export function QuarantinePicture({ asked }: Of) {
  const t = useWords(OUTBREAK);
  const say = useFigures();
  const query = useAsk(readQuarantinePicture, asked);
  const shows = ({ days, ahead }: ResponseOf<typeof readQuarantinePicture>): Shown => {
    const at = (place: "home" | "site") => ahead.filter((one) => one.place === place);
    const [home, site] = [at("home"), at("site")];
    const last = days.at(-1);
    const most = site.toSorted((a, b) => b.expected - a.expected)[0];
    const past = days.map(() => null);
    const none =
      days.map(({ home: n, site: m }) => n + m).every((n) => n === 0) &&
      !ahead.some(({ known }) => known > 0);
    return {
      sentence:
        none || !last || !most
          ? null
          : t("quarantineSays", {
              home: say.integer(last.home),
              site: say.integer(last.site),
              most: say.integer(most.expected),
              high: say.integer(Math.max(...site.map(({ high }) => high))),
            }),
      chart: (
        <Curves
          label={t("quarantineTitle")}
          labels={[...days, ...home].map(({ day }) => say.short(day))}
          curves={[
            {
              name: t("home"),
              look: "line",
              colour: 1,
              values: [...days.map((one) => one.home), ...home.map(() => null)],
            },
            {
              name: t("homeAhead"),
              look: "dashes",
              colour: 1,
              values: [...past, ...home.map(({ expected }) => expected)],
            },
            {
              name: t("site"),
              look: "line",
              colour: 3,
              values: [...days.map((one) => one.site), ...site.map(() => null)],
            },
            {
              name: t("siteAhead"),
              look: "dashes",
              colour: 3,
              values: [...past, ...site.map(({ expected }) => expected)],
            },
          ]}
          say={say.integer}
        />
      ),
      table: {
        heading: [t("day"), t("home"), t("site"), t("known"), t("expected"), t("low"), t("high")],
        rows: [
          ...days.map((one) => [
            say.day(one.day),
            say.integer(one.home),
            say.integer(one.site),
            "",
            "",
            "",
            "",
          ]),
          ...ahead.map(({ day, place, known, expected, low, high }) => [
            `${say.day(day)} (${t(place)})`,
            "",
            "",
            ...[known, expected, low, high].map(say.integer),
          ]),
        ],
      },
      note: t("quarantineNote"),
    };
  };
  return <Picture name="cach-ly" title={t("quarantineTitle")} query={query} shows={shows} />;
}
