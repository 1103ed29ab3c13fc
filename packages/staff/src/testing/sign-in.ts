/**
 * A member of staff who is invited, accepts and is signed in, all through the public endpoints, as a browser would: for
 * tests and for towns of simulated people. There is no other way in.
 */
import type { Endpoint, RequestInput, RequestOf, ResponseOf, Upload } from "@bluezone/contract/endpoint";
import { Fault, faultCode } from "@bluezone/contract/fault";
import { accept, acceptTotp } from "@bluezone/contract/staff/invitations";
import { signIn as signInEndpoint } from "@bluezone/contract/staff/sign-in";
import { Instant, plus, Seconds } from "@bluezone/protocol/time";
import { systemClock } from "@bluezone/server-kit/time/clock";
import type { Staff } from "../staff.ts";
import { totpAt } from "./totp.ts";

/** What an endpoint answered. `code` is a fault's. */
export type Answer = {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: Record<string, unknown>;
};

/** Somebody with a browser. */
export type SignedIn = {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
  /** The authenticator app's secret, in base32. */
  readonly totpSecret: string;
  readonly recoveryCodes: readonly string[];
  /** The header `Cookie` that the browser sends now. */
  readonly cookie: string;
  /** Calls an endpoint; what it answers. Throws the Fault that it answers otherwise. */
  post<E extends Endpoint>(endpoint: E, body: RequestInput<E>): Promise<ResponseOf<E>>;
  /** Calls an endpoint; status, code and body as they come. */
  tries(endpoint: Endpoint, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Hands a file in; `query` is the endpoint's request. Throws the Fault that it answers otherwise. */
  upload<U extends Upload>(
    endpoint: U,
    query: RequestInput<U>,
    bytes: Uint8Array,
    mediaType: string,
  ): Promise<ResponseOf<U>>;
  /** Reads an address of the server as this person. */
  get(path: string): Promise<Response>;
  /** Signs in again, as after the session has ended. `by` takes the next recovery code in place of the app's. */
  again(by?: "recovery"): Promise<Answer>;
};

/** A browser's jar: cookies by name, as a server sets and ends them. */
export type Jar = { header(): string; take(answer: Response): void };

/** An empty jar. */
export function createJar(): Jar {
  const cookies = new Map<string, string>();
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    take(answer) {
      for (const cookie of answer.headers.getSetCookie()) {
        const [pair = "", ...attributes] = cookie.split(";");
        const [name = "", value = ""] = pair.split("=");
        if (attributes.some((one) => one.trim() === "Max-Age=0")) cookies.delete(name);
        else cookies.set(name, value);
      }
    },
  };
}

/** How long an endpoint may take, in ms: longer than any that answers, on the slowest machine. */
const PATIENCE = 120_000;

/** Calls a JSON endpoint with a jar. */
export async function callEndpoint(
  url: string,
  jar: Jar,
  endpoint: Pick<Endpoint, "path">,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await fetch(url + endpoint.path, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: jar.header(), ...headers },
    body: JSON.stringify(body),
    // An endpoint that never answers fails the one test that called, and not the whole file by its silence.
    signal: AbortSignal.timeout(PATIENCE),
  });
  jar.take(answer);
  const read = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, code: answer.ok ? undefined : faultCode(read)?.code, body: read };
}

/** What an endpoint answered, or the Fault that it answered. */
function unlessFault({ status, code, body }: Answer): Record<string, unknown> {
  if (status === 200) return body;
  throw new Fault(code ?? `status_${status}`, `${status}: ${String(body["error"] ?? "")}`);
}

/** What every actor's password is made of; it is no secret. */
export const PASSWORD = "bốn con sông chảy về biển";

/**
 * Invites somebody as the operator and accepts. `signInName` is made of the id of the invitation when absent; `jar` is the
 * browser's, a new one when absent.
 */
export async function signIn(options: {
  readonly staff: Pick<Staff, "invite">;
  readonly url: string;
  readonly name: string;
  readonly role: string;
  readonly unitId: string;
  readonly signInName?: string;
  readonly password?: string;
  readonly jar?: Jar;
}): Promise<SignedIn> {
  const { staff, url, name, role, unitId } = options;
  const { token, id } = await staff.invite({ name, role, unitId });
  const given = {
    token,
    name,
    signInName: options.signInName ?? `user.${id}`,
    password: options.password ?? PASSWORD,
  };
  return acceptWith(url, given, options.jar);
}

/** Accepts an invitation by its token, with an authenticator app. Throws the Fault that an endpoint answers. */
export async function acceptWith(
  url: string,
  given: RequestOf<typeof accept>,
  jar: Jar = createJar(),
): Promise<SignedIn> {
  const begun = unlessFault(await callEndpoint(url, jar, accept, given));
  const totpSecret = String(begun["totpSecret"]);
  // The app on a phone shows real time's code, whatever clock the server has. A code counts once: the step that the next is for.
  let step = 0;
  const code = () => {
    const real = systemClock.now();
    const at = totpAt(totpSecret, Instant(plus(real, Seconds(30 * ((step % 3) - 1)))));
    step += 1;
    return at;
  };
  const confirm = () => callEndpoint(url, jar, acceptTotp, { enrolment: begun["enrolment"], code: code() });
  const first = await confirm();
  // On a slow machine the first code may be two half minutes old when it is looked at; the next is not.
  const finished = unlessFault(first.code === "wrong_code" ? await confirm() : first);
  const recoveryCodes = finished["recoveryCodes"] as readonly string[];
  let recoveries = 0;
  const { signInName, password } = given;
  return {
    id: String(finished["id"]),
    name: String(finished["name"]),
    signInName,
    password,
    totpSecret,
    recoveryCodes,
    get cookie() {
      return jar.header();
    },
    async post(endpoint, body) {
      return unlessFault(await callEndpoint(url, jar, endpoint, body)) as ResponseOf<typeof endpoint>;
    },
    tries: (endpoint, body, headers) => callEndpoint(url, jar, endpoint, body, headers),
    async upload(endpoint, query, bytes, mediaType) {
      const asked = new URLSearchParams(query as Record<string, string>);
      const answer = await fetch(`${url}${endpoint.path}?${asked}`, {
        method: "POST",
        headers: { "content-type": mediaType, cookie: jar.header() },
        body: bytes as Uint8Array<ArrayBuffer>,
      });
      const body = (await answer.json()) as Record<string, unknown>;
      return unlessFault({ status: answer.status, code: faultCode(body)?.code, body }) as ResponseOf<
        typeof endpoint
      >;
    },
    get: (path) => fetch(url + path, { headers: { cookie: jar.header() } }),
    again(by) {
      const next = by === "recovery" ? recoveryCodes[recoveries] : code();
      if (by === "recovery") recoveries += 1;
      return callEndpoint(url, jar, signInEndpoint, { signInName, password, code: next });
    },
  };
}
