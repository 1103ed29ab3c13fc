/** Whether a code is right beside a password: of an authenticator app, or one of the recovery codes. */
import { timingSafeEqual } from "node:crypto";
import type { Context } from "../context.ts";
import { comparable } from "../credentials/recovery-code.ts";
import { isTotp } from "../credentials/totp.ts";
import type { Factors } from "./factors.ts";

/** What was proven. `left` are the recovery codes without the one that was used, sealed; `before` with it. */
export type Proof =
  | { readonly by: "totp" }
  | { readonly by: "recovery"; readonly before: string; readonly left: string };

/** For who has no such factor: it is opened and compared like anybody's, and is never right. */
const DECOY = { secret: " ".repeat(32), codes: JSON.stringify(Array(10).fill("X".repeat(14))) };

/** Nothing when it is not right. What cannot be opened, for its secret is gone, is not right: said aloud it would tell a right password. */
export async function checkCode(
  { sealed, steps }: Pick<Context, "sealed" | "steps">,
  found: Factors | undefined,
  code: string,
): Promise<Proof | undefined> {
  const isApp = /^\d{6}$/.test(code);
  const decoy = isApp ? DECOY.secret : DECOY.codes;
  const kept = isApp ? found?.secret : found?.backupCodes;
  const opened = await sealed.open(kept ?? (await sealed.decoy(decoy))).catch(() => undefined);
  if (isApp) {
    const isRight = isTotp(opened ?? decoy, code, steps.clock.now());
    return isRight && kept !== undefined && opened !== undefined ? { by: "totp" } : undefined;
  }
  const codes = JSON.parse(opened ?? decoy) as readonly string[];
  const typed = comparable(code);
  const left = codes.filter((one) => !isSame(comparable(one), typed));
  if (kept === undefined || left.length === codes.length) return undefined;
  return { by: "recovery", before: kept, left: await sealed.seal(JSON.stringify(left)) };
}

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
