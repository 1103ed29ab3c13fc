/**
 * Who works at the town's desks: made-up officers. Each comes in as anybody would: invited by the operator, accepted through
 * the public endpoints with a password and an authenticator app, signed in again when a session is over. The servers
 * know no other way in, for a town neither.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Fault } from "@bluezone/contract/fault";
import type { Role as HealthRole } from "@bluezone/contract/health/roles";
import type { Role as RolloutRole } from "@bluezone/contract/rollout/roles";
import { me } from "@bluezone/contract/staff/account";
import { signIn as signInEndpoint } from "@bluezone/contract/staff/sign-in";
import { minus, plus, Seconds } from "@bluezone/protocol/time";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { systemClock } from "@bluezone/server-kit/time/clock";
import type { Staff } from "@bluezone/staff/staff";
import { callEndpoint, createJar, type Jar, type SignedIn, signIn } from "@bluezone/staff/testing/sign-in";
import { totpAt } from "@bluezone/staff/testing/totp";
import { z } from "zod";

/** An officer of the town, at one of its desks; `name` is what colleagues see. */
export type Officer<Role extends string = string> = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Key of the unit. */
  readonly unit: string;
  /** What they do, as the town's page says it. */
  readonly does: { readonly vi: string; readonly en: string };
};

const at2020 = (code: string): string => `${code}@2019-10-06`;

/** The officers of the rollout desk, the province's first. All made up; the second names say whose desk it is. */
export const OFFICERS: readonly Officer<RolloutRole>[] = [
  {
    id: "so",
    name: "Chuyên viên tỉnh (minh họa)",
    role: "rollout-officer",
    unit: at2020("89-province-committee"),
    does: { vi: "Tỉnh: giao văn bản, soạn tin, báo cáo", en: "Province: letters, bulletins, reports" },
  },
  {
    id: "duyet",
    name: "Lãnh đạo phòng (minh họa)",
    role: "approver",
    unit: at2020("89-province-committee"),
    does: { vi: "Tỉnh: duyệt bản tin", en: "Province: approves bulletins" },
  },
  {
    id: "quan-tri",
    name: "Quản trị tỉnh (minh họa)",
    role: "administrator",
    unit: at2020("89-province-committee"),
    does: { vi: "Tỉnh: người dùng, đơn vị, nhật ký", en: "Province: people, units, audit log" },
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

/** The officers of the health desk, the province's first. All made up. */
export const HEALTH_OFFICERS: readonly Officer<HealthRole>[] = [
  {
    id: "dich-te",
    name: "Dịch tễ Sở Y tế (minh họa)",
    role: "epidemiologist",
    unit: at2020("89-health-department"),
    does: { vi: "Sở Y tế: ca bệnh cả tỉnh, báo cáo", en: "Health department: the province's cases, reports" },
  },
  {
    id: "tram-y-te",
    name: "Trạm Y tế Vĩnh Thạnh Trung (minh họa)",
    role: "health-officer",
    unit: at2020("30478-health-station"),
    does: { vi: "Trạm y tế: ca bệnh, cách ly, gọi lại", en: "Health station: cases, quarantine, call-backs" },
  },
  {
    id: "xet-nghiem",
    name: "Phòng xét nghiệm (minh họa)",
    role: "lab-technician",
    unit: at2020("89-health-department"),
    does: { vi: "Nhập kết quả xét nghiệm", en: "Takes test results in" },
  },
  {
    id: "bao-ve-du-lieu",
    name: "Bảo vệ dữ liệu (minh họa)",
    role: "data-protection-officer",
    unit: at2020("89-health-department"),
    does: { vi: "Trả lời yêu cầu về dữ liệu", en: "Answers data requests" },
  },
  {
    id: "quan-tri-y-te",
    name: "Quản trị Sở Y tế (minh họa)",
    role: "administrator",
    unit: at2020("89-health-department"),
    does: { vi: "Người dùng, đơn vị, nhật ký", en: "People, units, audit log" },
  },
];

const OfficerSecrets = z.object({ signInName: z.string(), password: z.string(), totpSecret: z.string() });
type OfficerSecrets = z.output<typeof OfficerSecrets>;
const OfficerFile = z.record(z.string(), OfficerSecrets);

/** What an officer's browser can do at a desk. */
export type AtDesk = Pick<SignedIn, "post">;

/** The officers of a running town. */
export type Officers = {
  /** Signs an officer in and says the cookies that the browser is to keep; undefined: nobody of that id works here. */
  signIn(id: string): Promise<readonly string[] | undefined>;
  /** An officer at a browser of the town's own. Throws RangeError when nobody of that id works here. */
  at(id: string): Promise<AtDesk>;
};

/** What they know is kept in a file of the town's folder; null keeps nothing. Throws StartError when the file is broken. */
function openMemory(file: string | null): { readonly known: Record<string, OfficerSecrets>; save(): void } {
  let known: Record<string, OfficerSecrets> = {};
  if (file !== null && existsSync(file))
    try {
      known = OfficerFile.parse(JSON.parse(readFileSync(file, "utf8")));
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
  readonly officers: readonly Officer[];
  readonly url: string;
  readonly file: string | null;
}): Officers {
  const { staff, officers, url } = options;
  const memory = openMemory(options.file);
  // A code of the authenticator counts once; those of the half minutes around now are taken too.
  let tries = 0;
  const codeOf = (secret: string): string => {
    tries += 1;
    const now = systemClock.now();
    return totpAt(secret, [now, plus(now, Seconds(30)), minus(now, Seconds(30))][tries % 3] ?? now);
  };

  /** Browsers of the town's own: one an officer, whose session goes on. */
  const jars = new Map<string, Jar>();

  /** Signs in with what the officer knows; somebody new is invited first, and is signed in by accepting. */
  async function enter(officer: Officer, jar: Jar): Promise<boolean> {
    const known = memory.known[officer.id];
    if (!known) {
      const { signInName, password, totpSecret } = await signIn({
        staff,
        url,
        name: officer.name,
        role: officer.role,
        unitId: officer.unit,
        jar,
      });
      memory.known[officer.id] = { signInName, password, totpSecret };
      memory.save();
      return true;
    }
    const { signInName, password, totpSecret } = known;
    for (let i = 0; i < 3; i += 1) {
      const { status } = await callEndpoint(url, jar, signInEndpoint, {
        signInName,
        password,
        code: codeOf(totpSecret),
      });
      if (status === 200) return true;
    }
    return false;
  }

  return {
    async signIn(id) {
      const officer = officers.find((one) => one.id === id);
      if (!officer) return undefined;
      const [jar, cookies] = [createJar(), [] as string[]];
      const seen: Jar = {
        header: jar.header,
        take(answer) {
          jar.take(answer);
          cookies.push(...answer.headers.getSetCookie());
        },
      };
      return (await enter(officer, seen)) ? cookies : [];
    },
    async at(id) {
      const officer = officers.find((one) => one.id === id);
      if (!officer) throw new RangeError(`nobody called ${id} works in this town`);
      const jar = jars.get(id) ?? createJar();
      jars.set(id, jar);
      if ((await callEndpoint(url, jar, me, {})).status !== 200) await enter(officer, jar);
      return {
        async post(endpoint, body) {
          const { status, code, body: read } = await callEndpoint(url, jar, endpoint, body);
          if (status !== 200) throw new Fault(code ?? `status_${status}`, String(read["error"] ?? ""));
          return read as never;
        },
      };
    },
  };
}
