/** The desk's ports in a browser. */
import type { Transport } from "@bluezone/contract/client";
import type { SendFile } from "./api.ts";

/** Carries calls by `fetch`, with the session's cookie. */
export const browserTransport: Transport = async ({ method, url, headers, body }) => {
  const answer = await fetch(url, {
    method,
    headers,
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
export const browserSendFile: SendFile = ({ url, mediaType, file, progress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("content-type", mediaType);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = request.onabort = request.ontimeout = () => reject(new Error("no answer came"));
    request.send(file);
  });
