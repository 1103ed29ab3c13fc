/**
 * What the town's officers have done before a visitor comes: letter 1313 is passed down, a bulletin is approved, sheets are
 * printed, numbers of the week before are in. All of it made up, all of it through the public endpoints.
 */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { approveBulletin, startBulletin, submitBulletin } from "@bluezone/contract/rollout/bulletins";
import { enterIndicators } from "@bluezone/contract/rollout/indicators";
import { planMedia } from "@bluezone/contract/rollout/media";
import { startPrint } from "@bluezone/contract/rollout/prints";
import { claimRumour } from "@bluezone/contract/rollout/rumours";
import { enterSituation } from "@bluezone/contract/rollout/situation";
import { acknowledgeTasks, listTasks } from "@bluezone/contract/rollout/tasks";
import { addVenue, approveVenue } from "@bluezone/contract/rollout/venues";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { AN_GIANG_2020 } from "@bluezone/policy/an-giang-2020";
import { on } from "@bluezone/policy/dated";
import { dayOf, type Instant, isoDay, isoInstant } from "@bluezone/protocol/time";
import { enterMadeUpDownloads, idFrom, sendWeek } from "../actors/campaign.ts";
import { passLetter1313 } from "../actors/letter-desk.ts";
import type { Officers } from "../people/officers.ts";
import { madeUpIndicators } from "./made-up-indicators.ts";
import { liveSteps, type Step } from "./steps.ts";

/** The Sunday before the town's first morning. */
const WEEK = "2020-12-27";
const MADE_UP = "Số liệu minh họa";
const at2020 = (code: string): string => `${code}@2019-10-06`;

const block = (code: string) => ({ kind: "block" as const, code, version: 1 });

const STEPS: readonly Step[] = [
  {
    name: "letter",
    async run(officers) {
      await passLetter1313(await officers.at("so"), "2021-01-03");
    },
  },
  {
    name: "acknowledged",
    async run(officers) {
      for (const id of ["giao-thong", "huyen"]) {
        const officer = await officers.at(id);
        const { tasks } = await officer.post(listTasks, {});
        if (tasks.length > 0)
          await officer.post(acknowledgeTasks, { ids: tasks.slice(0, 3).map(({ id }) => id) });
      }
    },
  },
  {
    name: "bulletin",
    async run(officers, now) {
      const today = isoDay(dayOf(now, "vietnam"));
      const content: Partial<Content> = {
        items: ["C2", "C3", "C11", "C10", "C7"].map(block),
        source: `Sở Y tế An Giang (${MADE_UP.toLowerCase()})`,
        cutOff: isoInstant(now),
        languages: ["vi", "en"],
        ticks: ["one-action", "no-identity", "no-blame", "last-is-doable"],
        firstDay: today,
        lastDay: isoDay(dayOf((now + 6 * 86_400_000) as Instant, "vietnam")),
      };
      const officer = await officers.at("so");
      const { id } = await officer.post(startBulletin, {
        id: idFrom("bulletin").replaceAll("-", "").slice(0, 16),
        content,
      });
      const { version } = await officer.post(submitBulletin, { id, version: 1 });
      await (await officers.at("duyet")).post(approveBulletin, { id, version });
    },
  },
  {
    name: "prints",
    async run(officers) {
      const officer = await officers.at("so");
      const vehicles = AN_GIANG_2020.filter(({ type }) => type === "vehicle").slice(0, 12);
      await officer.post(startPrint, {
        id: idFrom("vehicle sheets"),
        kind: "vehicle-sheet",
        places: vehicles.map(({ id }) => ({
          unit: id,
          route: "Long Xuyên – Châu Đốc",
          spot: "Cửa lên, bên phải",
        })),
      });
    },
  },
  {
    name: "numbers",
    async run(officers) {
      const officer = await officers.at("so");
      await enterMadeUpDownloads(
        officer,
        WEEK,
        on(AN_GIANG.districts, dayOf(Date.parse(WEEK) as Instant, "vietnam")),
      );
      for (const [i, { code }] of AN_GIANG.districts
        .filter(({ validFrom }) => isoDay(validFrom) === "2019-10-06")
        .entries()) {
        const staff = 180 + ((i * 37) % 90);
        await sendWeek(officer, at2020(`${code}-district-committee`), WEEK, {
          staff,
          smartphones: staff - 40,
          installed: staff - 75 - ((i * 11) % 40),
          helped: 30 + ((i * 17) % 60),
          posters: 12 + i,
        });
      }
    },
  },
  {
    name: "situation",
    async run(officers, now) {
      await (await officers.at("so")).post(enterSituation, {
        version: 0,
        content: {
          day: isoDay(dayOf(now, "vietnam")),
          cutOff: isoInstant(now),
          counts: {
            confirmedToday: 0,
            confirmedTotal: 12,
            recovered: 9,
            testedToday: 184,
            quarantineSite: 231,
            quarantineHome: 118,
            released: 46,
          },
          districts: [
            { code: "886", count: 96 },
            { code: "887", count: 74 },
            { code: "890", count: 3 },
          ],
          source: { vi: "Sở Y tế An Giang", en: "An Giang health department" },
          method: {
            vi: "Tổng của các trạm y tế gửi lên mỗi ngày.",
            en: "Sums that health stations send each day.",
          },
          advice: {
            vi: "Ho, sốt thì gọi trạm y tế trước khi đến.",
            en: "With cough or fever, call the station first.",
          },
          illustrative: true,
        },
      });
    },
  },
  {
    name: "indicators",
    async run(officers, now) {
      await (await officers.at("so")).post(enterIndicators, { version: 0, content: madeUpIndicators(now) });
    },
  },
  {
    name: "venues",
    async run(officers) {
      const officer = await officers.at("so");
      for (const [i, name] of [
        "Chợ minh họa Cái Dầu",
        "Siêu thị minh họa Long Xuyên",
        "Quán minh họa Châu Đốc",
      ].entries()) {
        const id = idFrom(`venue ${i}`);
        const { version } = await officer.post(addVenue, {
          id,
          content: {
            name,
            kind: (["market", "supermarket", "restaurant"] as const)[i] ?? "shop",
            district: ["889", "883", "884"][i] ?? "889",
            place: "Địa chỉ minh họa",
            cashless: i === 0 ? ["qr"] : ["qr", "bank"],
            online: null,
            orderPhone: i === 1 ? "0296 000 0000" : null,
            delivery: i === 2 ? ["tự giao"] : [],
            validTo: null,
          },
        });
        if (version === 1) await (await officers.at("duyet")).post(approveVenue, { id, version });
      }
    },
  },
  {
    name: "talk",
    async run(officers) {
      const officer = await officers.at("so");
      await officer.post(claimRumour, {
        id: idFrom("claim").replaceAll("-", "").slice(0, 16),
        heard: "Nghe nói cài ứng dụng thì máy mất hết danh bạ.",
        day: "2020-12-27",
      });
      await officer.post(planMedia, {
        id: idFrom("programme"),
        content: {
          channel: "radio",
          topic: "install",
          title: "Cài Bluezone trong một phút",
          section: "Chuyên mục sức khỏe",
          firstDay: "2020-12-29",
          lastDay: "2020-12-31",
          kit: null,
        },
      });
    },
  },
];

/** Does what is not done yet, in order. `file` keeps what is done; null keeps nothing. */
export const liveFirstWeek = (
  officers: Officers,
  now: () => Instant,
  file: string | null,
  until: AbortSignal,
): Promise<void> => liveSteps(STEPS, officers, now, file, until);
