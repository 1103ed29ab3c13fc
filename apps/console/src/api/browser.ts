/** The desk's ports in a browser. */
import type { Transport } from "@bluezone/contract/client";
import { PERSON_HEADER } from "@bluezone/contract/staff/endpoint";
import type { SendFile } from "./api.ts";

/** Whom the page shows as signed in; undefined before anybody is. */
type Shown = () => string | undefined;

const shownBy = (shown: Shown): Readonly<Record<string, string>> => {
  const id = shown();
  return id === undefined ? {} : { [PERSON_HEADER]: id };
};

/** Both ports. */
export const browserPorts = (
  shown: Shown,
): { readonly transport: Transport; readonly sendFile: SendFile } => ({
  transport: browserTransport(shown),
  sendFile: browserSendFile(shown),
});

/** Carries calls by `fetch`, with the session's cookie. */
const browserTransport =
  (shown: Shown): Transport =>
  async ({ method, url, headers, body }) => {
    const answer = await fetch(url, {
      method,
      headers: { ...headers, ...shownBy(shown) },
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
  (shown: Shown): SendFile =>
  ({ url, mediaType, file, progress }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.setRequestHeader("content-type", mediaType);
      request.setRequestHeader("accept", "application/json");
      for (const [name, value] of Object.entries(shownBy(shown))) request.setRequestHeader(name, value);
      request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
      request.onload = () => resolve({ status: request.status, text: request.responseText });
      request.onerror = request.onabort = request.ontimeout = () => reject(new Error("no answer came"));
      request.send(file);
    });
