/** HTTP for phones that live in Node: real requests on a real socket. */
import { Agent, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Transport } from "@bluezone/contract/client";
import { type Duration, inSeconds, Seconds } from "@bluezone/protocol/time";

/** Longest answer that is read: an export file of half a million keys is about 16 MB. */
const LONGEST_ANSWER = 64 * 1024 * 1024;

/**
 * A transport over node:http(s). Rejects when no whole answer comes within `patience`.
 * Header names and order are exactly those given, so that real calls and cover traffic differ in nothing.
 */
export function nodeTransport(patience: Duration = Seconds(20)): Transport & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const transport: Transport = ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const secure = url.startsWith("https:");
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const open = secure ? httpsRequest : httpRequest;
      const request = open(
        url,
        { method, headers: { ...headers, ...length }, ...(secure ? {} : { agent }) },
        (answer) => {
          const parts: Buffer[] = [];
          let size = 0;
          answer.on("data", (part: Buffer) => {
            size += part.length;
            if (size > LONGEST_ANSWER) answer.destroy(new RangeError("the answer is too long"));
            else parts.push(part);
          });
          answer.on("error", reject);
          answer.on("end", () => {
            const named = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
            resolve({
              status: answer.statusCode ?? 0,
              headers: Object.fromEntries(named),
              body: Buffer.concat(parts),
            });
          });
        },
      );
      request.setTimeout(inSeconds(patience) * 1_000, () => request.destroy(new Error("no answer in time")));
      request.on("error", reject);
      request.end(body);
    });
  return Object.assign(transport, { close: () => agent.destroy() });
}
