/** The desk's ports in a browser. */
import type { Transport } from "@bluezone/contract/client";
import { PERSON_HEADER, UNATTENDED_HEADER } from "@bluezone/contract/staff/endpoint";
import type { SendFile } from "./api.ts";
import { watchAttendance } from "./attendance.ts";

/** Whom the page shows as signed in; undefined before anybody is. */
type Shown = () => string | undefined;

/** What a call says of the page that makes it. */
type Headers = () => Readonly<Record<string, string>>;

/** Both ports. `attended` says whether somebody is at the page. */
export function browserPorts(
  shown: Shown,
  attended: () => boolean = watchAttendance(window),
): { readonly transport: Transport; readonly sendFile: SendFile } {
  const headers: Headers = () => {
    const id = shown();
    return {
      ...(id === undefined ? {} : { [PERSON_HEADER]: id }),
      ...(attended() ? {} : { [UNATTENDED_HEADER]: "1" }),
    };
  };
  return { transport: browserTransport(headers), sendFile: browserSendFile(headers) };
}

/** Carries calls by `fetch`, with the session's cookie. */
const browserTransport =
  (ofPage: Headers): Transport =>
  async ({ method, url, headers, body }) => {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...ofPage() },
      credentials: "same-origin",
      cache: "no-store",
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  };

/** Sends a file by `XMLHttpRequest`: `fetch` cannot say how far it has come. */
const browserSendFile =
  (ofPage: Headers): SendFile =>
  ({ url, mediaType, file, progress }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("content-type", mediaType);
      request.setRequestHeader("accept", "application/json");
      for (const [name, value] of Object.entries(ofPage())) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
      request.onload = () => resolve({ status: request.status, text: request.responseText });
      request.onerror = request.onabort = request.ontimeout = () => reject(new Error("no answer came"));
      request.send(file);
    });
