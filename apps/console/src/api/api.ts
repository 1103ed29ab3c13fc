/** The desk's way to its server: every endpoint of the contract by its description, and files in and out. */
import { type Caller, call, type Transport } from "@bluezone/contract/client";
import type {
  Download,
  Endpoint,
  RequestInput,
  RequestOf,
  ResponseOf,
  Upload,
} from "@bluezone/contract/endpoint";
import { faultCode } from "@bluezone/contract/fault";
import { Refused } from "./refused.ts";
import type { ServerTime } from "./server-time.ts";

/** Sends a file. Rejects only when no answer came. `progress` is told the share that has left, 0 to 1. */
export type SendFile = (request: {
  readonly url: string;
  readonly mediaType: string;
  readonly file: Blob;
  readonly progress: (share: number) => void;
}) => Promise<{ readonly status: number; readonly text: string }>;

/** Every way to the server. All throw `Refused` for what a network or a server does. */
export type Api = {
  ask<E extends Endpoint>(endpoint: E, told: RequestInput<E>): Promise<ResponseOf<E>>;
  upload<U extends Upload>(
    endpoint: U,
    file: Blob,
    told: RequestInput<U>,
    progress?: (share: number) => void,
  ): Promise<ResponseOf<U>>;
  /** The address of a file, for a link; `parts` fill the `:name` parts of its path. */
  href(endpoint: Pick<Download, "path">, parts?: Readonly<Record<string, string>>): string;
};

/** What the desk asks of its browser. */
export type ApiPorts = {
  readonly transport: Transport;
  readonly sendFile: SendFile;
  readonly time: ServerTime;
  /** Called when a session has ended: true once the same person has signed in again, and the call is made again. */
  readonly renew: () => Promise<boolean>;
};

const ENDED = "not_signed_in";

/** Fills the `:name` parts of a path. Throws RangeError when one is not given. */
function fill(path: string, parts: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new RangeError(`${path} needs ${name}`);
    return encodeURIComponent(part);
  });
}

/** The client. */
export function createApi({ transport, sendFile, time, renew }: ApiPorts): Api {
  // Padding is for the phones' endpoints: a desk's have none.
  const caller: Caller = { baseUrl: "", transport, random: (n) => new Uint8Array(n) };

  async function again<T>(endpoint: Endpoint | Upload, attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (endpoint.audience === "open" || !(error instanceof Refused) || error.code !== ENDED) throw error;
      if (!(await renew())) throw error;
      return attempt();
    }
  }

  const read = <E extends Endpoint | Upload>(endpoint: E, told: RequestInput<E>): RequestOf<E> => {
    const parsed = endpoint.request.safeParse(told);
    if (!parsed.success) throw new Refused(endpoint.malformed, 400, parsed.error.message);
    return parsed.data as RequestOf<E>;
  };

  return {
    ask: (endpoint, told) =>
      again(endpoint, async () => {
        const answer = await call(caller, endpoint, read(endpoint, told));
        if (answer.date !== undefined) time.heard(answer.date);
        if (!answer.ok) throw new Refused(answer.code, answer.status, answer.message);
        return answer.value as ResponseOf<typeof endpoint>;
      }),

    upload: (endpoint, file, told, progress = () => {}) =>
      again(endpoint, async () => {
        const query = new URLSearchParams(
          Object.entries(read(endpoint, told) as object).map(([name, value]) => [name, String(value)]),
        );
        const url = query.size === 0 ? endpoint.path : `${endpoint.path}?${query}`;
        const { status, text } = await sendFile({ url, mediaType: file.type, file, progress }).catch(() => {
          throw new Refused("unreachable", 0, "no answer came");
        });
        const unreadable = new Refused("unreadable", status, "the answer breaks the contract");
        let json: unknown;
        try {
          json = JSON.parse(text);
        } catch {
          throw unreadable;
        }
        if (status !== 200) {
          const fault = faultCode(json);
          throw fault ? new Refused(fault.code, status, fault.message) : unreadable;
        }
        const parsed = endpoint.response.safeParse(json);
        if (!parsed.success) throw unreadable;
        return parsed.data as ResponseOf<typeof endpoint>;
      }),

    href: ({ path }, parts = {}) => fill(path, parts),
  };
}
