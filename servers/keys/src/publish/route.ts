/** The door where keys are published. */
import { Fault } from "@bluezone/contract/fault";
import { publish } from "@bluezone/contract/keys/publish";
import type { Http } from "@bluezone/server-kit/http";
import { type PublishContext, publishKeys } from "./publish.ts";

/** @param maintenance whether the operator has closed the door for a while: then all are asked to come again. */
export function publishRoute(http: Http, context: PublishContext, maintenance: boolean): void {
  http.route(publish, async (request) => {
    if (maintenance)
      throw new Fault("maintenance_mode", "The key server is being worked on. Try again later.");
    return publishKeys(context, request);
  });
}
