/** Every public figure as rows: what pages show, for machines. Small figures are hidden here as there. */
import { SOURCES } from "@bluezone/contract/rollout/figures";
import { isoDay, isoInstant } from "@bluezone/protocol/time";
import { publicVenues } from "../../help/venues/store.ts";
import { publicTotals } from "../../numbers/public-totals.ts";
import { toldBulletins } from "../bulletins.ts";
import { toldCorrections } from "../corrections.ts";
import { toldUntil } from "../situation/told.ts";
import { toldVenue } from "../venues.ts";
import type { DataSet } from "./data-set.ts";
import { INDICATOR_ROWS } from "./indicators.ts";

/** Days of situations that are told. */
const SITUATION_DAYS = 30;
const yes = (is: boolean): string => (is ? "yes" : "no");

/** Every set. */
export const DATA_SETS: readonly DataSet[] = [
  {
    name: "situation",
    title: { vi: "Tình hình từng ngày", en: "The situation by day" },
    columns: ["day", "item", "district", "count", "state", "source", "cutOff", "illustrative"],
    async rows(sql, { province, today }) {
      const days = await toldUntil(province, sql, today);
      return days
        .slice(0, SITUATION_DAYS)
        .flatMap(({ day, cutOff, source, counts, districts, illustrative }) => {
          const about = { day, source: source.vi, cutOff, illustrative: yes(illustrative) };
          return [
            ...counts.map(({ key, count }) => ({ item: key, district: "", count })),
            ...districts.map(({ code, count }) => ({ item: "quarantine", district: code, count })),
          ].map(({ count, ...row }) => ({
            ...about,
            ...row,
            count: count.is === "shown" ? count.value : null,
            state: count.is,
          }));
        });
    },
  },
  {
    name: "numbers",
    title: { vi: "Bốn nguồn số liệu cài đặt, không cộng lại", en: "Four sources of installs, never added" },
    columns: ["week", "cutOff", "place", "name", "source", "count", "low", "high", "state", "illustrative"],
    async rows(sql, { province, instant }) {
      const { week, cutOff, whole, rows, illustrative } = await publicTotals(province, sql, instant);
      return [whole, ...rows].flatMap(({ code, name, figures }) =>
        SOURCES.map((source) => {
          const figure = figures[source];
          const shown = figure.is === "shown" ? figure : undefined;
          return {
            week,
            cutOff: isoInstant(cutOff),
            place: code,
            name,
            source,
            count: shown?.value ?? null,
            low: shown?.low ?? null,
            high: shown?.high ?? null,
            state: figure.is,
            illustrative: yes(illustrative),
          };
        }),
      );
    },
  },
  INDICATOR_ROWS,
  {
    name: "hotlines",
    title: { vi: "Đường dây nóng, cả số đã hết hạn", en: "Hotlines, those that ended too" },
    columns: ["number", "purpose", "owner", "validFrom", "validTo", "source"],
    rows: async (_sql, { province }) =>
      province.hotlines.map(({ number, purpose, owner, validFrom, validTo, source }) => ({
        number,
        purpose,
        owner: owner.vi,
        validFrom: isoDay(validFrom),
        validTo: validTo === undefined ? null : isoDay(validTo),
        source,
      })),
  },
  {
    name: "venues",
    title: { vi: "Danh bạ điểm bán", en: "Venue directory" },
    columns: [
      "district",
      "name",
      "kind",
      "place",
      "cashless",
      "online",
      "orderPhone",
      "delivery",
      "illustrative",
    ],
    rows: async (sql, { today }) =>
      (await publicVenues(sql, today)).map((row) => {
        const { id: _, cashless, delivery, illustrative, ...told } = toldVenue(row);
        return {
          district: row.district,
          ...told,
          cashless: cashless.join("|"),
          delivery: delivery.join("|"),
          illustrative: yes(illustrative),
        };
      }),
  },
  {
    name: "corrections",
    title: { vi: "Đính chính", en: "Corrections" },
    columns: ["day", "label", "claim", "answer", "source"],
    rows: async (sql) =>
      (await toldCorrections(sql)).map(({ day, label, claim, answer, source }) => ({
        day,
        label,
        claim: claim.vi,
        answer: answer.vi,
        source,
      })),
  },
  {
    name: "bulletins",
    title: { vi: "Bản tin", en: "Bulletins" },
    columns: ["number", "firstDay", "lastDay", "priority", "source", "text", "sound"],
    rows: async (sql, { today }) =>
      (await toldBulletins(sql, today)).map(({ number, firstDay, lastDay, priority, source, vi, audio }) => ({
        number,
        firstDay,
        lastDay,
        priority,
        source,
        text: vi.join("\n"),
        sound: audio?.url ?? null,
      })),
  },
];
