/** The stage: serves the page on loopback and keeps one WebSocket a page, out with the view, in with commands. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PhoneHandle } from "@bluezone/device/handle";
import type { Line } from "@bluezone/device/remote/line";
import { servePhone } from "@bluezone/device/remote/serve-phone";
import type { BuiltFile } from "@bluezone/server-kit/http/built-files";
import { ownHost, ownOrigin, type PageToken, refusal, tokenCookie } from "@bluezone/server-kit/http/own-page";
import { StartError } from "@bluezone/server-kit/start/start-error";
import { type WebSocket, WebSocketServer } from "ws";
import { PHONES, type PhoneApp } from "./phone-app.ts";
import {
  NO_DESK,
  NO_PAGE,
  OTHER_HOST,
  OTHER_METHOD,
  OTHER_ORIGIN,
  type Refusal,
  refuse,
  SECURITY,
} from "./refusals.ts";
import { Command, type StageView } from "./view.ts";

export type StageOptions = {
  readonly port: number;
  readonly files: ReadonlyMap<string, BuiltFile>;
  /** The residents' app, and each resident's phone for it; undefined: nobody of that name lives here. */
  readonly phoneApp: PhoneApp;
  phone(resident: string): PhoneHandle | undefined;
  /** Signs an officer in: where the desk is, and the cookies to keep; undefined: nobody of that name works here. */
  desk(officer: string): Promise<{ readonly url: string; readonly cookies: readonly string[] } | undefined>;
  /** The whole view as it is now. */
  view(): StageView;
  /** Does what a visitor asked; throws an Error whose message the visitor may read when it can't be done. */
  act(command: Command): Promise<void>;
};

export type Stage = {
  readonly url: string;
  /** Sends the view to every open page. */
  publish(): void;
  stop(): Promise<void>;
};

/** Longest message that a page or a phone may send, in bytes. */
const LONGEST_COMMAND = 4_096;
/** "/officer/<officer>": opens the desk as one of the town's officers. */
const OFFICER_PATH = /^\/officer\/([a-z-]{1,32})$/;
/** "/phone/<resident><path>". */
const PHONE_PATH = new RegExp(`^${PHONES}([a-z-]{1,32})(/.*)?$`);

/** A WebSocket as the line that a phone is served over. */
function lineOf(socket: WebSocket): Line {
  socket.on("error", () => socket.terminate());
  return {
    send: (text) => socket.send(text),
    onText: (listener) => void socket.on("message", (data) => listener(String(data))),
    onClose: (listener) => void socket.on("close", listener),
  };
}

/** A path as it is meant; one that nobody can read stays as it is, and no file has it. */
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Who may come in: the town's own page of this start, at its own port. */
type Gate = { readonly token: PageToken; port(): number };

function answer(
  options: StageOptions,
  { token, port }: Gate,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const no = (why: Refusal) => refuse(request, response, why);
  if (!ownHost(request.headers.host, port())) return void no(OTHER_HOST);
  if (!ownOrigin(request.headers.origin, port())) return void no(OTHER_ORIGIN);
  if (request.method !== "GET") return void no(OTHER_METHOD);
  const path = request.url?.split("?")[0] ?? "";
  const [, officer] = OFFICER_PATH.exec(path) ?? [];
  if (officer !== undefined) return void openDesk(options, port(), officer, request, response);
  const [, resident, below] = PHONE_PATH.exec(path) ?? [];
  const file =
    resident === undefined
      ? options.files.get(path)
      : options.phone(resident) && options.phoneApp.file(resident, readable(below ?? "/"));
  if (!file) return void no(NO_PAGE);
  response
    .writeHead(200, {
      "content-type": file.type,
      "cache-control": "no-store",
      "set-cookie": tokenCookie(token),
      ...SECURITY,
    })
    .end(file.body);
}

/**
 * Browsers keep cookies by host, whatever the port: those that the desk's server set for the officer are passed on here,
 * at the host that its pages have.
 */
async function openDesk(
  options: StageOptions,
  port: number,
  officer: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const away = (location: string, cookies: readonly string[] = []) =>
    response.writeHead(302, { location, "set-cookie": [...cookies], "cache-control": "no-store" }).end();
  if (!request.headers.host?.startsWith("127.0.0.1:"))
    return void away(`http://127.0.0.1:${port}/officer/${officer}`);
  const desk = await options.desk(officer).catch(() => undefined);
  if (desk) return void away(desk.url, desk.cookies);
  refuse(request, response, NO_DESK);
}

/** Does a command; why it was not done, for the visitor. */
async function obey(options: StageOptions, text: string): Promise<string | undefined> {
  try {
    const command = Command.safeParse(JSON.parse(text));
    if (!command.success) return "Lệnh không đúng dạng. · The command has the wrong form.";
    await options.act(command.data);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The pages that are open: each gets the view and sends commands. */
function openPages(options: StageOptions) {
  const pages = new Set<WebSocket>();
  const viewText = (): string => JSON.stringify({ view: options.view() });
  function publish(): void {
    if (pages.size === 0) return;
    const message = viewText();
    for (const line of pages) if (line.bufferedAmount < 1_000_000) line.send(message);
  }
  return {
    publish,
    add(line: WebSocket): void {
      pages.add(line);
      line.on("close", () => pages.delete(line));
      line.on("error", () => line.terminate());
      line.on("message", async (data) => {
        const refused = await obey(options, String(data));
        if (refused !== undefined) line.send(JSON.stringify({ refusal: refused }));
        publish();
      });
      line.send(viewText());
    },
  };
}

/** Throws StartError when the port is taken. */
function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new StartError(
              `Port ${port} is taken by another program: stop that, or choose another, for example TOWN_PORT=${port + 1}.`,
            )
          : error,
      );
    });
    http.listen(port, "127.0.0.1", resolve);
  });
}

/** Opens the stage on loopback only. Throws StartError with one sentence when the port is taken. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const token = { name: "bluezone-town", token: randomBytes(24).toString("base64url") };
  const http = createServer((request, response) => answer(options, { token, port }, request, response));
  const lines = new WebSocketServer({ noServer: true, maxPayload: LONGEST_COMMAND });
  const pages = openPages(options);
  const port = (): number => (http.address() as AddressInfo).port;

  http.on("upgrade", (request, socket, head) => {
    // Node leaves it to us: a reset that nobody hears would end the town.
    socket.on("error", () => socket.destroy());
    const { host, origin, cookie } = request.headers;
    const [, resident, below] = PHONE_PATH.exec(request.url ?? "") ?? [];
    const phone = resident !== undefined && below === "/line" ? options.phone(resident) : undefined;
    const known = request.url === "/stage" || phone !== undefined;
    if (!known || refusal({ host, origin, cookie }, port(), token) !== undefined)
      return void socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
    if (phone)
      return lines.handleUpgrade(request, socket, head, (line) => {
        servePhone(phone, lineOf(line));
      });
    lines.handleUpgrade(request, socket, head, pages.add);
  });

  await listen(http, options.port);
  return {
    url: `http://127.0.0.1:${port()}`,
    publish: pages.publish,
    async stop() {
      for (const line of lines.clients) line.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
