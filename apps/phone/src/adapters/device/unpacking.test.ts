/** The browsers' adapter on the same interfaces of Node; in a browser the walks of the phone read exports by it. */
import assert from "node:assert/strict";
import { unpackingRules } from "@bluezone/protocol/testing/unpacking-rules";
import { openUnpacking } from "./unpacking.web.ts";

const unpacking = openUnpacking();
assert.ok(unpacking);
unpackingRules(unpacking);
