/**
 * The residents' app: the phone's own web build, made once in the background and kept, and served for each resident under
 * an address of their own. What the build needs to know of its address is a mark that is written over when a file is served.
 */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { bringUpToDate } from "@bluezone/server-kit/files/built-folder";
import { type BuiltFile, filesOf } from "@bluezone/server-kit/http/built-files";
import type { PhoneAppView } from "./view.ts";

const root = resolve(import.meta.dirname, "../../..");
const phone = join(root, "apps/phone");
const dist = join(phone, "dist/town");
const sources = [
  phone,
  ...["contract", "device", "policy", "protocol", "ui", "vietnamese"].map((room) =>
    join(root, "packages", room, "src"),
  ),
];

/** Stands in the built files where a resident's address will be. */
const MARK = "/phone/__resident__";
/** The addresses of residents' phones. */
export const PHONES = "/phone/";

/** The app of the town's phones. */
export type PhoneApp = {
  readonly view: PhoneAppView;
  /** A file of a resident's app by its path below the resident's address; any path that is no file is the app itself. */
  file(resident: string, path: string): BuiltFile | undefined;
};

/** Builds the web app with the machine's own tools. Resolves with why it failed, or nothing. */
function build(into: string, until: AbortSignal): Promise<string | undefined> {
  return new Promise((settle) => {
    const child = spawn(
      process.execPath,
      [join(root, "node_modules/expo/bin/cli"), "export", "--platform", "web", "--output-dir", into],
      {
        cwd: phone,
        env: {
          ...process.env,
          PHONE_BASE: MARK,
          EXPO_PUBLIC_DEMO: "1",
          EXPO_NO_TELEMETRY: "1",
          EXPO_OFFLINE: "1",
          CI: "1",
          NODE_ENV: "production",
        },
        stdio: ["ignore", "ignore", "pipe"],
        signal: until,
      },
    );
    let said = "";
    child.stderr.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    child.on("error", (error) => settle(error.message));
    child.on("exit", (code) =>
      settle(code === 0 ? undefined : said.trim().split("\n").at(-1) || `code ${code}`),
    );
  });
}

/** A built file with a resident's address in it. */
function addressed(resident: string, { type, body }: BuiltFile): BuiltFile {
  const base = `${PHONES}${resident}`;
  const text = new TextDecoder().decode(body).replaceAll(MARK, base);
  // The line to this resident's engine: an app that finds none runs an engine of its own.
  const lined = type.startsWith("text/html")
    ? text.replace("<head>", `<head><meta name="bluezone-line" content="${base}/line">`)
    : text;
  return { type, body: new TextEncoder().encode(lined) };
}

/** Residents' files out of the built ones: each is addressed once for each resident, however many paths lead to it. */
export function filesFor(built: ReadonlyMap<string, BuiltFile>): PhoneApp["file"] {
  const served = new Map<string, BuiltFile>();
  return (resident, path) => {
    const own = built.has(path) || /\.\w+$/.test(path) ? path : "/index.html";
    const found = built.get(own);
    if (!found || !/^text\/(html|javascript|css)/.test(found.type)) return found;
    const name = `${resident}${own}`;
    const kept = served.get(name) ?? addressed(resident, found);
    served.set(name, kept);
    return kept;
  };
}

/** Begins building where that is due, and tells when something has changed. */
export function openPhoneApp(shown: "app" | "card", until: AbortSignal, changed: () => void): PhoneApp {
  let view: PhoneAppView = shown === "card" ? { is: "off" } : { is: "building", since: Date.now() };
  let file = filesFor(new Map());

  async function make(): Promise<PhoneAppView> {
    await bringUpToDate({
      folder: dist,
      sources,
      async build(into) {
        const why = await build(into, until);
        if (why !== undefined) throw new Error(why);
      },
    });
    file = filesFor(filesOf(dist));
    return { is: "ready" };
  }
  if (shown === "app")
    void make()
      .catch(
        (error: unknown): PhoneAppView => ({
          is: "failed",
          why: error instanceof Error ? error.message : String(error),
        }),
      )
      .then((made) => {
        view = made;
        changed();
      });

  return {
    get view() {
      return view;
    },
    file: (resident, path) => file(resident, path),
  };
}
