/**
 * Who works at the town's desks: made-up officers. Each comes in as anybody would: invited by the operator, accepted through
 * the public doors with a password and an authenticator app, signed in again when a session is over. The servers know no
 * other way in, for a town neither.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Role } from "@bluezone/contract/rollout/roles";
import { signIn as signInDoor } from "@bluezone/contract/staff/sign-in";
import { minus, plus, Seconds } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/clock";
import { StartError } from "@bluezone/server-kit/start-error";
import type { Staff } from "@bluezone/staff/staff";
import { createJar, knock, signIn } from "@bluezone/staff/testing/sign-in";
import { totpAt } from "@bluezone/staff/testing/totp";
import { z } from "zod";

/** An officer of the town; `name` is what colleagues see. */
export type Officer = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Key of the unit. */
  readonly unit: string;
  /** What they do, as the town's page says it. */
  readonly does: { readonly vi: string; readonly en: string };
};

const at2020 = (code: string): string => `${code}@2019-10-06`;

/** The officers, the department's first. All made up; the second names say whose desk it is. */
export const OFFICERS: readonly Officer[] = [
  {
    id: "so",
    name: "Chuyên viên Sở (minh họa)",
    role: "rollout-officer",
    unit: at2020("89-province-committee"),
    does: { vi: "Sở: giao văn bản, soạn tin, báo cáo", en: "Department: letters, bulletins, reports" },
  },
  {
    id: "duyet",
    name: "Lãnh đạo phòng (minh họa)",
    role: "approver",
    unit: at2020("89-province-committee"),
    does: { vi: "Sở: duyệt bản tin", en: "Department: approves bulletins" },
  },
  {
    id: "quan-tri",
    name: "Quản trị Sở (minh họa)",
    role: "administrator",
    unit: at2020("89-province-committee"),
    does: { vi: "Sở: người dùng, đơn vị, nhật ký", en: "Department: people, units, audit log" },
  },
  {
    id: "giao-thong",
    name: "Cán bộ Giao thông (minh họa)",
    role: "unit-officer",
    unit: at2020("89-transport-department"),
    does: { vi: "Sở Giao thông: xe, phà, bến", en: "Transport department: vehicles, ferries" },
  },
  {
    id: "huyen",
    name: "Cán bộ huyện Châu Phú (minh họa)",
    role: "rollout-officer",
    unit: at2020("889-district-committee"),
    does: { vi: "Huyện Châu Phú", en: "Châu Phú district" },
  },
  {
    id: "dai",
    name: "Trực đài Châu Phú (minh họa)",
    role: "station-operator",
    unit: at2020("889-district-station"),
    does: { vi: "Đài truyền thanh huyện Châu Phú", en: "Châu Phú loudspeaker station" },
  },
  {
    id: "xa",
    name: "Cán bộ xã Vĩnh Thạnh Trung (minh họa)",
    role: "unit-officer",
    unit: at2020("30478-commune-committee"),
    does: { vi: "Xã Vĩnh Thạnh Trung", en: "Vĩnh Thạnh Trung commune" },
  },
];

const Known = z.object({ signInName: z.string(), password: z.string(), totpSecret: z.string() });
type Known = z.output<typeof Known>;
const KnownFile = z.record(z.string(), Known);

/** The officers of a running town. */
export type Officers = {
  /** Signs an officer in and says the cookies that the browser is to keep; undefined: nobody of that id works here. */
  signIn(id: string): Promise<readonly string[] | undefined>;
};

/** What they know is kept in a file of the town's folder; null keeps nothing. Throws StartError when the file is broken. */
function openMemory(file: string | null): { readonly known: Record<string, Known>; save(): void } {
  let known: Record<string, Known> = {};
  if (file !== null && existsSync(file))
    try {
      known = KnownFile.parse(JSON.parse(readFileSync(file, "utf8")));
    } catch {
      throw new StartError(
        `The town's officers in ${file} cannot be read: move the town's folder away, and it begins anew.`,
      );
    }
  return {
    known,
    save() {
      if (file === null) return;
      writeFileSync(`${file}.new`, JSON.stringify(known), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** Officers of a server. Whoever is not known yet is invited when they first sign in. */
export function openOfficers(options: {
  readonly staff: Pick<Staff, "invite">;
  readonly url: string;
  readonly file: string | null;
}): Officers {
  const { staff, url } = options;
  const memory = openMemory(options.file);
  // A code of the authenticator counts once; those of the half minutes around now are taken too.
  let tries = 0;
  const codeOf = (secret: string): string => {
    tries += 1;
    const now = systemClock.now();
    return totpAt(secret, [now, plus(now, Seconds(30)), minus(now, Seconds(30))][tries % 3] ?? now);
  };

  async function join(officer: Officer): Promise<Known> {
    const { signInName, password, totpSecret } = await signIn({
      staff,
      url,
      name: officer.name,
      role: officer.role,
      unitId: officer.unit,
    });
    return { signInName, password, totpSecret };
  }

  return {
    async signIn(id) {
      const officer = OFFICERS.find((one) => one.id === id);
      if (!officer) return undefined;
      memory.known[id] ??= await join(officer);
      memory.save();
      const { signInName, password, totpSecret } = memory.known[id];
      for (let i = 0; i < 3; i += 1) {
        const cookies: string[] = [];
        const jar = createJar();
        const answer = await knock(
          url,
          {
            header: jar.header,
            take(response) {
              cookies.push(...response.headers.getSetCookie());
            },
          },
          signInDoor,
          { signInName, password, code: codeOf(totpSecret) },
        );
        if (answer.status === 200) return cookies;
      }
      return [];
    },
  };
}
