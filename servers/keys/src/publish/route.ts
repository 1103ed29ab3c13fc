/** The endpoint where keys are published. */
import { publish } from "@bluezone/contract/keys/publish";
import type { Http } from "@bluezone/server-kit/http/http";
import { type PublishContext, publishKeys } from "./publish.ts";

/** Adds the endpoint. */
export function publishRoute(http: Http, context: PublishContext): void {
  http.route(publish, (request) => publishKeys(context, request));
}
